/**
 * KB.readSheet: what stands in a spreadsheet file that somebody chose, as cells by reference (`B4`). Reads .xlsx and .csv;
 * a formula counts as its last result, merged cells as their first. Text stays text, numbers numbers; nobody is asked
 * what a number means: that is for those who know the form.
 *
 * Large files are read in turns and to a row that the caller names: `unread` says how many filled rows lie below it.
 * Days are counted from 1900, or from 1904 as Excel for Mac once did; `days` says by how much to correct them.
 *
 * @typedef {string|number} Cell
 * @typedef {{name: string, cells: Map<string, Cell>, merges: string[], unread: number, last: number, days: number}} Sheet
 *   merged ranges as `B4:B6`; the last row that was read
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const WANTED = /^xl\/(workbook\.xml|sharedStrings\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/;
  const OLD = "ไฟล์ .xls รุ่นเก่าอ่านไม่ได้ เปิดใน Excel แล้วบันทึกเป็น .xlsx หรือ CSV UTF-8";
  /** Days from the first day of the one count to that of the other. */
  const MAC = 1462;

  const all = (root, name) => [...root.getElementsByTagNameNS(S, name)];

  /** `A` → 1, `AB` → 28 and back. */
  const columnNumber = (letters) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  function columnLetters(number) {
    return number ? columnLetters(Math.floor((number - 1) / 26)) + String.fromCharCode(65 + ((number - 1) % 26)) : "";
  }

  // --- .xlsx ---------------------------------------------------------------------------------------------------------

  /**
   * @param {Record<string, string>} parts of a spreadsheet @param {number} last row to read
   * @returns {Generator<number, Sheet[]>} in the order of the workbook
   */
  function* reading(parts, last) {
    const book = KB.xml.parse(parts["xl/workbook.xml"]);
    const strings = yield* KB.sheetCells.strings(parts["xl/sharedStrings.xml"]);
    const relations = [...KB.xml.parse(parts["xl/_rels/workbook.xml.rels"]).getElementsByTagName("Relationship")];
    const target = (id) => relations.find((each) => each.getAttribute("Id") === id).getAttribute("Target").replace(/^\/xl\//, "");
    const days = all(book, "workbookPr").some((each) => /^(1|true)$/.test(each.getAttribute("date1904"))) ? MAC : 0;
    const found = [];
    for (const sheet of all(book, "sheet")) {
      const part = parts[`xl/${target(sheet.getAttributeNS(R, "id"))}`];
      if (!part) continue; // a sheet that is one chart has no cells
      found.push({ name: sheet.getAttribute("name"), ...(yield* KB.sheetCells.content(part, strings, last)), last, days });
    }
    return found;
  }

  /** The sheets of a small spreadsheet, such as a blank copy. @param {Record<string, string>} parts @returns {Sheet[]} */
  const sheets = (parts) => KB.turns.atOnce(reading(parts, Infinity));

  // --- .csv ----------------------------------------------------------------------------------------------------------

  /** @param {ArrayBuffer} buffer @param {number} last row to read @returns {Generator<number, Sheet>} */
  function* csvSheet(buffer, last) {
    const sheet = { name: "CSV", cells: new Map(), merges: [], unread: 0, last, days: 0 };
    let row = 0;
    yield* KB.csv.rows(KB.csv.decoded(buffer).replace(/^\ufeff/, ""), (texts) => {
      row += 1;
      const filled = texts.map((text, c) => [c + 1, KB.csv.typed(text)]).filter(([, text]) => text);
      if (row > last) sheet.unread += filled.length > 0;
      else for (const [c, text] of filled) sheet.cells.set(columnLetters(c) + row, text);
    });
    return sheet;
  }

  /**
   * @param {File} file @param {number} [last] row to read of each sheet
   * @returns {Promise<Sheet[]>} @throws {Error} with a Thai message
   */
  async function readSheet(file, last = Infinity) {
    const buffer = await file.arrayBuffer();
    if (/\.(csv|txt)$/i.test(file.name)) return [await KB.turns(csvSheet(buffer, last))];
    const [a, b] = new Uint8Array(buffer, 0, Math.min(2, buffer.byteLength));
    if (a === 0xd0 && b === 0xcf) throw new Error(OLD);
    const parts = await KB.unzip(buffer, (name) => WANTED.test(name));
    if (!parts["xl/workbook.xml"]) throw new Error("ไฟล์นี้ไม่ใช่ไฟล์ Excel (.xlsx)");
    return KB.turns(reading(parts, last));
  }

  /** What to say of the rows that were not read. @param {Sheet} sheet @returns {string} "" if all were */
  function unreadWords({ unread, last }) {
    if (!unread) return "";
    const n = KB.thai.formatNumber;
    return `ไฟล์ยาวเกินกำหนด อ่านถึงแถวที่ ${n(last)} ข้างล่างนั้นมีข้อมูลอีก ${n(unread)} แถวที่ยังไม่ได้อ่าน แบ่งเป็นหลายไฟล์ ไฟล์ละไม่เกิน ${n(last)} แถว แล้วเลือกใหม่`;
  }

  KB.readSheet = readSheet;
  Object.assign(KB.readSheet, { columnLetters, columnNumber, sheets, unreadWords });
})();
