/**
 * Rows of a long table chosen to stand side by side: a box in each row, a button that leaves only the chosen ones.
 * Works beside the filters of list-filter.js, on rows that they show.
 */
(function () {
  "use strict";

  class Compare {
    /** @param {HTMLElement} bar */
    constructor(bar) {
      this.root = bar.closest("[data-kb]");
      this.button = bar.querySelector("button");
      this.unit = this.root.querySelector("[data-count]").dataset.unit;
      this.boxes = [...this.root.querySelectorAll("[data-pick]")];
      bar.hidden = false;
      this.button.addEventListener("click", () => this.toggle(this.button.getAttribute("aria-pressed") !== "true"));
      this.root.addEventListener("change", () => this.update());
      this.root.addEventListener("reset", () => this.toggle(false));
      this.update();
    }

    /** @param {boolean} only whether rows that were not chosen go away */
    toggle(only) {
      this.button.setAttribute("aria-pressed", String(only));
      this.root.classList.toggle("is-comparing", only);
      this.update();
    }

    update() {
      const chosen = this.boxes.filter((box) => box.checked);
      for (const box of this.boxes) box.closest("tr").classList.toggle("is-picked", box.checked);
      if (chosen.length === 0 && this.root.classList.contains("is-comparing")) return this.toggle(false);
      const only = this.root.classList.contains("is-comparing");
      this.button.disabled = chosen.length === 0;
      this.button.textContent = only ? "แสดงทุกแถว" : chosen.length ? `เทียบเฉพาะที่เลือก ${chosen.length} ${this.unit}` : `เลือก${this.unit}ก่อน แล้วกดเทียบ`;
    }
  }

  for (const bar of document.querySelectorAll("[data-compare]")) new Compare(bar);
})();
