/**
 * KB.surveyTable: where the table of a returned survey lies. The heads decide, not the cells' addresses: offices insert
 * rows and columns, move columns, and correct the wording of heads.
 *
 * @typedef {{row: number, column: string, level: "fault"|"check"|"read", words: string, sheet?: string}} Remark
 *   `fault`: somebody must correct it; `check`: it may be right; `read`: we understood an unusual cell, and how.
 *   Row 0 and column "": of the whole file.
 * @typedef {{key: string, names: string[], column: string, label: string}} Head of the blank copy: slot, words that it
 *   may have, its column and the words to name it by
 * @typedef {{head: number, columns: Record<string, string>, parts: [number, number][], remarks: Remark[],
 *   isHead: (key: string, cell: unknown) => boolean}} Layout row of the heads, columns by slot, first and last row of each
 *   part of the table, whether a cell repeats a head
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  /** Heads stand near the top; a file of a hundred thousand rows need not be searched for them. */
  const DEEPEST_HEAD = 60;
  const FEWEST_HEADS = 3;

  const { columnLetters, columnNumber } = KB.readSheet;
  /** Words to compare: without spaces, hyphens of line breaks and marks, with Arabic digits. @param {unknown} text */
  const folded = (text) =>
    KB.thai.arabic(KB.sheetImport.words(text)).replace(/[\s\u200b\u00a0.*:]/g, "").replace(/\u0e4d\u0e32/g, "\u0e33").toLowerCase();

  /**
   * The heads of the survey from its blank copy; a choice may also be one column with the words of the option in it.
   * @param {{parts: Record<string, string>, map: object}} template @param {Record<string, string>} labels by column id
   * @returns {{heads: Head[], above: string[], below: string[]}} `above`: upper heads, `below`: first words under the table
   */
  function expected({ parts, map }, labels) {
    const { cells } = KB.readSheet.sheets(parts)[0];
    const { first, last, columns, ticks, heads: full } = map.tables.rows;
    const at = (column) => cells.get(column + (first - 1)) || cells.get(column + (first - 2));
    const heads = Object.entries({ ...Object.fromEntries(Object.entries(columns).map(([key, { column }]) => [key, column])), ...ticks })
      .map(([key, column]) => ({ key, column, label: String(at(column)), names: [at(column), full[column], ...names(key, labels)].map(folded) }));
    const choices = [...new Set(Object.keys(ticks).map((key) => key.split("=")[0]))]
      .map((key) => ({ key, column: "", label: labels[id(key)], names: names(key, labels).map(folded) }));
    const words = (from, to) => [...cells].filter(([ref]) => rowOf(ref) >= from && rowOf(ref) <= to).map(([, cell]) => folded(cell));
    return { heads: [...heads, ...choices], above: words(first - 2, first - 2), below: words(last + 1, Infinity) };
  }

  const rowOf = (ref) => Number(/\d+$/.exec(ref)[0]);
  const columnOf = (ref) => /^[A-Z]+/.exec(ref)[0];
  const id = (key) => key.split(".")[1];
  const names = (key, labels) => (key.includes("=") ? [] : [id(key), ...(labels[id(key)] ? [labels[id(key)]] : [])]);

  // --- Heads ---------------------------------------------------------------------------------------------------------

  /** Words of two rows by column, the lower before the upper. @returns {[string, string, string][]} column, words folded and as they are */
  function band(cells, row) {
    const found = new Map();
    for (const each of [row, row - 1]) {
      for (const [ref, cell] of cells) if (rowOf(ref) === each && !found.has(columnOf(ref))) found.set(columnOf(ref), cell);
    }
    return [...found].map(([column, cell]) => [column, folded(cell), KB.sheetImport.words(cell)]);
  }

  const matches = (heads, words) => heads.filter((head) => head.names.some((name) => words.includes(name)));

  /** The row with the most heads in it and above it; 0 if there is none. */
  function headRow(top, heads) {
    const rows = [...new Set([...top.keys()].map(rowOf))].sort((one, other) => one - other);
    let [best, most] = [0, FEWEST_HEADS - 1];
    for (const row of rows) {
      const count = matches(heads, band(top, row).map(([, words]) => words)).length;
      if (count > most) [best, most] = [row, count];
    }
    return best;
  }

  /** Columns by slot where the words of the head say so; an option's column before the column of its choice. */
  function columnsByWords(found, heads) {
    const columns = {};
    const taken = new Set();
    for (const head of heads) {
      const ticked = !head.column && Object.keys(columns).some((key) => key.startsWith(`${head.key}=`));
      const [column] = found.find(([each, words]) => !taken.has(each) && head.names.includes(words)) || [];
      if (!column || ticked) continue;
      columns[head.key] = column;
      taken.add(column);
    }
    return columns;
  }

  /** Where a head that is not there would be: as far from the nearest known head as in the blank copy. */
  function guessed(head, heads, columns) {
    const known = heads.filter(({ key, column }) => column && columns[key]);
    const far = (each) => Math.abs(columnNumber(each.column) - columnNumber(head.column));
    const nearest = known.sort((one, other) => far(one) - far(other))[0];
    return columnLetters(Math.max(0, columnNumber(head.column) + columnNumber(columns[nearest.key]) - columnNumber(nearest.column)));
  }

  /** Heads whose words were changed or left out are read where they must be, unless another head stands there. */
  function columnsByPlace(found, heads, columns, row, { remarks, filled }) {
    const held = Object.fromEntries(found.map(([column, , words]) => [column, words]));
    const whole = (key) => Object.keys(columns).some((each) => each === key.split("=")[0]);
    for (const head of heads.filter(({ key, column }) => column && !columns[key] && !whole(key))) {
      const column = guessed(head, heads, columns);
      if (!column || Object.values(columns).includes(column) || !(held[column] || filled.has(column))) {
        if (id(head.key) !== "n") remarks.push(remark(row, "", "fault", `ไม่มีคอลัมน์ “${head.label}” ในไฟล์`));
        continue;
      }
      columns[head.key] = column;
      const now = held[column] ? `ถูกแก้เป็น “${held[column]}”` : "หายไป";
      remarks.push(remark(row, column, "check", `หัวคอลัมน์ “${head.label}” ${now} อ่านตามตำแหน่งเดิม ตรวจว่าใช่`));
    }
  }

  const remark = (row, column, level, words) => ({ row, column, level, words });

  /** Columns that stand elsewhere than in the blank copy, and columns that the survey does not know. */
  function strange(found, { heads, above }, columns, row, cells) {
    const moved = heads.filter(({ key, column }) => column && columns[key] && columns[key] !== column)
      .map(({ key, column, label }) => remark(row, columns[key], "read", `คอลัมน์ “${label}” อยู่ที่ ${columns[key]} แทน ${column} อ่านตามหัวคอลัมน์แล้ว`));
    const used = Object.values(columns);
    const extra = found.filter(([column, name]) => name && !used.includes(column) && !above.includes(name)).map(([column, , words]) => {
      const count = [...cells.keys()].filter((ref) => columnOf(ref) === column && rowOf(ref) > row).length;
      return remark(row, column, count ? "check" : "read", `คอลัมน์ “${words}” ไม่มีในแบบ ไม่ได้นำมารวม${count ? ` มีข้อมูล ${count} ช่อง` : ""}`);
    });
    // files of one's own heads, such as a CSV, have an order of their own
    return used.includes(columns["rows.n"]) ? [...moved, ...extra] : extra;
  }

  // --- Rows ----------------------------------------------------------------------------------------------------------

  /** First and last row of the parts: to the words under the table, and what was written below them. */
  function parts(cells, head, below) {
    const longest = below.reduce((most, words) => Math.max(most, 2 * words.length), 0);
    const isEnd = (cell) => typeof cell === "string" && cell.length <= longest && below.includes(folded(cell));
    const last = KB.sheetImport.lastRow(cells);
    let [start, end] = [Infinity, 0];
    for (const [ref, cell] of cells) {
      if (rowOf(ref) <= head || !isEnd(cell)) continue;
      start = Math.min(start, rowOf(ref));
      end = Math.max(end, rowOf(ref));
    }
    if (!end) return [[head + 1, last]];
    return [[head + 1, start - 1], ...(last > end ? [[end + 1, last]] : [])];
  }

  /**
   * @param {import("./read-sheet").Sheet} sheet @param {ReturnType<typeof expected>} wanted
   * @returns {Layout|null} null if this is not the survey's table
   */
  function surveyTable({ cells }, wanted) {
    const top = new Map([...cells].filter(([ref]) => rowOf(ref) <= DEEPEST_HEAD));
    const head = headRow(top, wanted.heads);
    if (!head) return null;
    const found = band(top, head);
    const columns = columnsByWords(found, wanted.heads);
    const remarks = [];
    const filled = new Set([...cells.keys()].filter((ref) => rowOf(ref) > head).map(columnOf));
    columnsByPlace(found, wanted.heads, columns, head, { remarks, filled });
    remarks.push(...strange(found, wanted, columns, head, cells));
    const names = Object.fromEntries(wanted.heads.map((each) => [each.key, each.names]));
    const isHead = (key, cell) => names[key].includes(folded(cell));
    return { head, columns, parts: parts(cells, head, wanted.below), remarks, isHead };
  }

  KB.surveyTable = surveyTable;
  Object.assign(KB.surveyTable, { expected, folded, rowOf, columnOf });
})();
