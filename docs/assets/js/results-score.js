/**
 * KB.resultsScore: what the results of a room say in numbers. Pure. Shares stay fractions {part, whole} and are rounded
 * once, where they are shown.
 *
 * Gain (พัฒนาการ) is (after − before) ÷ (full − before): of a person from both of their papers; of a room, a chapter or a
 * question from the sums of those who took both. Whoever had full marks before has none, and is left out of no sum.
 *
 * @typedef {{part: number, whole: number}} Share
 * @typedef {import("./results-merge").Person} Person
 * @typedef {{before: Share, after: Share, gain: Share|null, reteach: boolean}} Progress right answers of all that were asked
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  /** Percent: whoever has as much passes; a topic whose gain is less is taught again. Proposals of ours, see the page. */
  const PASS = 70;
  const RETEACH = 30;
  const MOST_WEAK = 3;
  const MOST_HARD = 5;
  /** A group of fewer shows what single persons did. */
  const SMALL = 5;

  const sum = (numbers) => numbers.reduce((all, each) => all + each, 0);
  /** Of a hundred, one decimal, halves up; null of nothing. @param {Share|null} share */
  const percent = (share) => (share && share.whole ? Math.round((1000 * share.part) / share.whole) / 10 : null);
  /** Negative, zero or positive, as `one` is the smaller or larger share. */
  const compare = (one, other) => one.part * other.whole - other.part * one.whole;

  /** @param {number} before @param {number} after @param {number} full @returns {Share|null} null if there was nothing left to gain */
  const gain = (before, after, full) => (before < full ? { part: after - before, whole: full - before } : null);
  const isLow = (share) => share !== null && 100 * share.part < RETEACH * share.whole;
  const passes = (score, full) => 100 * score >= PASS * full;

  /** @param {number[]} scores of one round */
  function round(scores, full) {
    return {
      count: scores.length,
      average: { part: sum(scores), whole: scores.length },
      share: { part: sum(scores), whole: scores.length * full },
      passed: { part: scores.filter((score) => passes(score, full)).length, whole: scores.length },
    };
  }

  const scoresOf = (persons, name) => persons.filter((person) => person[name]).map((person) => person[name].score);
  const answersOf = (persons, name) => persons.filter((person) => person[name] && person[name].answers).map((person) => person[name].answers);

  /** @param {string[]} questions @param {Record<string, object>} known */
  function rights(answers, questions, known) {
    return { part: sum(answers.map((given) => questions.filter((id) => given[id] === known[id].answer).length)), whole: answers.length * questions.length };
  }

  /** @returns {Progress} of some questions */
  function progress(persons, questions, known) {
    const both = persons.filter(({ before, after }) => before && after && before.answers && after.answers);
    const [first, second] = ["before", "after"].map((name) => rights(answersOf(both, name), questions, known));
    const found = first.whole ? gain(first.part, second.part, first.whole) : null;
    return {
      before: rights(answersOf(persons, "before"), questions, known),
      after: rights(answersOf(persons, "after"), questions, known),
      gain: found,
      reteach: isLow(found),
    };
  }

  // --- One question --------------------------------------------------------------------------------------------------

  /** Wrong and missing answers, and the wrong choice that most took; several if they are as many. */
  function mistakes(answers, question) {
    const given = answers.map((each) => each[question.id]);
    const count = (choice) => given.filter((each) => each === choice).length;
    const wrong = question.choices.map(({ id }) => id).filter((id) => id !== question.answer);
    const most = Math.max(...wrong.map(count));
    return {
      wrong: { part: given.filter((each) => each !== question.answer).length, whole: given.length },
      blank: count(undefined),
      common: most ? wrong.filter((id) => count(id) === most) : [],
      times: most,
    };
  }

  /** Which round shows what people still get wrong: the second, as soon as anybody took it. */
  const lastRound = (persons) => (answersOf(persons, "after").length ? "after" : "before");

  function questionsOf(persons, paper, known) {
    const answers = answersOf(persons, lastRound(persons));
    return paper.questions.map((id, at) => ({ id, n: at + 1, ...progress(persons, [id], known), ...mistakes(answers, known[id]) }));
  }

  // --- The room ------------------------------------------------------------------------------------------------------

  function person({ label, before, after }, full) {
    const [first, second] = [before, after].map((each) => (each ? each.score : null));
    const both = first !== null && second !== null;
    return {
      label, before: first, after: second,
      change: both ? second - first : null,
      gain: both ? gain(first, second, full) : null,
      wasFull: both && first === full,
      passed: second === null ? null : passes(second, full),
    };
  }

  function pairsOf(persons, full) {
    const both = persons.filter(({ before, after }) => before && after);
    const [first, second] = ["before", "after"].map((name) => round(scoresOf(both, name), full));
    const found = both.length ? gain(sum(scoresOf(both, "before")), sum(scoresOf(both, "after")), both.length * full) : null;
    return { count: both.length, before: first, after: second, gain: found, reteach: isLow(found), wasFull: both.filter(({ before }) => before.score === full).length };
  }

  const chaptersOf = (paper, known) => [...new Set(paper.questions.map((id) => known[id].chapter))];

  /**
   * @param {Person[]} persons @param {import("./results-read").Paper} paper of the room
   * @param {Record<string, import("./results-read").Question>} known questions by id
   */
  function resultsScore(persons, paper, known) {
    const full = paper.count;
    const chapters = chaptersOf(paper, known).map((id) => {
      const questions = paper.questions.filter((each) => known[each].chapter === id);
      return { id, questions, ...progress(persons, questions, known) };
    });
    const questions = questionsOf(persons, paper, known);
    const rounds = { before: round(scoresOf(persons, "before"), full), after: round(scoresOf(persons, "after"), full) };
    const pairs = pairsOf(persons, full);
    return {
      full, ...rounds, pairs, chapters, questions,
      persons: persons.map((each) => person(each, full)),
      answered: { before: answersOf(persons, "before").length, after: answersOf(persons, "after").length },
      last: lastRound(persons),
      weakest: chapters.filter(({ after }) => after.whole && after.part < after.whole).sort((one, other) => compare(one.after, other.after)).slice(0, MOST_WEAK),
      hardest: questions.filter(({ wrong }) => wrong.part).sort((one, other) => compare(other.wrong, one.wrong)).slice(0, MOST_HARD),
      small: [rounds.before.count, rounds.after.count].some((count) => count > 0 && count < SMALL),
    };
  }

  KB.resultsScore = resultsScore;
  Object.assign(KB.resultsScore, { PASS, RETEACH, SMALL, gain, percent });
})();
