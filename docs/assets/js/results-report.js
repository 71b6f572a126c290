/**
 * KB.resultsReport: the figures of a room as the values of macros/results_paper.py. No names: persons are numbers.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  const W = KB.resultsWords;
  const { PASS, RETEACH, percent } = KB.resultsScore;
  const ROUNDS = ["before", "after"];

  /** First and last day of a round, as the paper says it. */
  function days(held, round) {
    const found = held.filter((each) => each.round === round && each.taken).map(({ taken }) => taken).sort();
    const [first, last] = [found[0], found[found.length - 1]];
    return !first ? "" : first === last ? KB.thai.longDate(first) : `${KB.thai.longDate(first)} ถึง ${KB.thai.longDate(last)}`;
  }

  const hundredth = ({ part, whole }) => (whole ? Math.round((100 * part) / whole) / 100 : undefined);
  const number = (value) => (value === null ? undefined : value);

  /** Of a round: how many, their average, how many pass. */
  function ofRound(name, round) {
    return {
      [`${name}_count`]: round.count, [`${name}_average`]: hundredth(round.average), [`${name}_share`]: number(percent(round.share)),
      [`${name}_passed`]: round.passed.part, [`${name}_rate`]: number(percent(round.passed)),
      [`${name}_average_words`]: W.average(round), [`${name}_share_words`]: W.share(round.share), [`${name}_rate_words`]: W.share(round.passed),
    };
  }

  const progress = (each) => ({
    before: number(percent(each.before)), after: number(percent(each.after)), change: number(W.change(each)), gain: number(percent(each.gain)),
    before_words: W.share(each.before), after_words: W.share(each.after), change_words: W.signed(W.change(each)), gain_words: W.share(each.gain),
  });
  const rights = (each) => Object.fromEntries(ROUNDS.flatMap((name) => (each[name].whole ? [[`${name}_right`, each[name].part], [`${name}_of`, each[name].whole]] : [])));

  const chapters = (figures, exam) => figures.chapters.map((each) => ({ title: exam.name(each.id), count: each.questions.length, ...rights(each), ...progress(each), advice: W.advice(each) }));

  function questions(figures, exam) {
    return figures.questions.map((each) => {
      const known = exam.known[each.id];
      return {
        no: each.n, id: each.id, chapter: exam.name(known.chapter), question: known.question, ...rights(each), ...progress(each),
        right: W.choiceOf(known, known.answer), ...(each.wrong.whole ? { wrong: each.wrong.part, blank: each.blank, common: each.wrong.part ? W.common(each, known) : W.NONE } : {}),
      };
    });
  }

  const persons = (figures) => figures.persons.map((each) => ({
    number: each.label, before: number(each.before), after: number(each.after), change: number(each.change), gain: number(percent(each.gain)),
    result: each.passed === null ? W.NONE : each.passed ? "ผ่าน" : "ไม่ผ่าน", note: each.wasFull ? "เต็มตั้งแต่ก่อนเรียน" : "",
  }));

  const titles = (places) => places.map(({ title }) => title).join(", ");

  function weakest(figures, exam) {
    return figures.weakest.map((each) => {
      const { entries, exercises } = exam.more(each, figures.questions);
      const read = [entries.length && `อ่าน ${titles(entries)}`, exercises.length && `ฝึก ${titles(exercises)}`].filter(Boolean).join(" · ");
      return { title: exam.name(each.id), after_words: W.share(each.after), gain_words: W.share(each.gain), advice: W.advice(each), read };
    });
  }

  function hardest(figures, exam) {
    return figures.hardest.map((each) => ({
      no: each.n, question: exam.known[each.id].question, wrong_words: W.counted(each.wrong), common: W.common(each, exam.known[each.id]),
    }));
  }

  /** What the room as a whole is told. */
  function conclusion({ pairs, chapters: found }, exam, faults) {
    const again = found.filter(({ reteach }) => reteach).map(({ id }) => exam.name(id));
    const room = pairs.gain ? `ทำทั้งสองรอบ ${pairs.count} คน พัฒนาการของห้องร้อยละ ${W.share(pairs.gain)}${pairs.reteach ? ` ต่ำกว่าร้อยละ ${RETEACH} ควรสอนซ้ำ` : ""}`
      : pairs.count ? "ผู้ทำทั้งสองรอบได้คะแนนเต็มตั้งแต่ก่อนเรียน จึงไม่มีพัฒนาการ" : "ไม่มีผู้ทำทั้งสองรอบ จึงไม่มีพัฒนาการ";
    const topics = again.length ? `หัวข้อที่ควรสอนซ้ำ: ${again.join(", ")}` : found.some(({ gain }) => gain) ? "ไม่มีหัวข้อที่ต่ำกว่าเกณฑ์สอนซ้ำ" : "";
    const left = faults ? `มีไฟล์หรือผลที่ยังไม่ได้นับ ${faults} จุด ตามแผ่นงานสุดท้ายของรายงาน Excel` : "";
    return [room, topics, left].filter(Boolean).join(" ");
  }

  /**
   * @param {ReturnType<typeof KB.resultsMerge>} result @param {ReturnType<typeof KB.resultsScore>} figures
   * @param {import("./results-exam").Exam} exam @param {import("./fault-list").Remark[]} remarks
   */
  function resultsReport(result, figures, exam, remarks) {
    const { paper } = result.room;
    const used = result.persons.flatMap(({ before, after }) => [before, after].filter(Boolean));
    const { pairs, full, last } = figures;
    const faults = remarks.filter(({ level }) => level === "fault").length;
    return {
      paper: paper.seed || "ไม่ทราบรหัสชุด", full, topics: figures.chapters.map(({ id }) => exam.name(id)).join(", "),
      before_days: days(used, "before"), after_days: days(used, "after"),
      ...ofRound("before", figures.before), ...ofRound("after", figures.after),
      pairs: pairs.count, gain: number(percent(pairs.gain)), was_full: pairs.wasFull,
      pass: PASS, reteach: RETEACH, small: figures.small ? W.SMALL : undefined, conclusion: conclusion(figures, exam, faults),
      last: last === "after" ? "หลังเรียน" : "ก่อนเรียน",
      faults,
      chapters: chapters(figures, exam), questions: questions(figures, exam), persons: persons(figures),
      weakest: weakest(figures, exam), hardest: hardest(figures, exam),
      remarks: remarks.map(({ file, place, level, words }) => ({ file, place, level: KB.faults.LEVELS[level], words })),
    };
  }

  KB.resultsReport = resultsReport;
})();
