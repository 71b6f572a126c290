/**
 * KB.resultsParts: what the page of test results draws of its figures: tables, bars of both rounds, links to read on.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  const { el, link } = KB;
  const { NONE, advice, average, change, choiceOf, common, counted, share, signed } = KB.resultsWords;
  const MOST_PERSONS = 60;
  const n = (number) => KB.thai.formatNumber(number);

  const tagged = ({ reteach }, words) => (reteach ? KB.tag("kb-tag--warn", words) : words);

  // --- The room ------------------------------------------------------------------------------------------------------

  /** @param {object} figures of KB.resultsScore @returns {HTMLElement[]} */
  function summary({ full, before, after, pairs, small }) {
    const row = (label, round) => [label, n(round.count), average(round), share(round.share), counted(round.passed)];
    const gain = pairs.gain ? `${share(pairs.gain)} (${pairs.gain.part} จาก ${pairs.gain.whole} คะแนนที่ยังขาด)` : NONE;
    const facts = [
      ["พัฒนาการของห้อง (ร้อยละ)", gain], ["ทำทั้งสองรอบ", `${n(pairs.count)} คน`],
      ["ได้เต็มตั้งแต่ก่อนเรียน", `${n(pairs.wasFull)} คน ไม่มีพัฒนาการรายคน แต่รวมในของห้อง`],
    ];
    return [
      KB.table(["รอบ", "คน", `คะแนนเฉลี่ย (เต็ม ${full})`, "เฉลี่ยร้อยละ", "ผ่าน"], [
        row("ก่อนเรียน ทุกคน", before), row("หลังเรียน ทุกคน", after),
        ...(pairs.count ? [row("ก่อนเรียน ผู้ทำทั้งสองรอบ", pairs.before), row("หลังเรียน ผู้ทำทั้งสองรอบ", pairs.after)] : []),
      ]),
      el("dl", { className: "kb-results__facts" }, ...facts.map(([term, words]) => el("div", {}, el("dt", {}, term), el("dd", {}, words)))),
      ...(pairs.reteach ? [el("p", {}, KB.tag("kb-tag--warn", KB.resultsWords.AGAIN), ` พัฒนาการของห้องต่ำกว่าร้อยละ ${KB.resultsScore.RETEACH}`)] : []),
      ...(small ? [el("p", { className: "kb-note" }, KB.resultsWords.SMALL)] : []),
    ];
  }

  // --- Chapters ------------------------------------------------------------------------------------------------------

  /** Bars of both rounds as a table: one thing to read, aloud or by eye. @param {object[]} chapters @param {object} exam */
  function bars(chapters, exam) {
    const cell = (each) => {
      if (!each.whole) return el("td", {}, NONE);
      const bar = el("span", { className: "kb-bars__bar", "aria-hidden": "true" });
      bar.style.setProperty("--kb-share", `${share(each)}%`);
      return el("td", {}, bar, share(each));
    };
    const row = (each) => el("tr", {}, el("th", { scope: "row" }, exam.name(each.id)), cell(each.before), cell(each.after), el("td", {}, signed(change(each))));
    const title = el("b", { id: "rs-bars" }, "ตอบถูกก่อนและหลังเรียนตามบท");
    return el("figure", { className: "kb-bars", "aria-labelledby": "rs-bars" }, el("figcaption", {}, title, el("p", {}, said(chapters, exam))),
      el("table", { className: "kb-bars__table" },
        el("thead", {}, el("tr", {}, ...["หน่วย: ร้อยละ", "ก่อนเรียน", "หลังเรียน", "เปลี่ยน (จุด)"].map((words) => el("th", { scope: "col" }, words)))),
        el("tbody", {}, ...chapters.map(row))));
  }

  /** What the bars show, in a sentence. */
  function said(chapters, exam) {
    const both = chapters.filter((each) => change(each) !== null);
    if (!both.length) return "มีผลรายข้อรอบเดียว จึงยังไม่เห็นการเปลี่ยนแปลง";
    const [most] = [...both].sort((one, other) => change(other) - change(one));
    return `เปลี่ยนมากที่สุดคือ${exam.name(most.id)} จากร้อยละ ${share(most.before)} เป็น ${share(most.after)}`;
  }

  function chapters(figures, exam) {
    const rows = figures.chapters.map((each) => [exam.name(each.id), n(each.questions.length), counted(each.before), counted(each.after), share(each.gain), tagged(each, advice(each))]);
    return [
      bars(figures.chapters, exam),
      KB.table(["บท", "ข้อ", "ถูกก่อนเรียน", "ถูกหลังเรียน", "พัฒนาการ", "ข้อแนะนำ"], rows),
      el("p", { className: "kb-meta" }, "ในวงเล็บและพัฒนาการเป็นร้อยละ"),
    ];
  }

  // --- What to teach again -------------------------------------------------------------------------------------------

  const links = (found) => found.flatMap(({ href, title }, at) => [...(at ? [" · "] : []), link(href, title)]);

  /** The weakest topics, each with what to read and to practise. */
  function weakest({ weakest: found, answered, questions: all }, exam) {
    if (!answered.after) return [el("p", {}, "ยังไม่มีคำตอบหลังเรียนเป็นรายข้อ จึงบอกหัวข้อที่ยังอ่อนไม่ได้")];
    if (!found.length) return [el("p", {}, "หลังเรียนตอบถูกทุกข้อทุกบท")];
    return [el("ol", {}, ...found.map((each) => {
      const { entries, exercises } = exam.more(each, all);
      return el("li", {},
        el("b", {}, exam.name(each.id)), ` หลังเรียนตอบถูกร้อยละ ${share(each.after)} พัฒนาการร้อยละ ${share(each.gain)} `, ...(each.reteach ? [KB.tag("kb-tag--warn", KB.resultsWords.AGAIN)] : []),
        el("br"), "อ่าน: ", ...links(entries),
        ...(exercises.length ? [el("br"), "ฝึก: ", ...links(exercises)] : []));
    }))];
  }

  // --- Questions -----------------------------------------------------------------------------------------------------

  function hardest({ hardest: found, last, answered }, exam) {
    if (!answered[last]) return [el("p", {}, "มีแต่คะแนนรวม ไม่มีคำตอบรายข้อ")];
    if (!found.length) return [el("p", {}, "ไม่มีข้อที่ตอบผิด")];
    const row = (each) => [`ข้อ ${each.n} ${exam.known[each.id].question}`, counted(each.wrong), common(each, exam.known[each.id]), choiceOf(exam.known[each.id], exam.known[each.id].answer)];
    const table = KB.table(["ข้อ", last === "after" ? "ผิดหลังเรียน" : "ผิดก่อนเรียน", "คำตอบผิดที่เลือกมากที่สุด", "คำตอบที่ถูก"], found.map(row));
    return [table, el("p", { className: "kb-meta" }, "ผิดนับรวมข้อที่ไม่ตอบ")];
  }

  function questions({ questions: found }, exam) {
    const row = (each) => [`${each.n}. ${exam.known[each.id].question}`, counted(each.before), counted(each.after), signed(change(each)), share(each.gain)];
    return [KB.table(["ข้อ", "ถูกก่อนเรียน", "ถูกหลังเรียน", "เปลี่ยน (จุด)", "พัฒนาการ"], found.map(row))];
  }

  // --- Persons -------------------------------------------------------------------------------------------------------

  const mark = (number) => (number === null ? NONE : n(number));

  function persons({ persons: found, full }, section, again) {
    const words = { true: "ผ่าน", false: "ไม่ผ่าน", null: NONE };
    const row = (each) => [each.label, mark(each.before), mark(each.after), each.change === null ? NONE : signed(each.change).replace(/\.0$/, ""),
      each.wasFull ? "เต็มแต่แรก" : share(each.gain), words[each.passed]];
    const draw = (some) => KB.table(["เลขผู้เข้าอบรม", `ก่อน (เต็ม ${full})`, "หลัง", "เปลี่ยน", "พัฒนาการ", "ผลหลังเรียน"], some.map(row));
    return KB.capped(section, found, MOST_PERSONS, draw, again);
  }

  KB.resultsParts = { chapters, hardest, persons, questions, summary, weakest };
})();
