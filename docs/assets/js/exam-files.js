/**
 * KB.examFiles: what leaves the test's pages: a person's result as a file, a room's paper and its key in Word.
 * The result's schema is published as schema/test-result-1.json (macros/result_schema.py).
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  const { LETTERS } = KB.exam;

  /**
   * @param {{paper: import("./exam-draw").Paper, round: string, participant: string, taken: string, answers: object}} attempt
   */
  function record({ paper, round, participant, taken, answers }) {
    const { seed, chapters, count, questions } = paper;
    const ids = questions.map(({ id }) => id);
    const given = Object.fromEntries(ids.filter((id) => answers[id]).map((id) => [id, answers[id]]));
    return { schema: "kb-test-result-1", paper: { seed, chapters, count, questions: ids }, round, participant, taken, answers: given };
  }

  /** @returns {{name: string, blob: Blob}} */
  function result(attempt) {
    const text = `${JSON.stringify(record(attempt), null, 1)}\n`;
    const name = `kb-test-${attempt.paper.seed}-${attempt.round}-${attempt.participant}.json`;
    return { name, blob: new Blob([text], { type: "application/json" }) };
  }

  /** What the blanks of macros/exam_paper.py ask for. @param {import("./exam-draw").Paper} paper */
  function values(paper) {
    const answers = {};
    const questions = paper.questions.map(({ id, choices }) => {
      const { question, choices: words, answer, reason, grounds } = KB.examParts.byId(id);
      answers[id] = answer;
      const shown = Object.fromEntries(choices.map((choice, i) => [`choice${i + 1}`, words[choice]]));
      return { ask: question, ...shown, letter: LETTERS[choices.indexOf(answer)], right: words[answer], reason, grounds };
    });
    return { title: `รหัสห้อง ${paper.seed}`, count: paper.count, letters: KB.exam.letters(paper, answers), questions };
  }

  /** @param {"exam-paper"|"exam-key"} kind @param {import("./exam-draw").Paper} paper @returns {Promise<{name: string, blob: Blob}>} */
  async function word(kind, paper) {
    const template = await KB.templates.load("forms", kind);
    const answers = KB.answers(template.fields, values(paper));
    return { name: `${kind}-${paper.seed}.docx`, blob: await KB.templates.fill(template, answers, "docx") };
  }

  KB.examFiles = { record, result, word };
})();
