/**
 * KB.csv: tables as CSV (RFC 4180), written for Excel and read as people send it.
 *
 * Written: UTF-8 with its mark, lines end CRLF, texts quoted. What a spreadsheet would take for a formula gets an
 * apostrophe before it; reading takes that one apostrophe away again, so that a text comes back as it was typed.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  /** Letters to read before the page gets its turn. */
  const SLICE = 50000;
  /** Signs that make a formula of a text, the wide ones of East Asian keyboards too; apostrophes may stand before. */
  const FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

  const defused = (text) => (FORMULA.test(text) ? `'${text}` : text);
  const restored = (text) => (text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text);

  /** @param {string|number|null|undefined} value numbers as they are, everything else as text */
  function cell(value) {
    if (value === null || value === undefined || value === "") return "";
    return typeof value === "number" ? String(value) : `"${defused(value).replace(/"/g, '""')}"`;
  }

  /** @param {(string|number|null|undefined)[][]} rows the heads among them @returns {Blob} */
  function file(rows) {
    const lines = rows.map((row) => `${row.map(cell).join(",")}\r\n`);
    return new Blob(["\ufeff", ...lines], { type: "text/csv;charset=utf-8" });
  }

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

  /** The separator is the commonest one of the first line. */
  function separatorOf(text) {
    const [first] = text.slice(0, SLICE).split(/\r?\n/, 1);
    return [",", ";", "\t"].sort((one, other) => first.split(other).length - first.split(one).length)[0];
  }

  /**
   * The rows one after another, as work in turns: yields the place in the text, and of each row its cells.
   * @param {string} text @param {(cells: string[]) => void} take
   * @returns {Generator<number, void>}
   */
  function* rows(text, take) {
    const separator = separatorOf(text);
    let [row, cell, quoted] = [[], "", false];
    for (let i = 0; i < text.length; i++) {
      const letter = text[i];
      if (letter === '"' && quoted && text[i + 1] === '"') cell += text[++i];
      else if (letter === '"') quoted = !quoted;
      else if (letter === separator && !quoted) {
        row.push(cell);
        cell = "";
      } else if (letter === "\n" && !quoted) {
        take([...row, cell]);
        [row, cell] = [[], ""];
      } else if (letter !== "\r" || quoted) cell += letter;
      if (i % SLICE === 0) yield i;
    }
    take([...row, cell]);
  }

  /** A cell as it was typed, without spaces around it. */
  const typed = (text) => restored(text.trim());

  KB.csv = { decoded, file, rows, typed };
})();
