/**
 * The page that merges test results of a room: files and typed marks in, figures, report and one data file out.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  const { el, button } = KB;

  const TYPED = "พิมพ์ในตาราง";
  const n = (number) => KB.thai.formatNumber(number);

  class ResultsPage extends KB.MergePage {
    constructor(root) {
      super(root);
      this.exam = KB.resultsExam(KB.examBank, JSON.parse(root.dataset.links));
      this.fileHeads = ["ผล"];
      this.typed = new KB.ResultsTyping(this.find("typing"), this);
    }

    forget() {
      super.forget();
      this.room = "";
      if (this.typed) this.typed.clear();
    }

    held() {
      return { ...super.held(), room: this.room, typed: this.typed.held() };
    }

    restore({ typed, ...held }) {
      this.typed.restore(typed);
      super.restore(held);
      this.typed.choosePaper(typed.kind);
    }

    // --- Reading -----------------------------------------------------------------------------------------------------

    prepare() {}

    async read(file) {
      const found = await KB.resultsFiles.read(file, this.exam.known);
      for (const { choices, room } of found) {
        this.choices = { ...choices, ...this.choices };
        this.room = this.room || room;
      }
      return found;
    }

    /** What stands in the table now, in place of what stood there before. @param {object[]} results @param {object[]} faults */
    take(results, faults) {
      const at = this.returns.findIndex(({ typed }) => typed);
      const remarks = faults.map(({ row, words }) => ({ place: `แถว ${row}`, level: "fault", words }));
      const now = results.length || faults.length ? [{ name: TYPED, typed: true, refused: "", results, choices: {}, room: "", remarks }] : [];
      if (at < 0) this.returns.push(...now);
      else if (now.length || at === this.returns.length - 1) this.returns.splice(at, 1, ...now);
      else this.returns[at] = { ...this.returns[at], results: [], remarks: [] }; // the others keep their places
      this.draw();
    }

    isCounted(at) {
      return this.counted[at] ?? true;
    }

    fileCells({ results }) {
      return [n(results.length)];
    }

    nameOf(held) {
      return this.returns[held.file].name;
    }

    remarks() {
      return this.said;
    }

    // --- Drawing -----------------------------------------------------------------------------------------------------

    redraw() {
      const counting = this.returns.map((each, at) => (this.isCounted(at) ? each : { ...each, results: [] }));
      this.result = KB.resultsMerge(counting, this);
      this.said = KB.resultsRemarks(this.returns, this.result, (held) => this.nameOf(held));
      const { room, persons } = this.result;
      this.figures = room && KB.resultsScore(persons, room.paper, this.exam.known);
      this.find("count").textContent = this.countWords();
      this.drawTwice();
      this.drawFigures();
      this.typed.offer(this.result.piles);
    }

    countWords() {
      const refused = this.returns.filter((each) => each.refused).length;
      const { open, dropped, others } = this.result;
      const { before, after, pairs } = this.figures || {};
      return [
        `${n(this.returns.length)} ไฟล์ อ่านได้ ${n(this.returns.length - refused)} อ่านไม่ได้ ${n(refused)}`,
        ...(this.figures ? [`ก่อนเรียน ${n(before.count)} คน หลังเรียน ${n(after.count)} คน ทั้งสองรอบ ${n(pairs.count)} คน`] : []),
        `ต้องแก้ ${n(this.said.filter(({ level }) => level === "fault").length)} จุด`,
        ...(dropped ? [`ตัดผลซ้ำ ${n(dropped)}`] : []),
        ...(others.length ? [`ผลของชุดอื่น ${n(others.length)}`] : []),
        ...(open.length ? [`ผลซ้ำที่ยังไม่ได้เลือก ${n(open.length)} คน ยังไม่นับ`] : []),
      ].join(" · ");
    }

    drawFigures() {
      const { figures, exam } = this;
      const parts = KB.resultsParts;
      for (const name of ["summary", "chapters", "weakest", "hardest", "questions"]) {
        this.part(name).hidden = !figures || (name !== "summary" && !figures.chapters.length);
        if (figures) this.body(name, ...parts[name](figures, exam));
      }
      this.part("persons").hidden = !figures;
      const again = () => this.body("persons", ...parts.persons(figures, this.part("persons"), again));
      if (figures) again();
      for (const each of this.root.querySelectorAll("[data-get]")) each.disabled = each.dataset.get !== "csv" && !figures;
    }

    // --- Twice -------------------------------------------------------------------------------------------------------

    drawTwice() {
      const { groups, piles, room, open } = this.result;
      const differ = groups.filter((group) => !group.same);
      this.body("twice",
        ...(piles.length > 1 ? [this.roomChoice(piles, room)] : []),
        ...(open.length ? [
          el("p", {}, "ผลที่ไม่ตรงกันยังไม่นับจนกว่าจะเลือก"),
          el("div", { className: "kb-actions kb-noprint" }, button("ใช้ฉบับที่ทำล่าสุดทุกคนที่วันที่บอกได้", () => this.takeLatest()))] : []),
        ...(differ.length ? [el("ul", { className: "kb-merge__groups" }, ...differ.map((group) => el("li", {}, this.choiceOf(group))))] : []),
        ...(piles.length > 1 || differ.length ? [] : [el("p", {}, "ไม่มี")]));
    }

    roomChoice(piles, room) {
      const words = ({ seed, count, questions }) => {
        const twins = piles.filter(({ paper }) => paper.seed === seed && paper.questions.length === questions.length);
        return `${seed ? `รหัส ${seed}` : "ไม่ทราบรหัส"} ${n(count)} ข้อ${twins.length > 1 && questions.length ? ` ข้อแรก ${questions[0]}` : ""}`;
      };
      const options = piles.map(({ key, paper, count }) => [key, `${words(paper)} มี ${n(count)} ผล`]);
      return KB.chooseOne("ชุดข้อสอบของห้องนี้", "rs-room", options, room.key, (key) => this.decide(() => (this.room = key)));
    }

    choiceOf(group) {
      const ids = [...new Set(group.held.map(({ id }) => id))];
      const options = ids.map((id) => {
        const same = group.held.filter((held) => held.id === id);
        const [{ score, taken, answers, paper }] = same;
        const day = taken ? ` วันที่ ${KB.thai.longDate(taken)}` : " ไม่บอกวันที่";
        return [id, el("b", {}, [...new Set(same.map((held) => this.nameOf(held)))].join(", ")), ` ${score} จาก ${paper.count} คะแนน${day}${answers ? "" : " มีแต่คะแนน"}`];
      });
      const name = `rs-${group.participant}-${group.round}`;
      return KB.chooseOne(KB.resultsRemarks.who(group), name, [...options, ["all", "เป็นคนละคนที่ใช้เลขเดียวกัน นับทุกผล แต่ไม่จับคู่ก่อนกับหลัง"]],
        this.choices[group.key] || "", (value) => this.decide(() => (this.choices[group.key] = value)));
    }

    decide(change) {
      change();
      this.keepingFocus(() => this.draw());
    }

    takeLatest() {
      const found = this.result.open.map((group) => [group.key, KB.resultsMerge.latest(group)]).filter(([, held]) => held);
      for (const [key, held] of found) this.choices[key] = held.id;
      this.draw();
      this.find("made").textContent = `เลือกแล้ว ${n(found.length)} คน เหลือ ${n(this.result.open.length)} คนที่วันที่ไม่พอให้ตัดสิน`;
      this.part("twice").querySelector("h2").focus();
    }

    // --- Downloads ---------------------------------------------------------------------------------------------------

    async file(kind) {
      if (kind === "csv") return KB.faults.csv(this.said, KB.fileName("test-faults", { name: "" }));
      if (kind === "json") return KB.resultsFiles.data(KB.resultsMerge.merged(this.result.held, { choices: this.choices, room: this.result.room.key }));
      const { open } = this.result;
      const values = KB.resultsReport(this.result, this.figures, this.exam, this.said);
      const digits = this.root.querySelector("[data-digits]:checked").value;
      const more = open.length ? ` ยังมีผลซ้ำที่ไม่ได้เลือก ${n(open.length)} คน ไม่อยู่ในตัวเลข` : "";
      return { ...(await KB.resultsFiles.paper(kind, values, digits)), more };
    }
  }

  for (const root of document.querySelectorAll('[data-kb="results"]')) KB.resultsPage = new ResultsPage(root);
})();
