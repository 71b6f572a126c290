/**
 * A checklist remembers: state, who, when, where the proof lies, a note. The page works without this script; it adds
 * memory, counts in words, filters, rounds and files. Answers live in `workspace.runs[<round>].answers[<item>]` as
 * {state, who, due, evidence, note}; only what differs from "nothing said" is kept.
 *
 * The parts (checklist-*.js) are functions of the page in `KB.checklistParts`; one with something to show returns
 * {show(workspace, progress, cause)}. Cause: "start" (opened, other round, other workspace), "update" (the user changed
 * something here), "other" (another tab did).
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const SAVE_AFTER = 400; // ms of rest in typing
  const CAUSES = { "other-tab": "other", back: "other" };

  /** What is said of an item: a date as ISO; one that cannot be read stays as it was typed. */
  function valueOf(input) {
    const text = input.value.trim();
    return (input.dataset.field === "due" && KB.thai.parseDate(text).iso) || text;
  }

  class ChecklistPage {
    /** @param {HTMLElement} root the element with data-kb="checklist" @param {object} list of the catalogue */
    constructor(root, list) {
      this.root = root;
      this.list = list;
      /** Key of the round that is shown. @type {string} */
      this.run = list.id;
      this.items = [...root.querySelectorAll("[data-item]")];
      /** Saves what is being typed. @type {(() => void)|null} */
      this.pending = null;
      this.timer = 0;
      for (const live of root.querySelectorAll("[data-live]")) live.hidden = false;
      this.parts = (KB.checklistParts || []).map((part) => part(this)).filter(Boolean);
      this.listen();
      this.show("start");
      this.openTarget();
    }

    listen() {
      this.root.addEventListener("input", (event) => this.handleInput(event));
      this.root.addEventListener("change", (event) => this.handleChange(event));
      this.root.addEventListener("focusout", (event) => this.handleLeave(event));
      this.root.addEventListener("click", (event) => this.handleClick(event));
      this.root.addEventListener("submit", (event) => event.preventDefault());
      KB.store.onChange((_, cause) => cause !== "update" && this.show(CAUSES[cause] || "start"));
      KB.store.onFlush(() => this.save());
      document.addEventListener("visibilitychange", () => this.save());
      window.addEventListener("pagehide", () => this.save());
      window.addEventListener("hashchange", () => this.openTarget());
    }

    /** @param {string} selector @returns {HTMLElement|null} */
    find(selector) {
      return this.root.querySelector(selector);
    }

    // --- Saving ------------------------------------------------------------------------------------------------------

    /** Typing is saved before the box is left: the page may be reloaded, or the phone may ring. @param {() => void} save */
    later(save) {
      this.pending = save;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(), SAVE_AFTER);
    }

    save() {
      clearTimeout(this.timer);
      const save = this.pending;
      this.pending = null;
      if (save) save();
    }

    /** @param {(run: object) => void} change of the round that is open */
    changeRun(change) {
      KB.store.update(({ runs }) => {
        const run = (runs[this.run] = runs[this.run] || { answers: {} });
        run.version = this.list.version;
        if (!KB.workspace.isObject(run.answers)) run.answers = {};
        change(run);
      });
    }

    /** @param {string} item @param {string} field @param {string} value */
    keep(item, field, value) {
      this.changeRun(({ answers }) => {
        const answer = (answers[item] = KB.workspace.isObject(answers[item]) ? answers[item] : {});
        if (value === "" || (field === "state" && value === "open")) delete answer[field];
        else answer[field] = value;
        if (!Object.keys(answer).length) delete answers[item];
      });
    }

    // --- What the user does ------------------------------------------------------------------------------------------

    /** @param {Event} event */
    handleInput({ target }) {
      if (!target.dataset.field) return;
      const { item } = target.closest("[data-item]").dataset;
      this.later(() => this.keep(item, target.dataset.field, valueOf(target)));
    }

    /** @param {Event} event */
    handleChange({ target }) {
      const item = target.closest("[data-item]");
      if (!item) return;
      this.save();
      this.keep(item.dataset.item, target.dataset.field || "state", valueOf(target));
      this.show("update");
      if (target.dataset.field) this.showBox(item, target);
    }

    /** What another tab wrote into this box while it had the focus shows now. */
    handleLeave({ target }) {
      const item = target.dataset.field && target.closest("[data-item]");
      if (!item) return;
      this.save();
      this.showBox(item, target);
    }

    showBox(item, box) {
      const answer = KB.progress.run(this.run, KB.store.current()).answers[item.dataset.item];
      KB.checklistItem.showBox(box, KB.workspace.isObject(answer) ? answer : {});
    }

    /** @param {MouseEvent} event */
    handleClick({ target }) {
      const button = target.closest("[data-ask]");
      if (button) KB.checklistItem.ask(button);
      const link = target.closest('a[href^="#"]'); // pressed again, the address does not change
      if (link) this.reveal(link.hash);
    }

    // --- Showing -----------------------------------------------------------------------------------------------------

    /** @param {"start"|"update"|"other"} cause */
    show(cause) {
      const workspace = KB.store.current();
      const today = KB.progress.today();
      this.progress = KB.progress.list(this.list, this.run, workspace, today);
      const items = new Map(this.progress.items.map((item) => [item.id, item]));
      for (const element of this.items) KB.checklistItem.show(element, items.get(element.dataset.item), workspace, today);
      for (const part of this.parts) part.show(workspace, this.progress, cause);
    }

    /** Shows the item that a link names even if a filter hides it. @param {string} hash @returns {HTMLElement|null} */
    reveal(hash) {
      const target = hash && document.getElementById(hash.slice(1));
      if (!target || !this.root.contains(target)) return null;
      if (target.closest("[hidden]") && target.closest("[data-stage]")) this.filter.showAll();
      return target;
    }

    openTarget() {
      const target = this.reveal(location.hash);
      if (target) target.scrollIntoView();
    }
  }

  for (const root of document.querySelectorAll('[data-kb="checklist"]')) {
    const list = KB.catalogue.lists.find((each) => each.id === root.dataset.checklist);
    new ChecklistPage(root, list);
  }
})();
