/**
 * KB.sheetImport: a filled spreadsheet of a form back into its values. It goes by the blank copy: its heads tell whether
 * the file is of this form, its map which cell is which slot, its words below a table where a table that grew ends.
 * What cannot be read is kept as it stands and named with row and column; computed columns are left out.
 *
 * @typedef {{values: Record<string, unknown>, problems: string[], rows: Record<string, number>}} Import values by field
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const NUMBERS = ["number", "baht", "percent"];
  const EPOCH = Date.UTC(1899, 11, 30);
  const LATEST = 109574; // serial number of 31 December 2199

  const rowOf = (ref) => Number(/\d+$/.exec(ref)[0]);
  const columnOf = (ref) => /^[A-Z]+/.exec(ref)[0];
  const words = (cell) => (cell === undefined ? "" : String(cell).replace(/\s+/g, " ").trim());

  // --- One value -----------------------------------------------------------------------------------------------------

  function date(cell) {
    if (typeof cell === "number") {
      return cell > 0 && cell < LATEST ? { value: new Date(EPOCH + Math.floor(cell) * 864e5).toISOString().slice(0, 10) } : { value: String(cell), problem: "อ่านวันที่ไม่ออก" };
    }
    const { iso, problem } = KB.thai.parseDate(cell);
    return iso ? { value: iso } : { value: cell, problem };
  }

  function choice({ options }, cell) {
    const wanted = words(cell);
    const found = options.find(([id, label]) => label === wanted || id === wanted);
    return found ? { value: found[0] } : { problem: `“${wanted}” ไม่มีในตัวเลือก` };
  }

  function number(cell) {
    if (typeof cell === "number") return { value: cell };
    const value = KB.thai.parseNumber(cell.replace(/%\s*$/, ""));
    return value === null ? { value: cell, problem: `“${words(cell)}” ไม่ใช่ตัวเลข` } : { value };
  }

  /** @returns {{value?: unknown, problem?: string}} */
  function understood(definition, cell) {
    if (definition.type === "date") return date(cell);
    if (definition.type === "choice") return choice(definition, cell);
    if (definition.type === "choices") {
      const each = String(cell).split(",").map((part) => choice(definition, part));
      return { value: each.map(({ value }) => value).filter(Boolean), problem: each.map(({ problem }) => problem).find(Boolean) };
    }
    if (definition.type === "yes") return { value: words(cell) !== "" && words(cell) !== "0" };
    return NUMBERS.includes(definition.type) ? number(cell) : { value: String(cell) };
  }

  // --- Is it this form, and how far did its tables grow --------------------------------------------------------------

  /** The words that the blank copy has in a row. @returns {[string, string][]} column and words */
  function heads(blank, row) {
    return [...blank].filter(([ref]) => rowOf(ref) === row).map(([ref, cell]) => [columnOf(ref), words(cell)]);
  }

  /** Checks the heads of a table against the file. @returns {string[]} what differs @throws {Error} if it is another file */
  function compareHeads(cells, blank, table) {
    const wanted = heads(blank, table.first - 1);
    const wrong = wanted.filter(([column, text]) => words(cells.get(column + (table.first - 1))) !== text);
    if (wanted.length && wrong.length > wanted.length / 2) throw new Error("ไฟล์นี้ไม่ใช่ไฟล์ Excel ของแบบฟอร์มนี้ หรือหัวตารางถูกแก้");
    return wrong.map(([column, text]) => `หัวคอลัมน์ ${column} ควรเป็น “${text}” แต่ในไฟล์เป็น “${words(cells.get(column + (table.first - 1)))}”`);
  }

  const lastRow = (cells) => Math.max(0, ...[...cells.keys()].map(rowOf));

  /** How many rows a table has more than the blank copy: its next words below are found so much further down. */
  function growth(cells, blank, table) {
    const below = [...blank].filter(([ref]) => rowOf(ref) > table.last).sort(([one], [other]) => rowOf(one) - rowOf(other))[0];
    if (!below) return Math.max(0, lastRow(cells) - table.last);
    const [ref, text] = below;
    for (let row = rowOf(ref); row <= lastRow(cells); row++) {
      if (words(cells.get(columnOf(ref) + row)) === words(text)) return row - rowOf(ref);
    }
    return 0;
  }

  // --- Tables and single cells ---------------------------------------------------------------------------------------

  function readRow(cells, row, table, columns, problems) {
    const record = {};
    const keep = (key, ref, cell) => {
      const definition = columns.find(({ id }) => id === key.split(".")[1]);
      if (!definition || definition.compute || cell === undefined) return;
      const { value, problem } = understood(definition, cell);
      if (problem) problems.push(`แถว ${row} คอลัมน์ ${columnOf(ref)}: ${problem}`);
      if (!KB.fields.isEmpty(value)) record[definition.id] = value;
    };
    for (const [key, { column }] of Object.entries(table.columns)) keep(key, column + row, cells.get(column + row));
    for (const [key, column] of Object.entries(table.ticks)) {
      const [name, option] = key.split("=");
      if (cells.get(column + row) !== undefined) record[name.split(".")[1]] = option;
    }
    return record;
  }

  /** @returns {Record<string, unknown>[]} the rows that hold something */
  function readTable(cells, table, extra, columns, problems) {
    const rows = [];
    for (let row = table.first; row <= table.last + extra; row++) {
      const record = readRow(cells, row, table, columns, problems);
      if (Object.keys(record).length) rows.push(record);
    }
    return rows;
  }

  /**
   * @param {import("./fields").Definition[]} definitions
   * @param {{parts: Record<string, string>, map: object}} template of the form's spreadsheet
   * @param {import("./read-sheet").Sheet} sheet @returns {Import} @throws {Error} with a Thai message
   */
  function sheetImport(definitions, template, { cells }) {
    const { map } = template;
    const blank = KB.readSheet.sheets(template.parts)[0].cells;
    const result = { values: {}, problems: [], rows: {} };
    const tables = Object.entries(map.tables).filter(([name]) => !name.includes("#"))
      .sort(([, one], [, other]) => one.first - other.first);
    let moved = 0;
    const shift = []; // [row of the blank copy, rows that were added above]
    for (const [name, blankTable] of tables) {
      const table = { ...blankTable, first: blankTable.first + moved, last: blankTable.last + moved };
      const movedBlank = new Map([...blank].map(([ref, cell]) => [columnOf(ref) + (rowOf(ref) + moved), cell]));
      result.problems.push(...compareHeads(cells, movedBlank, table));
      const extra = growth(cells, movedBlank, table);
      const definition = definitions.find(({ id }) => id === name);
      const rows = definition ? readTable(cells, table, extra, definition.columns, result.problems) : [];
      if (rows.length) [result.values[name], result.rows[name]] = [rows, rows.length];
      moved += extra;
      shift.push([blankTable.last, moved]);
    }
    readCells(result, definitions, map, cells, (row) => shift.filter(([last]) => last < row).reduce((_, [, by]) => by, 0));
    return result;
  }

  function readCells(result, definitions, map, cells, movedBy) {
    for (const [key, ref] of Object.entries(map.cells)) {
      const [name, option] = key.split("=");
      const definition = definitions.find(({ id }) => id === name);
      const at = columnOf(ref) + (rowOf(ref) + movedBy(rowOf(ref)));
      const cell = cells.get(at);
      if (!definition || definition.compute || cell === undefined) continue;
      if (option) result.values[name] = definition.type === "choices" ? [...(result.values[name] || []), option] : option === "yes" || option;
      else {
        const { value, problem } = understood(definition, cell);
        if (problem) result.problems.push(`ช่อง ${at}: ${problem}`);
        if (!KB.fields.isEmpty(value)) result.values[name] = value;
      }
    }
  }

  /**
   * A table as CSV, with the labels of the columns in its first line.
   * @param {import("./fields").Definition} definition of the table @param {Record<string, string>} labels by column id
   * @param {import("./read-sheet").Sheet} sheet @returns {Import} @throws {Error} if no column is known
   */
  function csvImport(definition, labels, { cells }) {
    const columns = {};
    const unknown = [];
    for (const [column, text] of heads(cells, 1)) {
      const found = definition.columns.find(({ id }) => id === text || labels[id] === text);
      if (found) columns[`${definition.id}.${found.id}`] = { column };
      else unknown.push(`ไม่รู้จักหัวคอลัมน์ “${text}” (${column}) จึงไม่ได้นำเข้า`);
    }
    if (!Object.keys(columns).length) throw new Error(`บรรทัดแรกของ CSV ต้องเป็นชื่อคอลัมน์ เช่น ${Object.values(labels).slice(0, 3).join(", ")}`);
    const table = { first: 2, last: lastRow(cells), columns, ticks: {} };
    const rows = readTable(cells, table, 0, definition.columns, unknown);
    return { values: { [definition.id]: rows }, problems: unknown, rows: { [definition.id]: rows.length } };
  }

  KB.sheetImport = sheetImport;
  KB.csvImport = csvImport;
})();
