/**
 * Filters of the regulation list: words, type, topic, status. Without this script the whole list is there.
 * A link to a section opens the part that holds it; printing opens them all.
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

  class Regulations {
    /** @param {HTMLElement} root */
    constructor(root) {
      this.root = root;
      this.items = [...root.querySelectorAll("li[data-status]")].map((item) => ({ item, words: folded(item.textContent) }));
      this.status = "";
      this.form = root.querySelector("[data-filters]");
      this.form.hidden = false;
      this.form.addEventListener("input", () => this.apply());
      this.form.addEventListener("submit", (event) => event.preventDefault());
      root.addEventListener("click", (event) => this.handleClick(event));
      window.addEventListener("hashchange", () => this.openTarget());
      window.addEventListener("beforeprint", () => this.openForPrint());
      this.openTarget();
    }

    /** @param {MouseEvent} event */
    handleClick(event) {
      const button = event.target.closest("button");
      if (!button) return;
      if ("reset" in button.dataset) this.reset();
      else if ("status" in button.dataset) this.status = button.dataset.status;
      this.apply();
    }

    reset() {
      this.form.reset();
      this.status = "";
    }

    apply() {
      const [find, type, topic] = ["r-find", "r-type", "r-topic"].map((id) => this.form.elements[id].value);
      const terms = find.split(/\s+/).map(folded).filter(Boolean);
      let count = 0;
      for (const { item, words } of this.items) {
        const fits =
          (!this.status || item.dataset.status === this.status) &&
          (!type || item.dataset.type === type) &&
          (!topic || item.dataset.topics.split(" ").includes(topic)) &&
          terms.every((term) => words.includes(term));
        item.hidden = !fits;
        count += Number(fits);
      }
      for (const button of this.form.querySelectorAll("[data-status]")) {
        button.setAttribute("aria-pressed", String(button.dataset.status === this.status));
      }
      this.root.querySelector("[data-count]").textContent = `พบ ${count} จาก ${this.items.length} รายการ`;
      this.root.querySelector("[data-none]").hidden = count > 0;
    }

    openTarget() {
      const target = location.hash && document.getElementById(location.hash.slice(1));
      if (!target || !this.root.contains(target)) return;
      const item = target.closest("li");
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

  for (const root of document.querySelectorAll('[data-kb="regulations"]')) new Regulations(root);
})();
