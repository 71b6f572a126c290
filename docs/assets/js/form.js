/**
 * A form on its page: remembers what is typed, draws the paper, checks on leaving a field, makes the files, prints.
 * The page came complete from macros/html_form.py; this adds nothing that a person without JavaScript needs.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const SAVE_AFTER = 400; // ms of rest in typing
  const PRINT_NOTE = "ในหน้าต่างพิมพ์ เลือก “บันทึกเป็น PDF” จะได้ไฟล์ PDF";

  const CSV_NOTE = " เฉพาะตาราง วันที่เป็นปี ค.ศ.-เดือน-วัน ให้ทุกโปรแกรมอ่านตรงกัน นำกลับเข้าได้";

  const isTable = (field) => KB.fields.typeOf(field) === "table";
  const read = (field) => (isTable(field) ? KB.rows.read(field) : KB.fields.read(field));
  const topField = (element) => element.closest("[data-field]");
  const leafField = (element) => element.closest("[data-column], [data-field]");

  class FormPage {
    /** @param {HTMLElement} $root */
    constructor($root) {
      this.$root = $root;
      this.id = $root.dataset.kbForm;
      this.$fields = [...$root.querySelectorAll("[data-field]")];
      /** @type {import("./fields").Definition[]} */
      this.definitions = JSON.parse($root.querySelector("[data-fields]").textContent);
      this.$summary = $root.querySelector("[data-errors]");
      this.$made = $root.querySelector("[data-made]");
      this.draw = KB.preview($root.querySelector("[data-paper]"));
      /** Fields with something that is not saved yet. @type {Set<HTMLElement>} */
      this.dirty = new Set();
      /** Fields, or columns of a row, that were changed since they were last checked. @type {Set<HTMLElement>} */
      this.changed = new Set();
      this.timer = 0;
      this.frame = 0;
      this.listen();
      this.show(KB.store.current());
      $root.querySelector("[data-bar]").hidden = false;
      if ($root.querySelector("[data-import]")) KB.formImport(this, () => this.show(KB.store.current()));
    }

    listen() {
      for (const table of this.$fields.filter(isTable)) KB.rows.attach(table, () => this.handleRows(table));
      this.$root.addEventListener("input", (event) => this.handleInput(event.target));
      this.$root.addEventListener("click", (event) => this.handleClick(event.target));
      this.$root.addEventListener("focusout", (event) => this.check(leafField(event.target)));
      this.$root.addEventListener("focusin", () => this.redraw());
      this.$root.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
      document.addEventListener("visibilitychange", () => this.save());
      KB.store.onFlush(() => this.save());
      window.addEventListener("pagehide", () => this.save());
      window.addEventListener("beforeprint", () => this.drawNow());
      KB.store.onChange((workspace, cause) => cause !== "update" && this.show(workspace));
    }

    handleRows(table) {
      this.touch(table);
      this.settle();
    }

    handleInput(target) {
      if (!topField(target)) return this.redraw(); // the digits switch
      KB.fields.sync(leafField(target));
      this.changed.add(leafField(target));
      this.touch(topField(target));
    }

    handleClick(target) {
      if (target.closest("[data-make]")) this.make(target.closest("[data-make]").dataset.make);
      if (target.closest("[data-unset]")) this.unset(topField(target));
    }

    unset(field) {
      KB.fields.write(field, undefined);
      KB.fields.controls(field)[0].focus();
      this.touch(field);
    }

    // --- Remembering -------------------------------------------------------------------------------------------------

    touch(field) {
      this.dirty.add(field);
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(), SAVE_AFTER);
      this.redraw();
    }

    save() {
      clearTimeout(this.timer);
      const fields = [...this.dirty];
      this.dirty.clear();
      if (fields.length) KB.store.update((workspace) => fields.forEach((field) => this.keepIn(workspace, field)));
    }

    keepIn(workspace, field) {
      const own = (workspace.forms[this.id] = workspace.forms[this.id] || { values: {} });
      const { fact } = field.dataset;
      const [group, name] = fact ? [workspace.facts, fact] : [own.values, KB.fields.nameOf(field)];
      const value = read(field);
      if (value === undefined) delete group[name];
      else group[name] = value;
      own.version = this.$root.dataset.version;
    }

    /** Puts the workspace on the page, except where the user has typed since. */
    show(workspace) {
      const own = workspace.forms[this.id] ? workspace.forms[this.id].values : {};
      for (const field of this.$fields.filter((each) => !this.dirty.has(each))) {
        const { fact } = field.dataset;
        const value = fact ? workspace.facts[fact] : own[KB.fields.nameOf(field)];
        if (isTable(field)) KB.rows.write(field, value);
        else KB.fields.write(field, value);
      }
      this.redraw();
    }

    // --- The paper ---------------------------------------------------------------------------------------------------

    get digits() {
      return this.$root.querySelector("[data-thai]").checked ? "thai" : "arabic";
    }

    redraw() {
      this.frame = this.frame || requestAnimationFrame(() => this.drawNow());
    }

    drawNow() {
      cancelAnimationFrame(this.frame);
      this.frame = 0;
      const values = Object.fromEntries(this.$fields.map((field) => [KB.fields.nameOf(field), read(field)]));
      const answers = KB.answers(this.definitions, values);
      KB.compute.show(this.$root, answers);
      KB.formChart(this.$root, this.definitions, answers);
      this.draw(answers, this.digits, this.slotInFocus());
    }

    /** @returns {string|undefined} slot key of the field that has the focus */
    slotInFocus() {
      const leaf = this.$root.contains(document.activeElement) && leafField(document.activeElement);
      if (!leaf || isTable(leaf)) return undefined;
      return leaf.dataset.column ? `${topField(leaf).dataset.field}.${leaf.dataset.column}` : leaf.dataset.field;
    }

    // --- Checking ----------------------------------------------------------------------------------------------------

    /** On leaving a field that was changed: what is wrong with it, but not that it is empty. */
    check(leaf) {
      if (!leaf || !this.changed.delete(leaf)) return;
      KB.fields.tidy(leaf);
      const found = KB.checks(this.$root).find(({ field, message }) => field === leaf && message !== KB.fields.missing(leaf));
      KB.fields.showProblem(leaf, found ? found.message : "");
      this.settle();
    }

    /** Takes out of the summary what has been put right. */
    settle() {
      if (this.$summary.hidden) return;
      const findings = KB.checks(this.$root);
      for (const table of this.$fields.filter(isTable)) {
        if (!findings.some(({ field }) => field === table)) KB.fields.showProblem(table, "");
      }
      KB.checks.settle(this.$summary, findings);
    }

    // --- Files and print ---------------------------------------------------------------------------------------------

    /** The paper comes first, whatever it lacks; then the summary says what that is. @param {"docx"|"xlsx"|"csv"|"print"} kind */
    async make(kind) {
      this.save();
      this.$root.querySelectorAll(".kb-field--bad").forEach((field) => KB.fields.showProblem(field, ""));
      const findings = KB.checks(this.$root);
      try {
        this.$made.textContent = kind === "print" ? PRINT_NOTE : await this.file(kind);
        if (kind === "print") window.print();
        KB.checks.summarize(this.$summary, findings);
      } catch (error) {
        this.$made.textContent = `ทำไฟล์ไม่สำเร็จ: ${error.message}`;
      }
    }

    async file(kind) {
      const workspace = KB.store.current();
      const { name, blob } = await (kind === "csv" ? KB.formCsv(this.id, workspace) : KB.formFile(this.id, workspace, kind, this.digits));
      KB.saveFile(blob, name);
      return `ทำไฟล์ ${name} แล้ว อยู่ในโฟลเดอร์ดาวน์โหลด${kind === "csv" ? CSV_NOTE : ""}`;
    }
  }

  for (const $root of document.querySelectorAll("[data-kb-form]")) {
    KB.printPaper($root);
    new FormPage($root);
  }
})();
