/**
 * KB.exam: which questions of the test a room gets, and in which order; the same as macros/exam_draw.py, which says how.
 *
 *   KB.exam.order("k7m2-20-12")      {seed, chapters: ["1", "2"], count: 20}: one code on the whiteboard says it all
 *   KB.exam.draw(KB.examBank, order) {seed, chapters, count, questions: [{id, choices: ["c","a","d","b"]}]}
 *
 * Answers are kept as choice ids in the data's order; letters are what the room sees.
 *
 * @typedef {{seed: string, chapters: string[], count: number}} Order
 * @typedef {{seed: string, chapters: string[], count: number, questions: {id: string, choices: string[]}[]}} Paper
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const CHOICES = ["a", "b", "c", "d"];
  const LETTERS = ["ก", "ข", "ค", "ง"];
  const UNANSWERED = "–";
  const WARM_UP = 16;
  const DEFAULT_COUNT = 10;
  const SEED = /^[a-z0-9][a-z0-9-]{0,19}$/;

  // --- Numbers from a code -------------------------------------------------------------------------------------------

  /** FNV-1a, then xorshift32. @param {string} code of ASCII letters @returns {(n: number) => number} 0 to n - 1 */
  function random(code) {
    let state = 0x811c9dc5;
    for (const letter of code) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193);
    state = state >>> 0 || 1;
    const next = () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return (state >>>= 0);
    };
    for (let i = 0; i < WARM_UP; i++) next();
    return (n) => Math.floor((next() * n) / 0x100000000); // below 2^53: exact
  }

  function shuffled(items, below) {
    const mixed = [...items];
    for (let last = mixed.length - 1; last > 0; last--) {
      const other = below(last + 1);
      [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
    }
    return mixed;
  }

  // --- The paper -----------------------------------------------------------------------------------------------------

  const sum = (numbers) => numbers.reduce((all, each) => all + each, 0);

  /** One each if that is possible, the rest by size. @param {number[]} sizes @param {number} count */
  function quotas(sizes, count) {
    const wanted = Math.min(count, sum(sizes));
    const first = sizes.map((size) => (size && wanted >= sizes.length ? 1 : 0));
    const left = wanted - sum(first);
    const room = sizes.map((size, i) => size - first[i]);
    const total = sum(room) || 1;
    const shares = room.map((size) => Math.floor((left * size) / total));
    const remainder = (i) => (left * room[i]) % total;
    const order = sizes.map((_, i) => i).sort((one, other) => remainder(other) - remainder(one) || one - other);
    for (const i of order.slice(0, left - sum(shares))) shares[i] += 1;
    return first.map((one, i) => one + shares[i]);
  }

  function rightPlaces(count, below) {
    const dealt = [];
    while (dealt.length < count) dealt.push(...shuffled([0, 1, 2, 3], below));
    return shuffled(dealt.slice(0, count), below);
  }

  function shown({ id, answer }, place, below) {
    const choices = shuffled(CHOICES.filter((choice) => choice !== answer), below);
    choices.splice(place, 0, answer);
    return { id, choices };
  }

  /** @param {object} bank KB.examBank @param {Order} order no chapter means all @returns {Paper} */
  function draw(bank, { seed, chapters: asked, count }) {
    const below = random(seed);
    const byId = new Map(bank.questions.map((question) => [question.id, question]));
    const fixed = bank.sets.find(({ id }) => id === seed);
    const names = fixed ? fixed.questions.map((id) => byId.get(id).chapter) : asked;
    const chapters = bank.chapters.map(({ id }) => id).filter((id) => !names.length || names.includes(id));
    const ids = fixed ? fixed.questions : chosen(bank, chapters, count, below);
    const places = rightPlaces(ids.length, below);
    return { seed, chapters, count: ids.length, questions: ids.map((id, i) => shown(byId.get(id), places[i], below)) };
  }

  function chosen(bank, chapters, count, below) {
    const ofChapter = chapters.map((chapter) => bank.questions.filter((each) => each.chapter === chapter).map(({ id }) => id));
    const shares = quotas(ofChapter.map((ids) => ids.length), count);
    return ofChapter.flatMap((ids, i) => shuffled(ids, below).slice(0, shares[i]));
  }

  // --- Codes and letters ---------------------------------------------------------------------------------------------

  /** A code as people type it: Thai digits, capitals, spaces. @returns {string} "" if it cannot be one */
  function seedOf(typed) {
    const folded = KB.thai.digits(String(typed || ""), "arabic").toLowerCase().trim().replace(/[\s_–—-]+/g, "-");
    return SEED.test(folded) ? folded : "";
  }

  /**
   * What a code asks for: `k7m2-20` means 20 questions, `k7m2-20-12` of the first and the second chapter. Always two
   * digits, so that `room-2` is just a name.
   * @param {string} seed @param {{chapters?: string[], count?: number}} [chosen] what the page asks for beside it
   * @returns {Order}
   */
  function order(seed, { chapters = [], count = DEFAULT_COUNT } = {}) {
    const [, many, places = ""] = /^.+?-(\d{2})(?:-([1-9]{1,9}))?$/.exec(seed) || [];
    if (!many) return { seed, chapters, count };
    const named = KB.examBank.chapters.filter((_, i) => places.includes(String(i + 1))).map(({ id }) => id);
    return { seed, chapters: named, count: Number(many) || DEFAULT_COUNT };
  }

  /** @param {Paper} paper @param {Record<string, string>} answers @returns {string} letters in fives, – for none */
  function letters(paper, answers) {
    const marks = paper.questions.map(({ id, choices }) => LETTERS[choices.indexOf(answers[id])] || UNANSWERED);
    return marks.map((mark, i) => (i && i % 5 === 0 ? `  ${mark}` : i ? ` ${mark}` : mark)).join("");
  }

  /**
   * Marks that somebody typed from a paper, one a question in its order; 1–4 and a–d serve as well, – or 0 is no answer.
   * @param {Paper} paper @param {string} typed
   * @returns {{answers: Record<string, string>, marks: number, unknown: string[]}} `marks` must equal the paper's count
   */
  function fromLetters(paper, typed) {
    const marks = [...KB.thai.digits(typed, "arabic").toLowerCase().replace(/[\s,./|]+/g, "")];
    const answers = {};
    const unknown = [];
    marks.forEach((mark, i) => {
      const place = ["กขคง", "1234", "abcd"].map((row) => row.indexOf(mark)).find((at) => at >= 0);
      if (place === undefined && !"-–—0".includes(mark)) unknown.push(mark);
      else if (place !== undefined && paper.questions[i]) answers[paper.questions[i].id] = paper.questions[i].choices[place];
    });
    return { answers, marks: marks.length, unknown };
  }

  KB.exam = { CHOICES, LETTERS, draw, fromLetters, letters, order, quotas, seedOf };
})();
