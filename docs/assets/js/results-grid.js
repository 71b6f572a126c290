/**
 * KB.resultsGrid: the table to type marks into, from papers or out of a spreadsheet. What is typed counts at once; what is
 * pasted over several rows fills as many.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  const { el, button } = KB;

  const ROWS = 10;
  const MOST_ROWS = 500;
  const HEADS = ["เลขผู้เข้าอบรม", "ก่อนเรียน", "หลังเรียน"];

  class ResultsGrid {
    /** @param {HTMLElement} place @param {{count: () => number, changed: () => void}} page questions of the paper; somebody typed */
    constructor(place, page) {
      this.page = page;
      this.body = el("tbody");
      const heads = HEADS.map((words) => el("th", { scope: "col" }, words));
      const table = el("table", { className: "kb-results__grid" }, el("caption", {}, "คะแนนหรือคำตอบ แถวละคน"), el("thead", {}, el("tr", {}, ...heads)), this.body);
      this.faults = el("ul", { className: "kb-results__faults" });
      place.append(table, el("div", { className: "kb-actions" }, button(`เพิ่ม ${ROWS} แถว`, () => this.add(ROWS, true))), el("div", { role: "status" }, this.faults));
      this.body.addEventListener("change", () => this.page.changed());
      this.body.addEventListener("paste", (event) => this.paste(event));
      this.add(ROWS);
    }

    inputs(row) {
      return [...row.querySelectorAll("input")];
    }

    /** @param {number} many @param {boolean} [go] to the first of them */
    add(many, go = false) {
      const from = this.body.rows.length;
      for (let at = from; at < Math.min(from + many, MOST_ROWS); at++) {
        const cells = HEADS.map((head) => el("td", {}, el("input", { className: "kb-in", type: "text", autocomplete: "off", "aria-label": `${head} แถวที่ ${at + 1}` })));
        this.body.append(el("tr", {}, ...cells));
      }
      if (go && this.body.rows[from]) this.inputs(this.body.rows[from])[0].focus();
    }

    /** @returns {string[][]} */
    rows() {
      return [...this.body.rows].map((row) => this.inputs(row).map((input) => input.value));
    }

    isEmpty() {
      return this.rows().every((cells) => cells.every((cell) => !cell.trim()));
    }

    /** @param {string[][]} rows in place of those that stand there */
    put(rows) {
      this.body.replaceChildren();
      this.add(rows.length);
      rows.forEach((cells, at) => this.inputs(this.body.rows[at]).forEach((input, i) => (input.value = cells[i])));
    }

    clear() {
      this.body.replaceChildren();
      this.faults.replaceChildren();
      this.add(ROWS);
    }

    /** Several cells at once; one cell alone is the browser's business. */
    paste(event) {
      const text = event.clipboardData.getData("text/plain");
      if (!/[\t\n]/.test(text.trim())) return;
      event.preventDefault();
      const row = event.target.closest("tr");
      const column = this.inputs(row).indexOf(event.target);
      const lines = KB.resultsTyped.pasted(text, column, this.page.count());
      const first = [...this.body.rows].indexOf(row);
      this.add(first + lines.length - this.body.rows.length);
      lines.forEach((cells, at) => {
        const inputs = this.body.rows[first + at] ? this.inputs(this.body.rows[first + at]).slice(column) : [];
        cells.slice(0, inputs.length).forEach((cell, i) => (inputs[i].value = cell.trim()));
      });
      this.page.changed();
      const left = first + lines.length - this.body.rows.length;
      if (left > 0) this.say([...this.said, `วางได้ ${MOST_ROWS} แถว อีก ${left} แถวไม่ได้วาง วางส่วนที่เหลือหลังล้างตาราง`]);
    }

    /** @param {import("./results-typed").Fault[]} faults */
    show(faults) {
      const rows = new Set(faults.map(({ row }) => row));
      [...this.body.rows].forEach((row, at) => {
        for (const input of this.inputs(row)) {
          if (rows.has(at + 1)) input.setAttribute("aria-invalid", "true");
          else input.removeAttribute("aria-invalid");
        }
      });
      this.say(faults.map(({ row, words }) => `แถวที่ ${row} ${words}`));
    }

    say(words) {
      this.said = words;
      this.faults.replaceChildren(...words.map((each) => el("li", { className: "kb-err" }, each)));
    }
  }

  KB.ResultsGrid = ResultsGrid;
})();
