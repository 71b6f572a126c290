/**
 * KB.fields: one field on the page <-> one value in the workspace, and what is wrong with it. `clean` and `display` need
 * no page: they go by the definition of a field, which macros/field_definitions.py writes.
 *
 * @typedef {Object} Definition
 * @property {string} id @property {string} type @property {string} [fact] id of the fact that holds the value
 * @property {[string, string][]} [options] id and label, in the order of the form
 * @property {Definition[]} [columns] @property {number} [min_rows] of a table
 * @property {unknown[]} [compute] the tree that it is worked out by, see compute.js
 *
 * A field is an element with `data-field` (or `data-column`, in a row) and `data-type`, written by macros/html_field.py.
 * Values: text as typed; a date as ISO string; number, baht, percent as a number; choice an option id; choices a list of
 * them; yes a boolean. What cannot be read (31/2/2569) is kept as typed: a mistake must not cost the user their words.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const NUMBERS = ["number", "baht", "percent"];
  const isEmpty = (value) => value === undefined || value === null || value === "" || value === false
    || (Array.isArray(value) && value.length === 0);

  /** @param {HTMLElement} field */
  const typeOf = (field) => field.dataset.type;
  /** @param {HTMLElement} field @returns {string} */
  const nameOf = (field) => field.dataset.field || field.dataset.column;
  /** The control, or all the boxes of a choice. */
  const controls = (field) => [...field.querySelectorAll("input, select, textarea")];

  /** The field's name in words, without "(ไม่บังคับ)". */
  function labelOf(field) {
    const label = field.querySelector("legend, label").cloneNode(true);
    label.querySelectorAll(".kb-optional").forEach((optional) => optional.remove());
    return label.textContent.trim();
  }

  // --- Reading and writing -------------------------------------------------------------------------------------------

  /** Percentages are often typed with their word or sign. */
  const bare = (type, text) => (type === "percent" ? text.replace(/^\s*ร้อยละ|%\s*$/g, "") : text);

  /** @returns {unknown} undefined when nothing was entered */
  function read(field) {
    const boxes = controls(field);
    const ticked = boxes.filter((box) => box.checked).map((box) => box.value);
    const type = typeOf(field);
    if (type === "yes") return boxes[0].checked || undefined;
    if (type === "choices") return ticked.length ? ticked : undefined;
    if (type === "choice" && boxes[0].type === "radio") return ticked[0];
    return parse(type, boxes[0].value);
  }

  /** What somebody typed, as a value. @param {string} type @param {string} text */
  function parse(type, text) {
    if (!text.trim()) return undefined;
    if (type === "date") return KB.thai.parseDate(text).iso || text;
    if (NUMBERS.includes(type)) return KB.thai.parseNumber(bare(type, text)) ?? text;
    return text;
  }

  /**
   * A kept value as the form's page would read it again; of a wrong kind (an edited file), it is none.
   * @param {Definition} definition @param {unknown} value @returns {unknown} undefined if there is none
   */
  function clean({ type, options = [] }, value) {
    const held = options.map(([id]) => id).filter((id) => (Array.isArray(value) ? value.includes(id) : id === value));
    if (type === "yes") return value === true || undefined;
    if (type === "choices") return held.length ? held : undefined;
    if (type === "choice") return Array.isArray(value) ? undefined : held[0];
    return parse(type, typed(type, value));
  }

  /**
   * Puts a value in; values of a wrong kind (an edited file) are left out rather than shown wrongly. A box that means
   * this value already keeps its wording: another tab's news must not turn `12` into `12.00` while somebody types `1234`.
   */
  function write(field, value) {
    const boxes = controls(field);
    const type = typeOf(field);
    const held = Array.isArray(value) ? value : [value];
    if (type === "yes") boxes[0].checked = value === true;
    else if (boxes[0].type === "radio" || boxes[0].type === "checkbox") {
      boxes.forEach((box) => (box.checked = held.includes(box.value)));
    } else if (value === undefined || read(field) !== value) boxes[0].value = typed(type, value);
    sync(field);
  }

  /** A value as the user would type it. */
  function typed(type, value) {
    if (type === "date" && KB.thai.isIso(value)) return KB.thai.numericDate(value);
    if (type === "baht" && typeof value === "number") return KB.thai.baht(value);
    if (typeof value === "number") return KB.thai.formatNumber(value);
    return typeof value === "string" ? value : "";
  }

  /** Shows what was understood: the long date, the amount in words; and the way to take back a choice. */
  function sync(field) {
    const value = read(field);
    const understood = field.querySelector(":scope > .kb-understood");
    if (understood) understood.textContent = understoodAs(typeOf(field), value);
    const unset = field.querySelector("[data-unset]");
    if (unset) unset.hidden = value === undefined;
  }

  function understoodAs(type, value) {
    if (type === "date" && KB.thai.isIso(value)) return KB.thai.longDate(value);
    if (type === "baht" && typeof value === "number") return KB.thai.bahtWords(value);
    return "";
  }

  /** Money in the usual shape once the user is done typing; other fields stay as typed. */
  function tidy(field) {
    const value = read(field);
    if (typeOf(field) === "baht" && typeof value === "number") controls(field)[0].value = KB.thai.baht(value);
    sync(field);
  }

  /**
   * @param {Definition} definition @param {unknown} value
   * @returns {string} the value as the paper says it, Arabic digits, "" if there is none; as display() of macros/form_paper.py
   */
  function display({ type, options = [] }, value) {
    if (isEmpty(value)) return "";
    if (type === "choice" || type === "choices") {
      const chosen = [].concat(value);
      return options.filter(([id]) => chosen.includes(id)).map(([, label]) => label).join(", ");
    }
    if (type === "date" && KB.thai.isIso(value)) return KB.thai.longDate(value);
    return type === "long" || type === "text" ? String(value).trim() : typed(type, value) || String(value);
  }

  // --- Checking ------------------------------------------------------------------------------------------------------

  /** @returns {string} what must be corrected, "" if nothing; an empty field is not a mistake here */
  function problem(field) {
    const value = read(field);
    const type = typeOf(field);
    if (type === "date" && value !== undefined && !KB.thai.isIso(value)) return KB.thai.parseDate(String(value)).problem;
    if (NUMBERS.includes(type) && typeof value === "string") {
      return `${labelOf(field)}ต้องเป็นตัวเลข เช่น ${type === "baht" ? "54,000.00" : "30"}`;
    }
    if (type === "percent" && typeof value === "number" && (value < 0 || value > 100)) return "ร้อยละต้องอยู่ระหว่าง 0 ถึง 100";
    return type === "text" || type === "long" ? personal(String(value || "")) : "";
  }

  /** Numbers that look like a person's: these papers travel, so people are warned, never stopped. */
  function personal(text) {
    const digits = KB.thai.digits(text, "arabic");
    if (/(^|\D)\d(?:[ -]?\d){12}(?!\d)/.test(digits)) {
      return "ดูเหมือนเลขประจำตัว 13 หลัก ถ้าเป็นเลขประจำตัวประชาชนให้ลบออก เอกสารนี้ไม่ต้องใช้";
    }
    if (/(^|\D)0[689][ -]?\d(?:[ -]?\d){7}(?!\d)/.test(digits)) return "ดูเหมือนเบอร์มือถือ ให้ใช้เบอร์สำนักงานแทน";
    return "";
  }

  /** @returns {string} what to say about a required field that is empty */
  function missing(field) {
    const verb = ["choice", "choices", "yes"].includes(typeOf(field)) ? "เลือก" : "กรอก";
    return `ยังไม่ได้${verb}${labelOf(field)}`;
  }

  /** @param {HTMLElement} field @param {string} message "" clears it */
  function showProblem(field, message) {
    const place = field.querySelector(":scope > .kb-err");
    place.textContent = message;
    place.hidden = !message;
    field.classList.toggle("kb-field--bad", Boolean(message));
    if (typeOf(field) === "table") return;
    for (const box of controls(field).filter((each) => each.type !== "radio")) {
      if (message) box.setAttribute("aria-invalid", "true");
      else box.removeAttribute("aria-invalid");
    }
  }

  KB.fields = { clean, controls, display, isEmpty, labelOf, missing, nameOf, problem, read, showProblem, sync, tidy, typeOf, write };
})();
