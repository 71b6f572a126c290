/**
 * KB.fillXlsx: writes answers into the blank spreadsheet of a form, by the map of macros/sheet_map.py.
 *
 * Numbers go in as numbers, dates as serial numbers, everything else as inline text: `=cmd|…` stays a text, never a
 * formula. A table with more rows than were prepared grows; what stands below moves down.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const XML = "http://www.w3.org/XML/1998/namespace";
  const NUMBERS = ["number", "baht", "percent"];
  const TICK = "✓";
  const BLANK = "………";
  const SLOT = /\{([^{}]+)\}/g;
  const CELL_LIMIT = 32767;
  const MOST_HEIGHT = 400;
  const LINE = 24; // points; and below: a letter of the sheet's font against Excel's column unit
  const LETTER = 1.25;

  const all = (root, name) => [...root.getElementsByTagNameNS(S, name)];
  const rowOf = (ref) => Number(/\d+$/.exec(ref)[0]);
  const columnOf = (ref) => /^[A-Z]+/.exec(ref)[0];
  const columnNumber = (letters) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const serial = (iso) => Math.round((Date.parse(`${iso}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 864e5);

  // --- One cell ------------------------------------------------------------------------------------------------------

  /**
   * Rows by number, ends of merged cells by where they start, widths of columns: a sheet of thousands of rows would
   * otherwise be walked through for each cell.
   * @type {WeakMap<Document, {rows: Map<string, Element>, ends: Map<string, string>, widths: number[][]}>}
   */
  const layouts = new WeakMap();

  function layoutOf(sheet) {
    if (!layouts.has(sheet)) {
      layouts.set(sheet, {
        rows: new Map(all(sheet, "row").map((row) => [row.getAttribute("r"), row])),
        ends: new Map(all(sheet, "mergeCell").map((merged) => merged.getAttribute("ref").split(":"))),
        widths: all(sheet, "col").map((col) => ["min", "max", "width"].map((name) => Number(col.getAttribute(name)))),
      });
    }
    return layouts.get(sheet);
  }

  /** @param {Document} sheet @param {string} ref @throws {Error} if the blank copy has no such cell */
  function cellAt(sheet, ref) {
    const row = layoutOf(sheet).rows.get(String(rowOf(ref)));
    const cell = row && [...row.children].find((each) => each.getAttribute("r") === ref);
    if (!cell) throw new Error(`แม่แบบ Excel ไม่มีช่อง ${ref}`);
    return cell;
  }

  function empty(cell) {
    cell.replaceChildren();
    cell.removeAttribute("t");
  }

  function put(cell, name, text) {
    const element = cell.ownerDocument.createElementNS(S, name);
    element.textContent = text;
    cell.append(element);
    return element;
  }

  /** @param {Element} cell @param {unknown} raw @param {string} shown @param {string} type */
  function setValue(cell, raw, shown, type) {
    const number = type === "date" && KB.thai.isIso(raw) ? serial(raw) : NUMBERS.includes(type) ? raw : null;
    if (all(cell, "f").length) return setResult(cell, typeof number === "number" ? number : shown);
    if (typeof number !== "number") return writeText(cell, shown);
    empty(cell);
    put(cell, "v", type === "baht" ? KB.thai.baht(number).replace(/,/g, "").replace(/\.00$/, "") : String(number));
  }

  /** What a formula comes to; the formula stays, and Excel works it out anew when something changes. */
  function setResult(cell, result) {
    all(cell, "v").forEach((value) => value.remove());
    if (typeof result === "number") cell.removeAttribute("t");
    else cell.setAttribute("t", "str");
    put(cell, "v", typeof result === "number" ? String(result) : KB.xml.clean(result));
  }

  /** Text instead of whatever the cell holds, in a row high enough. */
  function writeText(cell, text) {
    growTo(cell.parentNode, linesOf(cell, setText(cell, text)) * LINE);
  }

  /** @returns {string} what Excel takes of the text */
  function setText(cell, text) {
    const clean = KB.xml.clean(text).replace(/\r\n?/g, "\n").slice(0, CELL_LIMIT);
    empty(cell);
    cell.setAttribute("t", "inlineStr");
    const t = put(put(cell, "is", ""), "t", clean);
    t.setAttributeNS(XML, "xml:space", "preserve");
    return clean;
  }

  /** Lines that a text fills in a cell. */
  function linesOf(cell, text) {
    const room = widthOf(cell) / LETTER;
    const visible = (line) => line.replace(/[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/g, "").length;
    return text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(visible(line) / room)), 0);
  }

  const heightOf = (row) => Number(row.getAttribute("ht") || LINE);

  /** Excel does not make rows higher by itself where a height is given. */
  function growTo(row, height) {
    if (Math.min(MOST_HEIGHT, height) <= heightOf(row)) return;
    row.setAttribute("ht", String(Math.min(MOST_HEIGHT, height)));
    row.setAttribute("customHeight", "1");
  }

  /** Width of a cell, or of the merged cells that it starts. */
  function widthOf(cell) {
    const { ends, widths } = layoutOf(cell.ownerDocument);
    const ref = cell.getAttribute("r");
    const [first, last] = [columnNumber(columnOf(ref)), columnNumber(columnOf(ends.get(ref) || ref))];
    return widths.reduce((sum, [min, max, width]) => sum + Math.max(0, Math.min(last, max) - Math.max(first, min) + 1) * width, 0);
  }

  // --- More rows than were prepared ----------------------------------------------------------------------------------

  const moved = (ref, after, by) => ref.replace(/(\$?[A-Z]+\$?)(\d+)/g, (_, column, row) => column + (Number(row) > after ? Number(row) + by : row));
  /** A range that ends with the table's last row takes the new rows in. */
  const stretched = (ref, last, by) => ref.split(" ").map((range) => {
    const [start, end] = range.split(":");
    const ends = end && rowOf(end) === last && rowOf(start) < last;
    return ends ? `${start}:${end.replace(/\d+$/, "")}${last + by}` : moved(range, last, by);
  }).join(" ");

  /** Turns the ranges and cells of a formula, and leaves the texts in it alone. @param {(range: string) => string} turn */
  const inFormula = (formula, turn) => formula.replace(/"[^"]*"|\$?[A-Z]+\$?\d+(:\$?[A-Z]+\$?\d+)?/g, (part) => (part.startsWith('"') ? part : turn(part)));
  const stretchedFormula = (text, last, by) => inFormula(text, (range) => stretched(range, last, by));
  /** A formula in a copy of its row: what it names without $ before the number moves along. */
  const copied = (text, by) => inFormula(text, (range) => range.replace(/([A-Z])(\d+)/g, (_, column, row) => column + (Number(row) + by)));

  function setRowNumber(row, number) {
    row.setAttribute("r", String(number));
    for (const cell of row.children) cell.setAttribute("r", columnOf(cell.getAttribute("r")) + number);
  }

  /** Makes room for `by` more rows below `last`, each a copy of that row; the map follows. */
  function grow(sheet, map, last, by) {
    layouts.delete(sheet);
    const rows = all(sheet, "row");
    const pattern = rows.find((row) => Number(row.getAttribute("r")) === last);
    for (const row of rows.reverse()) {
      const number = Number(row.getAttribute("r"));
      if (number > last) setRowNumber(row, number + by);
    }
    const copies = [];
    for (let n = by; n > 0; n--) {
      const row = pattern.cloneNode(true);
      setRowNumber(row, last + n);
      pattern.after(row);
      copies.push([row, n]);
    }
    for (const range of all(sheet, "mergeCell")) {
      const ref = range.getAttribute("ref");
      range.setAttribute("ref", moved(ref, last, by));
      if (rowOf(ref.split(":")[0]) !== last) continue;
      for (const [, n] of copies) {
        const copy = range.cloneNode();
        copy.setAttribute("ref", ref.replace(/\d+/g, String(last + n)));
        range.parentNode.append(copy);
      }
    }
    for (const list of all(sheet, "mergeCells")) list.setAttribute("count", String(list.children.length));
    for (const check of all(sheet, "dataValidation")) check.setAttribute("sqref", stretched(check.getAttribute("sqref"), last, by));
    for (const formula of all(sheet, "f")) formula.textContent = stretchedFormula(formula.textContent, last, by);
    for (const [row, n] of copies) for (const formula of all(row, "f")) formula.textContent = copied(formula.textContent, n);
    for (const formula of all(sheet, "f")) if (formula.hasAttribute("ref")) formula.setAttribute("ref", formula.parentNode.getAttribute("r"));
    for (const dimension of all(sheet, "dimension")) dimension.setAttribute("ref", moved(dimension.getAttribute("ref"), last, by));
    for (const key of Object.keys(map.cells)) map.cells[key] = moved(map.cells[key], last, by);
    for (const table of Object.values(map.tables)) {
      if (table.first > last) table.first += by;
      if (table.last >= last) table.last += by;
    }
  }

  // --- The whole sheet -----------------------------------------------------------------------------------------------

  function fillRow(sheet, table, number, row, answers) {
    for (const [key, { column, type }] of Object.entries(table.columns)) {
      if (key.endsWith(".n")) setValue(cellAt(sheet, column + number), Number(row.values[key]), "", "number");
      else fillCell(sheet, column + number, key, type, [row, answers]);
    }
    for (const [key, column] of Object.entries(table.ticks)) fillTick(sheet, column + number, key, [row, answers]);
    for (const [column, words] of Object.entries(table.composed)) {
      const value = (key) => KB.answers.find("values", key, [row, answers]) || BLANK;
      writeText(cellAt(sheet, column + number), words.replace(SLOT, (_, key) => value(key)));
    }
  }

  function fillCell(sheet, ref, key, type, scopes) {
    const shown = KB.answers.find("values", key, scopes);
    if (shown !== undefined) setValue(cellAt(sheet, ref), KB.answers.find("raw", key, scopes), shown, type);
  }

  function fillTick(sheet, ref, key, scopes) {
    const taken = KB.answers.taken(key, scopes);
    if (taken === undefined) return;
    if (taken) writeText(cellAt(sheet, ref), TICK);
    else empty(cellAt(sheet, ref));
  }

  /** A cell of fixed words and slots, once one of its slots has a value. */
  function fillComposed(sheet, ref, words, answers) {
    const keys = [...words.matchAll(SLOT)].map(([, key]) => key);
    if (!keys.some((key) => key in answers.values)) return;
    const cell = cellAt(sheet, ref);
    const text = setText(cell, words.replace(SLOT, (_, key) => (key in answers.values ? answers.values[key] : BLANK)));
    // the row is high enough for the words already
    growTo(cell.parentNode, heightOf(cell.parentNode) + (linesOf(cell, text) - linesOf(cell, words.replace(SLOT, ""))) * LINE);
  }

  /** Results that Excel had kept beside formulas are of the blank copy; it works them out anew. */
  function dropResults(sheet) {
    for (const formula of all(sheet, "f")) {
      all(formula.parentNode, "v").forEach((value) => value.remove());
      formula.parentNode.removeAttribute("t");
    }
  }

  /** @param {string} part the sheet @param {object} given its map @param {import("./answers").Answers} answers @returns {string} */
  function fillSheet(part, given, answers) {
    const map = JSON.parse(JSON.stringify(given));
    const sheet = KB.xml.parse(part);
    dropResults(sheet);
    for (const [name, table] of Object.entries(map.tables)) {
      const rows = answers.rows[name.replace(/#\d+$/, "")] || [];
      const prepared = table.last - table.first + 1;
      if (rows.length > prepared) grow(sheet, map, table.last, rows.length - prepared);
      rows.forEach((row, i) => fillRow(sheet, table, table.first + i, row, answers));
    }
    for (const [key, ref] of Object.entries(map.cells)) {
      if (key.includes("=")) fillTick(sheet, ref, key, [answers]);
      else fillCell(sheet, ref, key, map.types[key], [answers]);
    }
    for (const [ref, words] of Object.entries(map.composed)) fillComposed(sheet, ref, words, answers);
    return KB.xml.serialize(sheet);
  }

  /**
   * @param {{parts: Record<string, string>, map: object|object[]}} template a map for each sheet that is filled
   * @param {import("./answers").Answers} answers
   * @returns {Record<string, string>} the parts of the filled file
   */
  function fillXlsx({ parts, map }, answers) {
    const filled = [].concat(map).map((each) => [each.sheet, fillSheet(parts[each.sheet], each, answers)]);
    return { ...parts, ...Object.fromEntries(filled) };
  }

  KB.fillXlsx = fillXlsx;
})();
