/**
 * The page that merges returned surveys. Files are read one at a time and let go; only their rows stay, in this page.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  const { el } = KB;

  const n = (number) => KB.thai.formatNumber(number);

  class SurveyPage extends KB.MergePage {
    constructor(root) {
      super(root);
      this.labels = JSON.parse(root.dataset.labels);
      this.fileHeads = ["จังหวัด", "แถว"];
    }

    // --- Reading -----------------------------------------------------------------------------------------------------

    async prepare() {
      this.template = await KB.templates.load("forms", KB.surveyRead.FORM);
      this.survey = KB.surveyRead.survey(this.template, this.labels);
    }

    async read(file) {
      return [await KB.surveyRead(file, this.survey)];
    }

    remarks() {
      return KB.surveyFiles.remarks(this.returns);
    }

    // --- Drawing -----------------------------------------------------------------------------------------------------

    redraw() {
      this.drawResult();
      this.drawTwice();
    }

    /** What changes with each choice; the choice itself stays as it is, with the focus on it. */
    drawResult() {
      this.result = KB.surveyMerge(this.returns, this.choices, this.counted);
      this.summary = KB.surveySummary(this.result.rows, this.template.fields.find(({ id }) => id === "rows").columns);
      this.find("count").textContent = this.countWords();
      this.drawSummary();
    }

    isCounted(at) {
      return this.counted[at] ?? !this.result.same.has(at);
    }

    fileCells({ province, lines }) {
      return [province, n(lines.length)];
    }

    countWords() {
      const refused = this.returns.filter((each) => each.refused).length;
      const faults = this.remarks().filter(({ level }) => level === "fault").length;
      const { dropped, open } = this.result;
      return [
        `${n(this.returns.length)} ไฟล์ อ่านได้ ${n(this.returns.length - refused)} อ่านไม่ได้ ${n(refused)}`,
        `รวมได้ ${n(this.summary.rows)} บริการ จากเจ้าภาพ ${n(this.summary.hostCount)} แห่ง`,
        `ต้องแก้ ${n(faults)} จุด`,
        ...(this.result.same.size ? [`ไฟล์ซ้ำ ${n(this.result.same.size)} ไฟล์`] : []),
        ...(dropped ? [`ตัดแถวซ้ำ ${n(dropped)} แถว`] : []),
        ...(open ? [`แถวซ้ำที่ยังไม่ได้เลือก ${n(open)} กลุ่ม`] : []),
      ].join(" · ");
    }

    // --- Twice -------------------------------------------------------------------------------------------------------

    drawTwice() {
      this.body("twice", ...KB.surveyParts.twice(this, this.part("twice")));
    }

    choose(key, value) {
      this.choices[key] = value;
      this.drawResult();
    }

    takeLatest() {
      const open = this.result.groups.filter((group) => !group.same && !this.choices[group.key]);
      const found = open.map((group) => [group.key, KB.surveyMerge.latest(group)]).filter(([, row]) => row);
      for (const [key, row] of found) this.choices[key] = row.id;
      this.drawResult();
      this.drawTwice();
      this.find("made").textContent = `เลือกแล้ว ${n(found.length)} กลุ่ม เหลือ ${n(this.result.open)} กลุ่มที่วันที่ไม่พอให้ตัดสิน`;
      this.part("twice").querySelector("h2").focus();
    }

    // --- Summary ------------------------------------------------------------------------------------------------------

    drawSummary() {
      const facts = `${n(this.summary.rows)} บริการ อปท. ที่เกี่ยวข้อง ${n(this.summary.organizations)} แห่ง`;
      this.body("summary", el("p", {}, facts), ...KB.surveyParts.charts(this.summary),
        el("p", { className: "kb-meta" }, "เรื่องของปัญหาจัดจากคำที่ อปท. เขียน แถวหนึ่งอยู่ได้หลายเรื่อง เป็นข้อเสนอของผู้จัดทำ อ่านข้อความเต็มในตารางรวม"));
    }

    // --- Downloads ---------------------------------------------------------------------------------------------------

    async file(kind) {
      if (kind === "csv") return KB.faults.csv(this.remarks(), KB.fileName("survey-faults", { name: "" }));
      if (kind === "docx") return KB.surveyFiles.paper(this.returns, this.result, this.summary);
      const { open } = this.result;
      const more = open ? ` ยังมีแถวซ้ำที่ไม่ได้เลือก ${n(open)} กลุ่ม อยู่ครบทุกแถว` : "";
      return { ...(await KB.surveyFiles.merged(this.template, this.result.rows)), more };
    }
  }

  for (const root of document.querySelectorAll('[data-kb="survey-merge"]')) KB.surveyPage = new SurveyPage(root);
})();
