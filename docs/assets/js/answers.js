/**
 * KB.answers: what the user has filled in, in the words of the paper. The preview, the Word and the Excel file all take
 * their values from here, so they cannot differ. Keys are the slot keys of macros/blocks.py.
 *
 * @typedef {Object} Scope
 * @property {Record<string, string>} values display text with Arabic digits by slot key; no key, no value
 * @property {Record<string, string[]>} chosen option ids by field; no key: not decided yet
 * @property {Record<string, unknown>} raw values by slot key, for spreadsheets
 *
 * @typedef {Scope & {rows: Record<string, Scope[]>}} Answers rows by table field; no key: none filled
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  /** @returns {Scope} */
  const emptyScope = () => ({ values: {}, chosen: {}, raw: {} });

  /** @param {Scope} scope @param {string} key @param {HTMLElement} field */
  function take(scope, key, field) {
    const value = KB.fields.read(field);
    if (KB.fields.isEmpty(value)) return;
    const type = KB.fields.typeOf(field);
    scope.raw[key] = value;
    if (type === "yes") scope.chosen[key] = ["yes"];
    else scope.values[key] = KB.fields.display(field, value);
    if (type === "choice" || type === "choices") scope.chosen[key] = [].concat(value);
    if (type === "baht" && typeof value === "number") scope.values[`${key}|words`] = KB.thai.bahtWords(value);
  }

  /** @returns {Scope[]} the rows that hold something, filled up to the least number the form asks for */
  function takeRows(table) {
    const name = KB.fields.nameOf(table);
    const scopes = KB.rows.rowsOf(table).map((row) => {
      const scope = emptyScope();
      for (const column of KB.rows.columnsOf(row)) take(scope, `${name}.${KB.fields.nameOf(column)}`, column);
      return scope;
    });
    const filled = scopes.filter((scope) => Object.keys(scope.raw).length);
    if (!filled.length) return [];
    while (filled.length < Number(table.dataset.min)) filled.push(emptyScope());
    filled.forEach((scope, i) => (scope.values[`${name}.n`] = String(i + 1)));
    return filled;
  }

  /** An unticked yes means no, once anything else is filled in: then this is no blank copy any more. */
  function decideUnticked(scope, fields, prefix) {
    for (const field of fields.filter((each) => KB.fields.typeOf(each) === "yes")) {
      const key = prefix + KB.fields.nameOf(field);
      scope.chosen[key] = scope.chosen[key] || [];
    }
  }

  /** @param {HTMLElement} form the page section of a form @returns {Answers} */
  function answers(form) {
    const all = { ...emptyScope(), rows: {} };
    const fields = [...form.querySelectorAll("[data-field]")];
    for (const field of fields) {
      if (KB.fields.typeOf(field) !== "table") take(all, KB.fields.nameOf(field), field);
      else if (takeRows(field).length) all.rows[KB.fields.nameOf(field)] = takeRows(field);
    }
    if (Object.keys(all.raw).length || Object.keys(all.rows).length) decideUnticked(all, fields, "");
    for (const [name, rows] of Object.entries(all.rows)) {
      const table = fields.find((field) => KB.fields.nameOf(field) === name);
      for (const row of rows) decideUnticked(row, KB.rows.columnsOf(KB.rows.rowsOf(table)[0]), `${name}.`);
    }
    return all;
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
  Object.assign(KB.answers, { find, taken });
})();
