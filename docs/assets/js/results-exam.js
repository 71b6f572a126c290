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
   * @param {object} bank of macros/exam_files.py @param {{root: string, exercises: Record<string, Place[]>}} links way to the
   *   root of the site, where the addresses of the bank begin, and exercises by chapter
   * @returns {Exam}
   */
  function resultsExam(bank, { root, exercises }) {
    const listed = ({ choices }) => Object.entries(choices).map(([id, text]) => ({ id, text }));
    const known = Object.fromEntries(bank.questions.map((each) => [each.id, { ...each, choices: listed(each) }]));
    const chapter = (id) => bank.chapters.find((each) => each.id === id) || { no: id, title: "", href: "" };
    const places = (found) => [...new Map(found.filter(([href]) => href)).entries()].map(([href, title]) => ({ href: root + href, title }));
    return {
      known,
      sets: bank.sets,
      name: (id) => `${chapter(id).no} ${chapter(id).title}`.trim(),
      drawn: (code) => drawn(bank, code),
      /** What to read and to practise: the entries of the questions that most got wrong, the exercises of the chapter. */
      more({ id, questions }, figures) {
        const wrong = figures.filter((each) => questions.includes(each.id) && each.wrong.part).sort((one, other) => other.wrong.part - one.wrong.part);
        const { href, no, title } = chapter(id);
        const read = [...wrong.map((each) => known[each.id].read), [href, `${no} ${title}`]];
        return { entries: places(read).slice(0, MOST_ENTRIES), exercises: (exercises[id] || []).map((each) => ({ ...each, href: root + each.href })) };
      },
    };
  }

  KB.resultsExam = resultsExam;
})();
