/**
 * KB.formCsv: the tables of a form as CSV, from what a workspace holds: a line of heads, the upper head before the lower,
 * then one line a row, the columns of the spreadsheet in their order. One table is a CSV file, several are a ZIP of them.
 *
 * Numbers have no commas, dates are ISO (`2026-02-25`): any program reads them, and none takes พ.ศ. for our era.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const NUMBERS = ["number", "baht", "percent"];
  const TICK = "✓";
  const BLANK = "………";
  const SLOT = /\{([^{}]+)\}/g;

  /** Name of a table as part of a file name. */
  const slug = (table) => table.replace(/[^a-z0-9]+/g, "-");

  /** @param {string} key of the slot @param {import("./answers").Scope[]} scopes the row, then the form */
  function valueOf(key, type, scopes) {
    const shown = KB.answers.find("values", key, scopes);
    if (key.endsWith(".n")) return Number(shown);
    const raw = KB.answers.find("raw", key, scopes);
    if (NUMBERS.includes(type) && typeof raw === "number") return raw;
    return type === "date" && KB.thai.isIso(raw) ? raw : shown;
  }

  const composed = (text, scopes) => text.replace(SLOT, (_, key) => KB.answers.find("values", key, scopes) || BLANK);

  /** The columns of a table: what each cell holds, by the column of the sheet. @returns {Map<string, (scopes: object[]) => unknown>} */
  function columnsOf({ columns, ticks, composed: mixed }) {
    return new Map([
      ...Object.entries(columns).map(([key, { column, type }]) => [column, (scopes) => valueOf(key, type, scopes)]),
      ...Object.entries(ticks).map(([key, column]) => [column, (scopes) => (KB.answers.taken(key, scopes) ? TICK : "")]),
      ...Object.entries(mixed).map(([column, text]) => [column, (scopes) => composed(text, scopes)]),
    ]);
  }

  /**
   * @param {object} table of the map @param {import("./answers").Scope[]} rows @param {import("./answers").Answers} answers
   * @returns {unknown[][]} the heads, then the rows
   */
  function tableRows(table, rows, answers) {
    const columns = columnsOf(table);
    const letters = Object.keys(table.heads);
    const cell = (letter, row) => (columns.has(letter) ? columns.get(letter)([row, answers]) : "");
    return [letters.map((letter) => table.heads[letter]), ...rows.map((row) => letters.map((letter) => cell(letter, row)))];
  }

  /**
   * @param {string} id of the form @param {import("./workspace").Workspace} workspace
   * @returns {Promise<{name: string, blob: Blob}>} @throws {Error} with a Thai message
   */
  async function formCsv(id, workspace) {
    const { fields, xlsx } = await KB.templates.load("forms", id);
    const answers = KB.answers(fields, KB.answers.valuesOf(fields, workspace, id));
    const tables = Object.entries(xlsx.map.tables);
    const files = tables.map(([name, table]) => [name, KB.csv.file(tableRows(table, answers.rows[name.split("#")[0]] || [], answers))]);
    const name = KB.fileName(id, workspace);
    if (files.length === 1) return { name: `${name}.csv`, blob: files[0][1] };
    const parts = {};
    for (const [at, [table, blob]] of files.entries()) {
      parts[`${name}-${at + 1}-${slug(table)}.csv`] = new Uint8Array(await blob.arrayBuffer());
    }
    return { name: `${name}-csv.zip`, blob: await KB.zip(parts) };
  }

  KB.formCsv = formCsv;
  KB.formCsv.slug = slug;
})();
