/**
 * KB.faults: what is to be said of many files, in words and as a CSV file.
 *
 * @typedef {{file: string, place: string, level: "fault"|"check"|"read", words: string}} Remark
 *   `fault`: somebody must correct it; `check`: it may be right; `read`: we understood something unusual, and how
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const LEVELS = { fault: "ต้องแก้", check: "ควรตรวจ", read: "แปลงให้แล้ว" };

  /** A cell of a CSV file; a spreadsheet must not take what somebody wrote for a formula. */
  const cell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;

  /** @param {Remark[]} remarks @param {string} name of the file @returns {{name: string, blob: Blob}} */
  function csv(remarks, name) {
    const rows = remarks.map(({ file, place, level, words }) => [file, place, LEVELS[level], words]);
    const lines = [["ไฟล์", "ที่", "ระดับ", "เรื่อง"], ...rows].map((row) => row.map(cell).join(","));
    return { name: `${name}.csv`, blob: new Blob(["\ufeff", lines.join("\r\n"), "\r\n"], { type: "text/csv" }) };
  }

  KB.faults = { LEVELS, csv };
})();
