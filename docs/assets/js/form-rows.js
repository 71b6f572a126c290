/**
 * KB.rows: the repeating rows of a table field. Adding gives focus to the new row's first control; deleting gives it to
 * the heading of the row that moves up, and offers "เลิกทำ". A row keeps columns that this form does not show.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  /** What a row held when it was written, with the columns of other forms. @type {WeakMap<Element, Record<string, unknown>>} */
  const held = new WeakMap();
  /** An empty row of each table, to make further ones from. @type {WeakMap<Element, HTMLElement>} */
  const patterns = new WeakMap();

  const rowsOf = (table) => [...table.querySelectorAll(":scope > .kb-row")];
  const columnsOf = (row) => [...row.querySelectorAll(":scope > [data-column]")];
  const head = (row) => row.querySelector(".kb-row__head b");
  const isBegun = (row) => columnsOf(row).some((column) => !KB.fields.isEmpty(KB.fields.read(column)));
  const hasAnything = (record) => Object.values(record).some((value) => !KB.fields.isEmpty(value));

  /** @returns {Record<string, unknown>} the row as the user sees it, plus what it held in other columns */
  function readRow(row) {
    const record = { ...held.get(row) };
    for (const column of columnsOf(row)) {
      const value = KB.fields.read(column);
      if (value === undefined) delete record[KB.fields.nameOf(column)];
      else record[KB.fields.nameOf(column)] = value;
    }
    return record;
  }

  function writeRow(row, record) {
    held.set(row, record);
    for (const column of columnsOf(row)) KB.fields.write(column, record[KB.fields.nameOf(column)]);
  }

  /** @returns {Record<string, unknown>[]|undefined} up to the last row that holds something */
  function read(table) {
    const records = rowsOf(table).map(readRow);
    while (records.length && !hasAnything(records[records.length - 1])) records.pop();
    return records.length ? records : undefined;
  }

  /** Shows the rows of a value, and at least as many empty ones as the page came with. */
  function write(table, value) {
    const records = (Array.isArray(value) ? value : []).filter((r) => typeof r === "object" && r !== null);
    const wanted = Math.max(records.length, Number(table.dataset.shown));
    const rows = rowsOf(table);
    while (rows.length > wanted) rows.pop().remove();
    while (rows.length < wanted) rows.push(append(table));
    rows.forEach((row, i) => writeRow(row, records[i] || {}));
    renumber(table);
  }

  function append(table) {
    const row = patterns.get(table).cloneNode(true);
    table.insertBefore(row, table.querySelector(":scope > .kb-rows__foot"));
    return row;
  }

  /** Ids, names and headings follow the place of a row, as in the page without JavaScript. */
  function renumber(table) {
    const stem = new RegExp(`${table.id}-\\d+`, "g");
    rowsOf(table).forEach((row, i) => {
      for (const element of [row, ...row.querySelectorAll("*")]) {
        for (const name of ["id", "for", "name", "aria-describedby", "aria-labelledby"]) {
          const value = element.getAttribute(name);
          if (value) element.setAttribute(name, value.replace(stem, `${table.id}-${i + 1}`));
        }
      }
      head(row).textContent = `${table.dataset.row}ที่ ${i + 1}`;
    });
    showTotals(table);
  }

  /** Sums of the money columns, below the rows. */
  function showTotals(table) {
    const sums = new Map();
    for (const row of rowsOf(table)) {
      for (const column of columnsOf(row).filter((c) => KB.fields.typeOf(c) === "baht")) {
        const value = KB.fields.read(column);
        const label = KB.fields.labelOf(column);
        if (typeof value === "number") sums.set(label, (sums.get(label) || 0) + value);
      }
    }
    const words = [...sums].map(([label, sum]) => `รวม${label} ${KB.thai.baht(sum)} บาท`);
    table.querySelector("[data-total]").textContent = words.join(" · ");
  }

  // --- Adding and deleting -------------------------------------------------------------------------------------------

  function say(table, words, undo) {
    const place = table.querySelector("[data-status]");
    place.textContent = words;
    if (!undo) return;
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "kb-btn kb-btn--quiet", textContent: "เลิกทำ", onclick: undo });
    place.append(" ", button);
  }

  function add(table, changed) {
    const row = append(table);
    renumber(table);
    KB.fields.controls(row)[0].focus();
    say(table, `เพิ่ม${head(row).textContent} แล้ว`);
    changed();
  }

  function remove(table, row, changed) {
    const rows = rowsOf(table);
    const place = rows.indexOf(row);
    const name = head(row).textContent;
    if (rows.length === 1) append(table);
    row.remove();
    renumber(table);
    const after = rowsOf(table);
    head(after[Math.min(place, after.length - 1)]).focus();
    say(table, `ลบ${name} แล้ว`, () => {
      table.insertBefore(row, rowsOf(table)[place] || table.querySelector(":scope > .kb-rows__foot"));
      renumber(table);
      head(row).focus();
      say(table, `นำ${name} กลับมาแล้ว`);
      changed();
    });
    changed();
  }

  /** @param {HTMLElement} table @param {() => void} changed called after a row came or went */
  function attach(table, changed) {
    const pattern = rowsOf(table)[0].cloneNode(true);
    for (const column of columnsOf(pattern)) KB.fields.write(column, undefined);
    patterns.set(table, pattern);
    table.dataset.shown = String(rowsOf(table).length);
    for (const button of [...table.querySelectorAll("[data-add], [data-delete]"), ...pattern.querySelectorAll("[data-delete]")]) {
      button.hidden = false;
    }
    table.addEventListener("click", (event) => {
      if (event.target.closest("[data-add]")) add(table, changed);
      else if (event.target.closest("[data-delete]")) remove(table, event.target.closest(".kb-row"), changed);
    });
    table.addEventListener("input", () => showTotals(table));
  }

  KB.rows = { attach, columnsOf, isBegun, read, rowsOf, write };
})();
