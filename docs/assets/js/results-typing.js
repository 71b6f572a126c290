/**
 * KB.ResultsTyping: which paper the typed marks are of, and the table to type them into.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  const { el } = KB;

  /** Values of the list that no room's code can have. */
  const SCORES = "*scores";
  const OTHER = "*other";
  const USUAL_MARKS = 10;
  const MOST_MARKS = 100;

  class ResultsTyping {
    /** @param {HTMLElement} place with the fields of macros/html_results.py @param {object} page that takes the results */
    constructor(place, page) {
      this.place = place;
      this.page = page;
      /** @type {import("./results-merge").Pile[]} */
      this.piles = [];
      this.find = (name) => place.querySelector(`[data-${name}]`);
      this.kind = this.find("paper");
      this.grid = new KB.ResultsGrid(this.find("grid"), { count: () => (this.chosen() || { paper: { count: USUAL_MARKS } }).paper.count, changed: () => this.read() });
      place.querySelector("[data-fields]").addEventListener("change", () => this.changed());
      this.offer([]);
    }

    clear() {
      this.grid.clear();
      this.offered = "";
      this.offer([]);
    }

    held() {
      return { rows: this.grid.rows(), kind: this.kind.value };
    }

    restore({ rows }) {
      this.grid.put(rows);
    }

    choosePaper(value) {
      if ([...this.kind.options].some((option) => option.value === value)) this.kind.value = value;
      this.ask();
    }

    changed() {
      this.ask();
      this.read();
    }

    /** Only what the chosen paper needs. */
    ask() {
      this.find("is-scores").hidden = this.kind.value !== SCORES;
      this.find("is-other").hidden = this.kind.value !== OTHER;
      const field = this.find("seed");
      const wrong = this.kind.value === OTHER && field.value.trim() !== "" && !KB.exam.seedOf(field.value);
      this.find("seed-err").textContent = wrong ? "รหัสใช้ได้เฉพาะตัวอักษรอังกฤษ เลข และขีด ไม่เกิน 20 ตัว เช่น k7m2-10" : "";
      this.find("seed-err").hidden = !wrong;
      field.setAttribute("aria-invalid", String(wrong));
    }

    /** Papers to choose from: those of the files first, then the fixed sets. @param {import("./results-merge").Pile[]} piles */
    offer(piles) {
      const { sets } = this.page.exam;
      this.piles = piles.filter(({ paper: { seed, questions } }) => questions.length && !sets.some(({ id }) => id === seed));
      const options = [
        ...this.piles.map(({ key, paper: { seed, count } }) => [key, `ชุดของไฟล์ที่เลือก: รหัส ${seed} ${count} ข้อ`]),
        ...sets.map(({ id, title, questions }) => [id, `${title} (${id}) ${questions.length} ข้อ`]),
        [OTHER, "รหัสห้องอื่น"], [SCORES, "ไม่รู้รหัสชุด พิมพ์แต่คะแนนรวม"],
      ];
      const now = JSON.stringify(options);
      if (now === this.offered) return;
      const held = this.grid.isEmpty() ? options[0][0] : this.kind.value;
      this.offered = now;
      this.kind.replaceChildren(...options.map(([value, words]) => el("option", { value }, words)));
      this.kind.value = options.some(([value]) => value === held) ? held : options[0][0];
      this.ask();
    }

    /** The paper that is chosen, without questions if only full marks are known; null while its code is missing. */
    chosen() {
      if (this.kind.value === SCORES) return { paper: { seed: "", chapters: [], count: this.full(), questions: [] }, sheet: null };
      const pile = this.piles.find(({ key }) => key === this.kind.value);
      if (pile) return this.ofPile(pile);
      const code = this.kind.value === OTHER ? KB.exam.seedOf(this.find("seed").value) : this.kind.value;
      return code ? this.page.exam.drawn(code) : null;
    }

    /** The order of the choices is known if the code still draws the same questions. */
    ofPile({ key, paper }) {
      const drawn = this.page.exam.drawn(paper.seed);
      return { paper, sheet: KB.resultsMerge.keyOf(drawn.paper) === key ? drawn.sheet : null };
    }

    full() {
      const number = KB.thai.parseNumber(this.find("full").value);
      return Number.isInteger(number) && number > 0 && number <= MOST_MARKS ? number : USUAL_MARKS;
    }

    read() {
      const rows = this.grid.rows();
      const room = this.chosen();
      const { results, faults } = room
        ? KB.resultsTyped(rows, { ...room, known: this.page.exam.known })
        : { results: [], faults: [{ row: 1, words: "พิมพ์รหัสห้องก่อน คะแนนในตารางยังไม่นับ" }] };
      this.grid.show(faults);
      if (!this.grid.isEmpty() || this.page.returns.some(({ typed }) => typed)) this.page.take(results, faults);
    }
  }

  KB.ResultsTyping = ResultsTyping;
})();
