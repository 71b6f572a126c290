/**
 * A form on its page: remembers what is typed, draws the paper, checks on leaving a field, makes the files, prints.
 * The page came complete from macros/html_form.py; this adds nothing that a person without JavaScript needs.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const SAVE_AFTER = 400; // ms of rest in typing
  const WIDE = "(min-width: 76.25em)"; // from here the paper stands beside the fields
  const PRINT_NOTE = "ในหน้าต่างพิมพ์ เลือก “บันทึกเป็น PDF” จะได้ไฟล์ PDF";

  /** @param {HTMLElement} form */
  function start(form) {
    const id = form.dataset.kbForm;
    const fields = [...form.querySelectorAll("[data-field]")];
    const draw = KB.preview(form.querySelector("[data-paper]"));
    const summary = form.querySelector("[data-errors]");
    const made = form.querySelector("[data-made]");
    /** Fields with something that is not saved yet. @type {Set<HTMLElement>} */
    const dirty = new Set();
    /** Leaf fields that the user changed since they were last checked. @type {Set<HTMLElement>} */
    const changed = new Set();
    let timer = 0;
    let frame = 0;

    const digits = () => (form.querySelector("[data-thai]").checked ? "thai" : "arabic");
    const isTable = (field) => KB.fields.typeOf(field) === "table";
    const topField = (element) => element.closest("[data-field]");
    const leafField = (element) => element.closest("[data-column], [data-field]");

    // --- Remembering -------------------------------------------------------------------------------------------------

    function valueIn(workspace, field) {
      const own = workspace.forms[id] ? workspace.forms[id].values : {};
      return field.dataset.fact ? workspace.facts[field.dataset.fact] : own[KB.fields.nameOf(field)];
    }

    function keepIn(workspace, field) {
      const own = (workspace.forms[id] = workspace.forms[id] || { values: {} });
      const [group, name] = field.dataset.fact ? [workspace.facts, field.dataset.fact] : [own.values, KB.fields.nameOf(field)];
      const value = isTable(field) ? KB.rows.read(field) : KB.fields.read(field);
      if (value === undefined) delete group[name];
      else group[name] = value;
      own.version = form.dataset.version;
    }

    function save() {
      clearTimeout(timer);
      if (!dirty.size) return;
      const fresh = [...dirty];
      dirty.clear();
      KB.store.update((workspace) => fresh.forEach((field) => keepIn(workspace, field)));
    }

    function touch(field) {
      dirty.add(field);
      clearTimeout(timer);
      timer = setTimeout(save, SAVE_AFTER);
      redraw();
    }

    function show(workspace) {
      for (const field of fields.filter((each) => !dirty.has(each))) {
        const value = valueIn(workspace, field);
        if (isTable(field)) KB.rows.write(field, value);
        else KB.fields.write(field, value);
      }
      redraw();
    }

    // --- The paper ---------------------------------------------------------------------------------------------------

    function here() {
      const leaf = document.activeElement && form.contains(document.activeElement) && leafField(document.activeElement);
      if (!leaf || isTable(leaf)) return undefined;
      return leaf.dataset.column ? `${topField(leaf).dataset.field}.${leaf.dataset.column}` : leaf.dataset.field;
    }

    function drawNow() {
      cancelAnimationFrame(frame);
      frame = 0;
      draw(KB.answers(form), digits(), here());
    }

    function redraw() {
      frame = frame || requestAnimationFrame(drawNow);
    }

    // --- Checking ----------------------------------------------------------------------------------------------------

    function check(leaf) {
      if (!changed.delete(leaf)) return;
      if (!isTable(leaf)) {
        KB.fields.tidy(leaf);
        const found = KB.checks(form).find(({ field, message }) => field === leaf && message !== KB.fields.missing(leaf));
        KB.fields.showProblem(leaf, found ? found.message : "");
      }
      settle();
    }

    function settle() {
      if (summary.hidden) return;
      const findings = KB.checks(form);
      for (const table of fields.filter(isTable)) {
        const found = findings.find(({ field }) => field === table);
        if (!found) KB.fields.showProblem(table, "");
      }
      KB.checks.settle(summary, findings);
    }

    // --- Files and print ---------------------------------------------------------------------------------------------

    async function make(kind) {
      save();
      form.querySelectorAll(".kb-field--bad").forEach((field) => KB.fields.showProblem(field, ""));
      const findings = KB.checks(form);
      try {
        if (kind === "print") window.print();
        else made.textContent = `ทำไฟล์ ${await KB.makeFile(form, kind, digits())} แล้ว อยู่ในโฟลเดอร์ดาวน์โหลด`;
        if (kind === "print") made.textContent = PRINT_NOTE;
        KB.checks.summarize(summary, findings);
      } catch (error) {
        made.textContent = `ทำไฟล์ไม่สำเร็จ: ${error.message}`;
      }
    }

    /** The paper must be open and up to date to print; the title becomes the name of the PDF. */
    function attachPrint() {
      const preview = form.querySelector(".kb-preview");
      const { title } = document;
      let open = preview.open;
      window.addEventListener("beforeprint", () => {
        open = preview.open;
        preview.open = true;
        document.title = KB.fileName(id);
        drawNow();
      });
      window.addEventListener("afterprint", () => {
        preview.open = open;
        document.title = title;
      });
      const wide = matchMedia(WIDE);
      preview.open = wide.matches;
      // only ever opens: a page being printed is narrow too
      wide.addEventListener("change", () => (preview.open = preview.open || wide.matches));
    }

    // --- Wiring ------------------------------------------------------------------------------------------------------

    function attach() {
      fields.filter(isTable).forEach((table) => KB.rows.attach(table, () => {
        touch(table);
        settle();
      }));
      form.addEventListener("input", ({ target }) => {
        if (!topField(target)) return redraw(); // the digits switch
        KB.fields.sync(leafField(target));
        changed.add(leafField(target));
        touch(topField(target));
      });
      form.addEventListener("focusout", ({ target }) => leafField(target) && check(leafField(target)));
      form.addEventListener("focusin", redraw);
      form.addEventListener("click", ({ target }) => {
        if (target.closest("[data-make]")) make(target.closest("[data-make]").dataset.make);
        if (target.closest("[data-unset]")) unset(topField(target));
      });
      form.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
      document.addEventListener("visibilitychange", save);
      window.addEventListener("pagehide", save);
      KB.store.onChange((workspace, cause) => cause !== "update" && show(workspace));
    }

    function unset(field) {
      KB.fields.write(field, undefined);
      KB.fields.controls(field)[0].focus();
      touch(field);
    }

    attach();
    attachPrint();
    form.querySelector("[data-bar]").hidden = false;
    if (location.protocol.startsWith("http")) {
      form.querySelector("[data-page-address]").textContent = location.origin + location.pathname;
    }
    document.documentElement.classList.add("kb-live-form");
    show(KB.store.current());
  }

  document.querySelectorAll("[data-kb-form]").forEach(start);
})();
