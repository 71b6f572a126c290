/**
 * Part of a checklist page: show only some items. An item that is answered under a filter stays until the filter is
 * pressed again: nothing jumps away. "ผู้รับผิดชอบ" is remembered on this device and holds on every list with that position.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  KB.checklistParts = KB.checklistParts || [];

  const MATCHES = {
    "": () => true,
    open: (item) => item.state === "open",
    late: (item) => item.late,
    done: (item) => item.state === "done",
    na: (item) => item.state === "na",
    required: (item) => item.state === "open" && item.required,
  };

  class Filter {
    constructor(page) {
      this.page = page;
      this.state = "";
      this.who = "";
      this.select = page.find("[data-mine]");
      this.select.addEventListener("change", () => this.setWho(this.select.value));
      page.root.addEventListener("click", (event) => this.handleClick(event));
    }

    /** @param {object} workspace @param {object} progress @param {string} cause "start" when all is new */
    show(workspace, progress, cause) {
      const mine = KB.store.setting("mine") || "";
      if (cause === "start") this.who = progress.items.some((item) => item.who === mine) ? mine : "";
      this.showPositions(progress.items);
      this.showCounts(progress.items);
      if (cause !== "update") this.apply();
    }

    /** @param {MouseEvent} event */
    handleClick(event) {
      const target = event.target.closest("[data-filter], [data-filter-reset]");
      if (!target) return;
      if ("filter" in target.dataset) this.setState(target.dataset.filter);
      else this.reset();
    }

    setState(state) {
      this.state = state;
      this.apply();
    }

    setWho(who) {
      this.who = who;
      KB.store.setting("mine", who);
      this.showCounts(this.page.progress.items);
      this.apply();
    }

    /** The button goes with the filter, so its focus moves to the filter that is chosen now. */
    reset() {
      this.showAll();
      KB.store.setting("mine", "");
      this.page.find('[data-filter=""]').focus();
    }

    /** All items, without forgetting whose work is chosen on other lists: a link led to one of those left out. */
    showAll() {
      this.state = "";
      this.who = "";
      this.select.value = "";
      this.showCounts(this.page.progress.items);
      this.apply();
    }

    isShown(item) {
      return MATCHES[this.state](item) && (!this.who || item.who === this.who);
    }

    apply() {
      const { items } = this.page.progress;
      const shown = new Set(items.filter((item) => this.isShown(item)).map((item) => item.id));
      for (const element of this.page.items) element.hidden = !shown.has(element.dataset.item);
      for (const stage of this.page.root.querySelectorAll("[data-stage]")) {
        stage.hidden = !stage.querySelector("[data-item]:not([hidden])");
      }
      for (const button of this.page.root.querySelectorAll("[data-filter]")) {
        button.setAttribute("aria-pressed", String(button.dataset.filter === this.state));
      }
      this.showResult(shown.size, items.length);
    }

    showResult(shown, total) {
      const filtered = Boolean(this.state || this.who);
      const whose = this.who ? `ของ${this.who}` : "";
      const words = shown ? `แสดง ${shown} จาก ${total} ข้อ ${whose}` : `ไม่มีข้อในตัวกรองนี้ ${whose}`;
      KB.checklistItem.say(this.page.find("[data-result]"), filtered ? words.trim() : `แสดงทั้งหมด ${total} ข้อ`);
      this.page.find("[data-filter-reset]").hidden = !filtered;
    }

    /** How many there are under each filter, of the chosen position. */
    showCounts(items) {
      const mine = items.filter((item) => !this.who || item.who === this.who);
      for (const button of this.page.root.querySelectorAll("[data-filter]")) {
        const count = mine.filter(MATCHES[button.dataset.filter]).length;
        KB.checklistItem.say(button.querySelector("[data-filter-count]"), String(count));
      }
    }

    /** Positions in the order of the items; the chosen one stays although no item has it any more. */
    showPositions(items) {
      const open = new Map(this.who ? [[this.who, 0]] : []);
      for (const { who, state } of items) open.set(who, (open.get(who) || 0) + (state === "open" ? 1 : 0));
      const options = [["", "ทุกตำแหน่ง"], ...[...open].map(([who, count]) => [who, `${who} (เหลือ ${count})`])];
      if (JSON.stringify(options) === this.shownOptions) return; // an open list must not close under the user
      this.shownOptions = JSON.stringify(options);
      this.select.replaceChildren(...options.map(([value, words]) => new Option(words, value)));
      this.select.value = this.who;
    }
  }

  KB.checklistParts.push((page) => (page.filter = new Filter(page)));
})();
