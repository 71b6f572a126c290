/**
 * KB.listFilter: words and facets over a list that is complete without this script. Regulations, forms and other long
 * lists use it. A link to something that a filter hides shows it; printing opens all parts.
 *
 *   <div data-kb="list-filter">
 *     <form data-filters hidden> input[type=search], select[data-facet], button[data-facet][data-value] </form>
 *     <p data-count data-unit="รายการ">…</p>
 *     <section data-group> … <li data-entry data-status="…" data-topics="a b"> … </section>
 *     <p data-none hidden> … <button data-reset></p>
 */
(function () {
  "use strict";

  /** Folds what people type differently: Thai digits, dots and spaces. @param {string} text */
  function folded(text) {
    return text
      .toLowerCase()
      .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0xe50))
      .replace(/มาตรา/g, "ม")
      .replace(/[\s.]/g, "");
  }

  class ListFilter {
    /** @param {HTMLElement} root */
    constructor(root) {
      this.root = root;
      this.items = [...root.querySelectorAll("[data-entry]")].map((item) => ({ item, words: folded(item.textContent) }));
      this.form = root.querySelector("[data-filters]");
      this.count = root.querySelector("[data-count]");
      this.form.hidden = false;
      this.form.addEventListener("input", () => this.apply());
      this.form.addEventListener("submit", (event) => event.preventDefault());
      root.addEventListener("click", (event) => this.handleClick(event));
      window.addEventListener("hashchange", () => this.openTarget());
      window.addEventListener("beforeprint", () => this.openForPrint());
      if (this.isChosen()) this.apply(); // the browser may have kept what was chosen before
      this.openTarget();
    }

    /** @param {MouseEvent} event */
    handleClick(event) {
      const button = event.target.closest("button");
      if (!button) return;
      if ("reset" in button.dataset) this.reset();
      else if ("value" in button.dataset) this.press(button);
      else return;
      this.apply();
    }

    /** @param {HTMLButtonElement} pressed of the buttons of its facet, one is chosen */
    press(pressed) {
      for (const button of this.form.querySelectorAll(`button[data-facet="${pressed.dataset.facet}"]`)) {
        button.setAttribute("aria-pressed", String(button === pressed));
      }
    }

    reset() {
      this.form.reset();
      for (const all of this.form.querySelectorAll('button[data-value=""]')) this.press(all);
    }

    isChosen() {
      return this.chosen().length > 0 || this.terms().length > 0;
    }

    terms() {
      const box = this.form.querySelector('input[type="search"]');
      return box.value.split(/\s+/).map(folded).filter(Boolean);
    }

    /** @returns {[string, string][]} facet and wanted value */
    chosen() {
      const selects = [...this.form.querySelectorAll("select")].map((select) => [select.dataset.facet, select.value]);
      const buttons = [...this.form.querySelectorAll('button[aria-pressed="true"]')].map(({ dataset }) => [dataset.facet, dataset.value]);
      return [...selects, ...buttons].filter(([, value]) => value);
    }

    apply() {
      const [terms, chosen] = [this.terms(), this.chosen()];
      const fits = ({ item, words }) =>
        chosen.every(([facet, value]) => (item.dataset[facet] || "").split(" ").includes(value)) && terms.every((term) => words.includes(term));
      let count = 0;
      for (const entry of this.items) {
        entry.item.hidden = !fits(entry);
        count += Number(!entry.item.hidden);
      }
      for (const group of this.root.querySelectorAll("[data-group]")) group.hidden = !group.querySelector("[data-entry]:not([hidden])");
      this.count.textContent = `พบ ${count} จาก ${this.items.length} ${this.count.dataset.unit}`;
      this.root.querySelector("[data-none]").hidden = count > 0;
    }

    openTarget() {
      const target = location.hash && document.getElementById(location.hash.slice(1));
      const item = target && this.root.contains(target) && target.closest("[data-entry]");
      if (!item) return;
      if (item.hidden) {
        this.reset();
        this.apply();
      }
      const details = target.closest("details");
      if (details) details.open = true;
      target.scrollIntoView();
    }

    /** Paper shows every part; afterwards the page is as the reader left it. */
    openForPrint() {
      const closed = [...this.root.querySelectorAll("details:not([open])")];
      const open = (yes) => closed.forEach((details) => (details.open = yes));
      open(true);
      window.addEventListener("afterprint", () => open(false), { once: true });
    }
  }

  for (const root of document.querySelectorAll('[data-kb="list-filter"]')) new ListFilter(root);
})();
