/**
 * KB.ResultsTyping: which paper the typed marks are of, and the table to type them into.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  const { el } = KB;

  const SCORES = "scores";
  const OTHER = "other";

  class ResultsTyping {
    /** @param {HTMLElement} place with the fields of macros/html_results.py @param {object} page that takes the results */
    constructor(place, page) {
      this.place = place;
      this.page = page;
      this.find = (name) => place.querySelector(`[data-${name}]`);
      this.kind = this.find("paper");
      this.grid = new KB.ResultsGrid(this.find("grid"), { count: () => this.sheet().paper.count, changed: () => this.read() });
      place.querySelector("[data-fields]").addEventListener("change", () => this.changed());
      this.offer([]);
    }

    clear() {
      this.grid.clear();
      this.offered = "";
      this.offer([]);
    }

    changed() {
      this.find("is-scores").hidden = this.kind.value !== SCORES;
      this.find("is-other").hidden = this.kind.value !== OTHER;
      this.read();
    }

    /** Papers to choose from: those of the files first, then the fixed sets. @param {import("./results-merge").Pile[]} piles */
    offer(piles) {
      const { sets } = this.page.exam;
      const ofFiles = piles.map(({ paper }) => paper).filter(({ seed }) => seed && !sets.some(({ id }) => id === seed));
      const options = [
        ...ofFiles.map(({ seed, count, chapters }) => [JSON.stringify([seed, chapters, count]), `ชุดของไฟล์ที่เลือก: รหัส ${seed} ${count} ข้อ`]),
        ...sets.map(({ id, title, questions }) => [JSON.stringify([id, [], 0]), `${title} (${id}) ${questions.length} ข้อ`]),
        [OTHER, "รหัสห้องอื่น"], [SCORES, "ไม่รู้รหัสชุด พิมพ์แต่คะแนนรวม"],
      ];
      const now = JSON.stringify(options);
      if (now === this.offered) return;
      const held = this.offered ? this.kind.value : options[0][0];
      this.offered = now;
      this.kind.replaceChildren(...options.map(([value, words]) => el("option", { value }, words)));
      this.kind.value = options.some(([value]) => value === held) ? held : options[0][0];
      this.find("is-scores").hidden = this.kind.value !== SCORES;
      this.find("is-other").hidden = this.kind.value !== OTHER;
    }

    whole(name, otherwise) {
      const number = KB.thai.parseNumber(this.find(name).value);
      return Number.isInteger(number) && number > 0 && number <= 100 ? number : otherwise;
    }

    /** The paper that is chosen, and the order of its choices. */
    sheet() {
      if (this.kind.value === SCORES) {
        return { paper: { seed: "", chapters: [], count: this.whole("full", 10), questions: [] }, choices: {} };
      }
      if (this.kind.value !== OTHER) return this.page.exam.drawn(...JSON.parse(this.kind.value));
      const chapters = [...this.place.querySelectorAll("[data-chapter]:checked")].map(({ value }) => value);
      return this.page.exam.drawn(this.find("seed").value.trim().toLowerCase(), chapters, this.whole("count", 10));
    }

    read() {
      const rows = this.grid.rows();
      const { results, faults } = KB.resultsTyped(rows, { ...this.sheet(), known: this.page.exam.known, taken: "" });
      this.grid.show(faults);
      if (rows.some((cells) => cells.some((cell) => cell.trim())) || this.page.returns.some(({ typed }) => typed)) this.page.take(results, faults);
    }
  }

  KB.ResultsTyping = ResultsTyping;
})();
