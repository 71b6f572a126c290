/**
 * The facts of a project, edited where they are kept: the same fields and the same rules of saving as a form page
 * (form.js). Other forms take their values from here, and what is typed there appears here.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const SAVE_AFTER = 400; // ms of rest in typing

  const isTable = (field) => KB.fields.typeOf(field) === "table";
  const readField = (field) => (isTable(field) ? KB.rows.read(field) : KB.fields.read(field));
  const topField = (element) => element.closest("[data-field]");
  const leafField = (element) => element.closest("[data-column], [data-field]");

  class FactsForm {
    /** @param {HTMLFormElement} $form */
    constructor($form) {
      this.$form = $form;
      this.$fields = [...$form.querySelectorAll("[data-field]")];
      /** Fields with something that is not saved yet. @type {Set<HTMLElement>} */
      this.dirty = new Set();
      /** Fields, or columns of a row, that were changed since they were last checked. @type {Set<HTMLElement>} */
      this.changed = new Set();
      this.timer = 0;
      for (const table of this.$fields.filter(isTable)) KB.rows.attach(table, () => this.touch(table));
      $form.addEventListener("input", ({ target }) => this.handleInput(target));
      $form.addEventListener("click", ({ target }) => target.closest("[data-unset]") && this.unset(topField(target)));
      $form.addEventListener("focusout", ({ target }) => this.leave(leafField(target)));
      $form.addEventListener("submit", (event) => event.preventDefault());
      document.addEventListener("visibilitychange", () => this.save());
      KB.store.onFlush(() => this.save());
      window.addEventListener("pagehide", () => this.save());
      KB.store.onChange((workspace) => this.show(workspace)); // a value that lost a merge may come back into use
      this.show(KB.store.current());
    }

    handleInput(target) {
      KB.fields.sync(leafField(target));
      this.changed.add(leafField(target));
      this.touch(topField(target));
    }

    unset(field) {
      KB.fields.write(field, undefined);
      KB.fields.controls(field)[0].focus();
      this.touch(field);
    }

    /** What is wrong is said on leaving, not while typing. */
    leave(leaf) {
      if (leaf && this.changed.delete(leaf)) {
        KB.fields.tidy(leaf);
        KB.fields.showProblem(leaf, KB.fields.problem(leaf));
      }
      this.save();
    }

    touch(field) {
      this.dirty.add(field);
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(), SAVE_AFTER);
    }

    save() {
      clearTimeout(this.timer);
      const fields = [...this.dirty];
      this.dirty.clear();
      if (fields.length) KB.store.update(({ facts }) => fields.forEach((field) => this.keepIn(facts, field)));
    }

    keepIn(facts, field) {
      const value = readField(field);
      if (value === undefined) delete facts[KB.fields.nameOf(field)];
      else facts[KB.fields.nameOf(field)] = value;
    }

    /** Puts the workspace on the page where it says something else, except where the user has typed since. */
    show({ facts }) {
      for (const field of this.$fields.filter((each) => !this.dirty.has(each))) {
        const value = facts[KB.fields.nameOf(field)];
        if (KB.edits.same(readField(field), value)) continue;
        if (isTable(field)) KB.rows.write(field, value);
        else {
          KB.fields.write(field, value);
          KB.fields.showProblem(field, KB.fields.problem(field));
        }
      }
    }
  }

  document.querySelectorAll("form[data-facts]").forEach((form) => new FactsForm(form));
})();
