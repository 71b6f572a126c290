/**
 * KB.resultsExam: what the report must know of the questions and of where on this site their subjects are taught.
 *
 * @typedef {{href: string, title: string}} Place
 * @typedef {{known: Record<string, object>, name: (chapter: string) => string, more: Function, sets: object[],
 *   drawn: (code: string) => {paper: import("./results-read").Paper, sheet: import("./exam-draw").Paper}}} Exam
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const MOST_ENTRIES = 3;

  /** The drawn paper of a room's code, and what result files say of it. @param {string} code @returns {{paper: object, sheet: object}} */
  function drawn(bank, code) {
    const sheet = KB.exam.draw(bank, KB.exam.order(code));
    const { seed, chapters, count, questions } = sheet;
    return { paper: { seed, chapters, count, questions: questions.map(({ id }) => id) }, sheet };
  }

  /**
   * @param {object} bank of the generated script @param {{entries: Record<string, Place>, exercises: Record<string, Place[]>}} links
   * @returns {Exam}
   */
  function resultsExam(bank, { entries, exercises }) {
    const listed = ({ choices }) => Object.entries(choices).map(([id, text]) => ({ id, text }));
    const known = Object.fromEntries(bank.questions.map((each) => [each.id, { ...each, choices: listed(each) }]));
    const chapter = (id) => bank.chapters.find((each) => each.id === id) || { no: id, title: "", entry: "" };
    return {
      known,
      sets: bank.sets,
      name: (id) => `${chapter(id).no} ${chapter(id).title}`.trim(),
      drawn: (code) => drawn(bank, code),
      /** What to read and to practise: the entries of the questions that most got wrong, the exercises of the chapter. */
      more({ id, questions }, figures) {
        const wrong = figures.filter((each) => questions.includes(each.id) && each.wrong.part).sort((one, other) => other.wrong.part - one.wrong.part);
        const ids = [...new Set([...wrong.map((each) => known[each.id].entry), chapter(id).entry])].filter((each) => entries[each]);
        return { entries: ids.slice(0, MOST_ENTRIES).map((each) => entries[each]), exercises: exercises[id] || [] };
      },
    };
  }

  KB.resultsExam = resultsExam;
})();
