/**
 * KB.sheetImport: a filled spreadsheet of a form back into its values. It goes by the blank copy: its heads tell whether
 * the file is of this form, its map which cell is which slot, its words which rows moved because tables grew or shrank.
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
  /** Serial numbers of 2000 to 2100, which a CSV or a cell of text may hold instead of a date. */
  const USUAL = [36526, 73415];
  /** พ.ศ. 2400 to 2699, typed as if it were ค.ศ.: serial numbers of those years. */
  const BUDDHIST = [182623, 292196];
  const ERA = 543;

  const rowOf = (ref) => Number(/\d+$/.exec(ref)[0]);
  const columnOf = (ref) => /^[A-Z]+/.exec(ref)[0];
  const words = (cell) => (cell === undefined ? "" : String(cell).replace(/\s+/g, " ").trim());

  // --- One value -----------------------------------------------------------------------------------------------------

  /** @param {number} serial days from 1900 as Excel counts them */
  const isoOf = (serial) => new Date(EPOCH + Math.floor(serial) * 864e5).toISOString().slice(0, 10);
  const within = (number, [least, most]) => number >= least && number <= most;

  /** A date cell whose year is a พ.ศ.: Excel took 2569 for the year 2569 of our era. */
  function buddhist(serial) {
    const typed = isoOf(serial);
    const value = String(Number(typed.slice(0, 4)) - ERA) + typed.slice(4);
    if (!KB.thai.isIso(value)) return { value: String(serial), problem: "อ่านวันที่ไม่ออก" };
    return { value, note: `ปี ${typed.slice(0, 4)} ในช่องวันที่ของ Excel เป็น พ.ศ. อ่านเป็น ${KB.thai.longDate(value)}` };
  }

  /**
   * @param {string|number} cell @param {number} days that the file counts from another first day (read-sheet.js)
   * @returns {{value: string, problem?: string, note?: string}} a note says what was made of an odd cell
   */
  function date(cell, days) {
    if (typeof cell === "number") {
      const serial = cell + days;
      if (within(serial, BUDDHIST)) return buddhist(serial);
      return cell >= 0 && serial > 0 && serial < LATEST ? { value: isoOf(serial) } : { value: String(cell), problem: "อ่านวันที่ไม่ออก" };
    }
    const number = KB.thai.parseNumber(cell) + days;
    if (/^[0-9๐-๙]{5}$/.test(cell.trim()) && within(number, USUAL)) {
      return { value: isoOf(number), note: `เลขวันที่ของ Excel เป็นข้อความ อ่านเป็น ${KB.thai.longDate(isoOf(number))}` };
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

  /** @param {number} [days] of the sheet @returns {{value?: unknown, problem?: string, note?: string}} */
  function understood(definition, cell, days = 0) {
    if (definition.type === "date") return date(cell, days);
    if (definition.type === "choice") return choice(definition, cell);
    if (definition.type === "choices") {
      const each = String(cell).split(",").map((part) => choice(definition, part));
      return { value: each.map(({ value }) => value).filter(Boolean), problem: each.map(({ problem }) => problem).find(Boolean) };
    }
    if (definition.type === "yes") return { value: words(cell) !== "" && words(cell) !== "0" };
    return NUMBERS.includes(definition.type) ? number(cell) : { value: String(cell) };
  }

  // --- Is it this form, and where did its rows go --------------------------------------------------------------------

  /** A pattern for words of the blank copy; where it leaves room (………) the file may have anything. Null: only room. */
  function pattern(text) {
    const literal = words(text).split("………").map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
    return literal.join("").trim().length > 2 ? new RegExp(`^${literal.join(".*")}$`) : null;
  }

  /** The rightmost column with a slot: what stands beyond, such as the lists behind choices, does not move with the rows. */
  function lastColumn({ cells, tables }) {
    const columns = [...Object.values(cells).map(columnOf), ...Object.values(tables).flatMap((table) => Object.values(table.columns).map(({ column }) => column))];
    return columns.reduce((one, other) => (after(one, other) ? one : other), "A");
  }

  const after = (one, other) => (one.length === other.length ? one > other : one.length > other.length);

  /** The words of the blank copy by row, as patterns. @returns {[number, [string, RegExp][]][]} row, then column and pattern */
  function landmarks(blank, last) {
    const rows = new Map();
    for (const [ref, cell] of blank) {
      const found = typeof cell === "string" && !after(columnOf(ref), last) ? pattern(cell) : null;
      if (found) rows.set(rowOf(ref), [...(rows.get(rowOf(ref)) || []), [columnOf(ref), found]]);
    }
    return [...rows].sort(([one], [other]) => one - other);
  }

  /**
   * Rows were added, taken away or left out: which row of the file is which row of the blank copy? The alignment with
   * the most words in common (longest common subsequence), rows that differ in more than half of their words apart.
   * @returns {Map<number, number>} row of the file by row of the blank copy, for the rows that were found
   */
  function alignment(cells, blank, map) {
    const marks = landmarks(blank, lastColumn(map));
    const last = lastRow(cells);
    const alike = ([, patterns], row) => {
      const same = patterns.filter(([column, found]) => found.test(words(cells.get(column + row)))).length;
      return same * 2 >= patterns.length ? same : 0;
    };
    const best = Array.from({ length: marks.length + 1 }, () => new Int32Array(last + 2));
    const same = marks.map((mark) => Int32Array.from({ length: last + 1 }, (_, row) => (row ? alike(mark, row) : 0)));
    for (let mark = marks.length - 1; mark >= 0; mark--) {
      for (let row = last; row > 0; row--) {
        const taken = same[mark][row] && same[mark][row] + best[mark + 1][row + 1];
        best[mark][row] = Math.max(best[mark + 1][row], best[mark][row + 1], taken);
      }
    }
    const found = new Map();
    for (let mark = 0, row = 1; mark < marks.length && row <= last; ) {
      const taken = same[mark][row] && same[mark][row] + best[mark + 1][row + 1];
      if (taken && best[mark][row] === taken) found.set(marks[mark++][0], row++);
      else if (best[mark][row] === best[mark + 1][row]) mark++;
      else row++;
    }
    return found;
  }

  /** The row of the file that a row of the blank copy became: as far below the nearest row above that was found. */
  function movedRow(aligned, row) {
    const above = [...aligned].filter(([from]) => from <= row).pop();
    return above ? row - above[0] + above[1] : row;
  }

  /** The heads of a table in the blank copy. @returns {[string, string][]} column and words */
  function headsOf(blank, table) {
    return [...blank].filter(([ref, cell]) => rowOf(ref) === table.first - 1 && pattern(cell)).map(([ref, cell]) => [columnOf(ref), words(cell)]);
  }

  /** Where a table lies in the file, and what differs in its heads; null if it is not there. */
  function place(cells, blank, aligned, table) {
    const heads = headsOf(blank, table);
    if (heads.length && !aligned.has(table.first - 1)) return null;
    const first = movedRow(aligned, table.first - 1) + 1;
    const below = [...aligned].find(([row]) => row > table.last);
    const last = below ? below[1] - (below[0] - table.last) : lastRow(cells);
    const problems = heads.filter(([column, text]) => words(cells.get(column + (first - 1))) !== text)
      .map(([column, text]) => `หัวคอลัมน์ ${column} ควรเป็น “${text}” แต่ในไฟล์เป็น “${words(cells.get(column + (first - 1)))}”`);
    return { table: { ...table, first, last }, problems };
  }

  function lastRow(cells) {
    let last = 0; // not Math.max(...): a sheet may have more cells than a function takes arguments
    for (const ref of cells.keys()) last = Math.max(last, rowOf(ref));
    return last;
  }

  // --- Tables and single cells ---------------------------------------------------------------------------------------

  function readRow({ cells, days }, row, table, columns, problems) {
    const record = {};
    const keep = (key, ref, cell) => {
      const definition = columns.find(({ id }) => id === key.split(".")[1]);
      if (!definition || definition.compute || cell === undefined) return;
      const { value, problem } = understood(definition, cell, days);
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
  function readTable(sheet, table, columns, problems) {
    const rows = [];
    for (let row = table.first; row <= table.last; row++) {
      const record = readRow(sheet, row, table, columns, problems);
      if (Object.keys(record).length) rows.push(record);
    }
    return rows;
  }

  /**
   * @param {import("./fields").Definition[]} definitions
   * @param {{parts: Record<string, string>, map: object}} template of the form's spreadsheet
   * @param {import("./read-sheet").Sheet} sheet @returns {Import} @throws {Error} with a Thai message
   */
  function sheetImport(definitions, template, sheet) {
    const { map } = template;
    const { cells } = sheet;
    const blank = KB.readSheet.sheets(template.parts)[0].cells;
    const result = { values: {}, problems: [], rows: {} };
    const aligned = alignment(cells, blank, map);
    let found = 0;
    for (const [name, blankTable] of Object.entries(map.tables)) {
      if (name.includes("#")) continue;
      const placed = place(cells, blank, aligned, blankTable);
      if (!placed) continue;
      const { table, problems } = placed;
      found += 1;
      result.problems.push(...problems);
      const definition = definitions.find(({ id }) => id === name);
      const rows = definition ? readTable(sheet, table, definition.columns, result.problems) : [];
      if (rows.length) [result.values[name], result.rows[name]] = [rows, rows.length];
    }
    if (Object.keys(map.tables).length && !found) throw new Error("ไฟล์นี้ไม่ใช่ไฟล์ Excel ของแบบฟอร์มนี้ หรือหัวตารางถูกแก้");
    readCells(result, definitions, map, sheet, (row) => movedRow(aligned, row));
    return result;
  }

  function readCells(result, definitions, map, { cells, days }, moved) {
    for (const [key, ref] of Object.entries(map.cells)) {
      const [name, option] = key.split("=");
      const definition = definitions.find(({ id }) => id === name);
      const at = columnOf(ref) + moved(rowOf(ref));
      const cell = cells.get(at);
      if (!definition || definition.compute || cell === undefined) continue;
      if (option) result.values[name] = definition.type === "choices" ? [...(result.values[name] || []), option] : option === "yes" || option;
      else {
        const { value, problem } = understood(definition, cell, days);
        if (problem) result.problems.push(`ช่อง ${at}: ${problem}`);
        if (!KB.fields.isEmpty(value)) result.values[name] = value;
      }
    }
  }

  KB.sheetImport = sheetImport;
  Object.assign(KB.sheetImport, { lastRow, readTable, understood, words });
})();
