/**
 * KB.readSheet: what stands in a spreadsheet file that somebody chose, as cells by reference (`B4`). Reads .xlsx and .csv;
 * a formula counts as its last result, merged cells as their first. Text stays text, numbers numbers; nobody is asked
 * what a number means: that is for those who know the form.
 *
 * @typedef {string|number} Cell
 * @typedef {{name: string, cells: Map<string, Cell>, merges: string[]}} Sheet merged ranges as `B4:B6`
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const WANTED = /^xl\/(workbook\.xml|sharedStrings\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/;
  const OLD = "ไฟล์ .xls รุ่นเก่าอ่านไม่ได้ เปิดใน Excel แล้วบันทึกเป็น .xlsx หรือ CSV UTF-8";

  const all = (root, name) => [...root.getElementsByTagNameNS(S, name)];
  /** Text of an item; phonetic runs (rPh) are no part of it. */
  const textOf = (item) => all(item, "t").filter((t) => t.parentNode.localName !== "rPh").map((t) => t.textContent).join("");

  /** `A` → 1, `AB` → 28 and back. */
  const columnNumber = (letters) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  function columnLetters(number) {
    return number ? columnLetters(Math.floor((number - 1) / 26)) + String.fromCharCode(65 + ((number - 1) % 26)) : "";
  }

  // --- .xlsx ---------------------------------------------------------------------------------------------------------

  /** @returns {Cell|undefined} undefined if the cell is empty */
  function valueOf(cell, strings) {
    const type = cell.getAttribute("t");
    if (type === "inlineStr") return textOf(cell) || undefined;
    const [v] = all(cell, "v");
    if (!v || v.textContent === "" || type === "e") return undefined;
    if (type === "s") return strings[Number(v.textContent)];
    if (type === "str" || type === "b") return v.textContent;
    return Number(v.textContent);
  }

  /** @returns {{cells: Map<string, Cell>, merges: string[]}} */
  function contentOf(xml, strings) {
    const sheet = KB.xml.parse(xml);
    const cells = new Map();
    for (const cell of all(sheet, "c")) {
      const value = valueOf(cell, strings);
      if (value !== undefined && value !== "") cells.set(cell.getAttribute("r"), value);
    }
    return { cells, merges: all(sheet, "mergeCell").map((range) => range.getAttribute("ref")) };
  }

  /** @param {Record<string, string>} parts of a spreadsheet @returns {Sheet[]} in the order of the workbook */
  function sheets(parts) {
    const shared = parts["xl/sharedStrings.xml"];
    const strings = shared ? all(KB.xml.parse(shared), "si").map(textOf) : [];
    const relations = [...KB.xml.parse(parts["xl/_rels/workbook.xml.rels"]).getElementsByTagName("Relationship")];
    const target = (id) => relations.find((each) => each.getAttribute("Id") === id).getAttribute("Target").replace(/^\/xl\//, "");
    const partOf = (sheet) => parts[`xl/${target(sheet.getAttributeNS(R, "id"))}`];
    return all(KB.xml.parse(parts["xl/workbook.xml"]), "sheet")
      .filter(partOf) // a sheet that is one chart has no cells
      .map((sheet) => ({ name: sheet.getAttribute("name"), ...contentOf(partOf(sheet), strings) }));
  }

  // --- .csv ----------------------------------------------------------------------------------------------------------

  /** UTF-8 or UTF-16 as marked, else UTF-8 if it is that, else what Thai Excel writes. @param {ArrayBuffer} buffer */
  function decoded(buffer) {
    const [a, b] = new Uint8Array(buffer, 0, Math.min(2, buffer.byteLength));
    if (a === 0xff && b === 0xfe) return new TextDecoder("utf-16le").decode(buffer);
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(buffer);
    } catch (error) {
      return new TextDecoder("windows-874").decode(buffer);
    }
  }

  /** @returns {string[][]} rows of a CSV text (RFC 4180); the separator is the commonest one of the first line */
  function rows(text) {
    const first = text.split(/\r?\n/, 1)[0];
    const separator = [",", ";", "\t"].sort((one, other) => first.split(other).length - first.split(one).length)[0];
    const found = [[""]];
    let quoted = false;
    for (let i = 0; i < text.length; i++) {
      const [letter, row] = [text[i], found[found.length - 1]];
      if (letter === '"' && quoted && text[i + 1] === '"') row[row.length - 1] += text[++i];
      else if (letter === '"') quoted = !quoted;
      else if (letter === separator && !quoted) row.push("");
      else if (letter === "\n" && !quoted) found.push([""]);
      else if (letter !== "\r" || quoted) row[row.length - 1] += letter;
    }
    return found;
  }

  /** @returns {Sheet} */
  function csvSheet(buffer) {
    const cells = new Map();
    rows(decoded(buffer).replace(/^\ufeff/, "")).forEach((row, r) =>
      row.forEach((text, c) => text.trim() && cells.set(columnLetters(c + 1) + (r + 1), text.trim())));
    return { name: "CSV", cells, merges: [] };
  }

  /** @param {File} file @returns {Promise<Sheet[]>} @throws {Error} with a Thai message */
  async function readSheet(file) {
    const buffer = await file.arrayBuffer();
    if (/\.(csv|txt)$/i.test(file.name)) return [csvSheet(buffer)];
    const [a, b] = new Uint8Array(buffer, 0, Math.min(2, buffer.byteLength));
    if (a === 0xd0 && b === 0xcf) throw new Error(OLD);
    const parts = await KB.unzip(buffer, (name) => WANTED.test(name));
    if (!parts["xl/workbook.xml"]) throw new Error("ไฟล์นี้ไม่ใช่ไฟล์ Excel (.xlsx)");
    return sheets(parts);
  }

  KB.readSheet = readSheet;
  Object.assign(KB.readSheet, { columnLetters, columnNumber, sheets });
})();
