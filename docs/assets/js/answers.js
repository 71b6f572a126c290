/**
 * KB.answers: kept values in the words of the paper. The preview, the Word and the Excel file all take their values from
 * here, so they cannot differ. It knows nothing of a page: it goes by the definitions of macros/field_definitions.py.
 * Keys are the slot keys of macros/blocks.py.
 *
 * @typedef {Object} Scope
 * @property {Record<string, string>} values display text with Arabic digits by slot key; no key, no value
 * @property {Record<string, string[]>} chosen option ids by field; no key: not decided yet
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
    filled.forEach((scope, i) => (scope.values[`${id}.n`] = String(i + 1)));
    return filled;
  }

  /** An unticked yes means no, once anything else is filled in: then this is no blank copy any more. */
  function decideUnticked(scope, definitions, prefix) {
    for (const { id } of definitions.filter(({ type }) => type === "yes")) {
      scope.chosen[prefix + id] = scope.chosen[prefix + id] || [];
    }
  }

  /** @param {Definition[]} definitions @param {Record<string, unknown>} values by field @returns {Answers} */
  function answers(definitions, values) {
    const all = { ...emptyScope(), rows: {} };
    for (const definition of definitions.filter((each) => !isTable(each))) take(all, definition.id, definition, values[definition.id]);
    for (const table of definitions.filter(isTable)) {
      const rows = takeRows(table, values[table.id]);
      if (rows.length) all.rows[table.id] = rows;
      for (const row of rows) decideUnticked(row, table.columns, `${table.id}.`);
    }
    if (Object.keys(all.raw).length || Object.keys(all.rows).length) decideUnticked(all, definitions, "");
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

  /** Is `field=option` taken? undefined while nobody has decided. @param {string} key @param {Scope[]} scopes */
  function taken(key, scopes) {
    const [field, option] = key.split("=");
    const chosen = find("chosen", field, scopes);
    return chosen && chosen.includes(option);
  }

  KB.answers = answers;
  Object.assign(KB.answers, { find, taken, valuesOf });
})();
