/**
 * KB.answers: kept values in the words of the paper. The preview, the Word and the Excel file all take their values from
 * here, so they cannot differ. It knows nothing of a page: it goes by the definitions of macros/field_definitions.py.
 * Keys are the slot keys of macros/blocks.py.
 *
 * @typedef {Object} Scope
 * @property {Record<string, string>} values display text with Arabic digits by slot key; no key, no value
 * @property {Record<string, string[]>} chosen option ids by field, ["any"] of a field without options that holds a value,
 *   "first" and "many" of a row's number; no key: not decided yet
 * @property {Record<string, unknown>} raw values by slot key, for spreadsheets
 *
 * @typedef {Scope & {rows: Record<string, Scope[]>}} Answers rows by table field; no key: none filled
 * @typedef {import("./fields").Definition} Definition
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const isTable = ({ type }) => type === "table";
  const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  /** @returns {Scope} */
  const emptyScope = () => ({ values: {}, chosen: {}, raw: {} });

  /** @param {Scope} scope @param {string} key @param {Definition} definition @param {unknown} kept */
  function take(scope, key, definition, kept) {
    const value = KB.fields.clean(definition, kept);
    if (KB.fields.isEmpty(value)) return;
    const { type } = definition;
    scope.raw[key] = value;
    if (type === "yes") scope.chosen[key] = ["yes"];
    else scope.values[key] = KB.fields.display(definition, value);
    if (type === "choice" || type === "choices") scope.chosen[key] = [].concat(value);
    if (type === "baht" && typeof value === "number") scope.values[`${key}|words`] = KB.thai.bahtWords(value);
  }

  /** @returns {Scope[]} the rows that hold something, filled up to the least number the form asks for */
  function takeRows({ id, columns, min_rows: least = 0 }, kept) {
    const records = (Array.isArray(kept) ? kept : []).filter(isRecord);
    const scopes = records.map((record) => {
      const scope = emptyScope();
      for (const column of columns) take(scope, `${id}.${column.id}`, column, record[column.id]);
      return scope;
    });
    const filled = scopes.filter((scope) => Object.keys(scope.raw).length);
    if (!filled.length) return [];
    while (filled.length < least) filled.push(emptyScope());
    filled.forEach((scope, i) => {
      scope.values[`${id}.n`] = String(i + 1);
      scope.chosen[`${id}.n`] = [...(i ? [] : ["first"]), ...(filled.length > 1 ? ["many"] : [])];
    });
    return filled;
  }

  const SUMMED = ["number", "baht", "percent"];

  /** What the last row of a table says: sums of its columns of numbers, exact to eight decimals. */
  function takeTotals(all, { id, columns }) {
    for (const column of columns.filter(({ type }) => SUMMED.includes(type))) {
      const key = `${id}.${column.id}`;
      const numbers = (all.rows[id] || []).map((row) => row.raw[key]).filter((raw) => typeof raw === "number");
      if (numbers.length) take(all, `${key}.total`, column, Math.round(numbers.reduce((a, b) => a + b, 0) * 1e8) / 1e8);
    }
  }

  /** Whether the paper is a blank copy no more. @param {Answers} all */
  const isBegun = (all) => Object.keys(all.raw).length > 0 || Object.keys(all.rows).length > 0;

  /**
   * Once anything is filled in, an unticked yes means no, and what has no value has none on purpose. Only what is to be
   * chosen stays open.
   */
  function decideRest(scope, definitions, prefix) {
    for (const { id, type, options } of definitions) {
      const key = prefix + id;
      const holds = isTable({ type }) ? Boolean(scope.rows && scope.rows[id]) : key in scope.values;
      if (type === "yes") scope.chosen[key] = scope.chosen[key] || [];
      else if (!options && !(key in scope.chosen)) scope.chosen[key] = holds ? ["any"] : [];
    }
  }

  /** @param {Definition[]} definitions @param {Record<string, unknown>} typed values by field @returns {Answers} */
  function answers(definitions, typed) {
    const all = { ...emptyScope(), rows: {} };
    const values = KB.compute.complete(definitions, typed);
    for (const definition of definitions.filter((each) => !isTable(each))) take(all, definition.id, definition, values[definition.id]);
    for (const table of definitions.filter(isTable)) {
      const rows = takeRows(table, values[table.id]);
      if (rows.length) all.rows[table.id] = rows;
      for (const row of rows) decideRest(row, table.columns, `${table.id}.`);
      takeTotals(all, table);
    }
    if (isBegun(all)) decideRest(all, definitions, "");
    return all;
  }

  /** The values of a form in a workspace: shared facts, and what is its own. @returns {Record<string, unknown>} */
  function valuesOf(definitions, workspace, form) {
    const own = (workspace.forms[form] || {}).values || {};
    return Object.fromEntries(definitions.map(({ id, fact }) => [id, fact ? workspace.facts[fact] : own[id]]));
  }

  /** Looks a key up in the row first, then in the form. @param {"values"|"chosen"|"raw"} kind @param {Scope[]} scopes */
  function find(kind, key, scopes) {
    const scope = scopes.find((each) => key in each[kind]);
    return scope && scope[kind][key];
  }

  /**
   * Is `field=option` taken, is `field!=option` not, does `field=any` hold anything? undefined while nobody has decided.
   * @param {string} key @param {Scope[]} scopes
   */
  function taken(key, scopes) {
    const [, field, not, option] = /^(.*?)(!?)=(.*)$/.exec(key);
    const chosen = find("chosen", field, scopes);
    if (!chosen) return undefined;
    return (option === "any" ? chosen.length > 0 : chosen.includes(option)) !== Boolean(not);
  }

  KB.answers = answers;
  Object.assign(KB.answers, { find, isBegun, taken, valuesOf });
})();
