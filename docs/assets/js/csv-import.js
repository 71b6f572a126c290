/**
 * KB.csvImport: rows of a table from a CSV file, by the words in its first line: the names of the columns as the page
 * shows them, or the heads of the form's spreadsheet (form-csv.js writes those).
 *
 * @typedef {import("./sheet-import").Import} Import
 * @typedef {{columns: Record<string, {column: string}>, ticks: Record<string, string>, unknown: string[], found: number}} Heads
 *   columns of the file by slot, as in the map of a spreadsheet
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const rowOf = (ref) => Number(/\d+$/.exec(ref)[0]);
  const columnOf = (ref) => /^[A-Z]+/.exec(ref)[0];
  const { words } = KB.sheetImport;

  /** What the heads of a table's spreadsheet are: slots by head; "" for a head that nobody types under. */
  function known(name, map) {
    const slots = new Map();
    for (const table of Object.keys(map.tables).filter((each) => each.split("#")[0] === name).map((each) => map.tables[each])) {
      const typed = [...Object.entries(table.columns).map(([key, { column }]) => [column, key]), ...Object.entries(table.ticks).map(([key, column]) => [column, key])];
      const keys = Object.fromEntries(typed);
      for (const [column, head] of Object.entries(table.heads)) if (!slots.has(words(head))) slots.set(words(head), keys[column] || "");
    }
    return slots;
  }

  /** @param {import("./fields").Definition} definition of a table @param {Record<string, string>} labels @returns {Heads} */
  function headsOf(definition, labels, map, cells) {
    const slots = known(definition.id, map);
    const heads = { columns: {}, ticks: {}, unknown: [], found: 0 };
    for (const [ref, cell] of [...cells].filter(([each]) => rowOf(each) === 1)) {
      const [column, text] = [columnOf(ref), words(cell)];
      const named = definition.columns.find(({ id }) => id === text || (labels[id] !== undefined && words(labels[id]) === text));
      const key = slots.get(text) ?? (named && `${definition.id}.${named.id}`);
      if (key === undefined) heads.unknown.push(`ไม่รู้จักหัวคอลัมน์ “${text}” (${column}) จึงไม่ได้นำเข้า`);
      else if (key.includes("=")) heads.ticks[key] = column;
      else if (key) heads.columns[key] = { column };
      heads.found += key !== undefined;
    }
    return heads;
  }

  /**
   * @param {import("./fields").Definition[]} definitions @param {(table: string) => Record<string, string>} labelsOf
   *   labels by column id @param {object} map of the form's spreadsheet @param {import("./read-sheet").Sheet} sheet
   * @param {string} file name; of tables with the same heads it tells which (form-csv.js ends it with the table's name)
   * @returns {Import} of the table that most heads belong to @throws {Error} if no column is known
   */
  function csvImport(definitions, labelsOf, map, sheet, file) {
    const tables = definitions.filter(({ type }) => type === "table");
    if (!tables.length) throw new Error("แบบฟอร์มนี้ไม่มีตาราง นำเข้าได้เฉพาะไฟล์ Excel ของแบบฟอร์ม");
    const read = tables.map((definition) => [definition, headsOf(definition, labelsOf(definition.id), map, sheet.cells)]);
    const most = Math.max(...read.map(([, { found }]) => found));
    const alike = read.filter(([, { found }]) => found === most);
    const [definition, heads] = alike.find(([{ id }]) => file.includes(`-${KB.formCsv.slug(id)}.`)) || alike[0];
    if (!heads.found) throw new Error(`บรรทัดแรกของ CSV ต้องเป็นชื่อคอลัมน์ เช่น ${Object.values(labelsOf(tables[0].id)).slice(0, 3).join(", ")}`);
    const table = { first: 2, last: KB.sheetImport.lastRow(sheet.cells), columns: heads.columns, ticks: heads.ticks };
    const rows = KB.sheetImport.readTable(sheet, table, definition.columns, heads.unknown);
    return { values: rows.length ? { [definition.id]: rows } : {}, problems: heads.unknown, rows: rows.length ? { [definition.id]: rows.length } : {} };
  }

  KB.csvImport = csvImport;
})();
