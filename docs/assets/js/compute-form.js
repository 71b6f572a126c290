/**
 * What a form makes of its expressions: KB.compute.complete puts computed values beside the typed ones, KB.compute.broken
 * finds the rules that do not hold, KB.compute.show writes the computed values onto the page.
 *
 * @typedef {import("./fields").Definition} Definition `compute` is a tree
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const isNode = (part) => Array.isArray(part);

  /** A worked-out value as a field keeps it. */
  const outcome = ({ type }, value) => (isRecord(value) ? KB.exact.number(value, KB.compute.placesOf(type)) : value);

  function put(record, definition, value) {
    const kept = outcome(definition, value);
    if (kept === null || kept === undefined) delete record[definition.id];
    else record[definition.id] = kept;
  }

  /**
   * The values with the computed ones put in; what was kept in their place goes. A blank form has none.
   * @param {Definition[]} definitions @param {Record<string, unknown>} values
   */
  function complete(definitions, values) {
    const done = { ...values };
    const asked = definitions.filter((each) => !each.compute);
    const work = new KB.compute.Work(definitions, values);
    const begun = asked.some((each) => (each.type === "table" ? work.rows[each.id].length : !KB.fields.isEmpty(KB.fields.clean(each, values[each.id]))));
    for (const { id, columns } of asked.filter(({ type }) => type === "table")) {
      done[id] = work.rows[id].map((row, n) => {
        const record = { ...row };
        for (const column of columns.filter((each) => each.compute)) put(record, column, work.cell(id, n, column.id));
        return record;
      });
    }
    for (const each of definitions.filter(({ compute }) => compute)) put(done, each, begun ? work.field(each.id) : null);
    return done;
  }

  /**
   * The rules that do not hold.
   * @param {{test: unknown[], say: unknown[], field: string, table: string|null}[]} rules
   * @returns {{field: string, row: number|null, say: string}[]} `row` counts the rows in which something was typed, from 0
   */
  function broken(definitions, rules, values) {
    const work = new KB.compute.Work(definitions, values);
    return rules.flatMap(({ test, say, field, table }) => {
      const places = table ? work.rows[table].map((_, n) => ({ table, n })) : [null];
      const wrong = places.filter((at) => work.value(test, at) === false);
      return wrong.map((at) => ({ field, row: at && at.n, say: say.map((part) => (isNode(part) ? shown(work, part, at) : part)).join("") }));
    });
  }

  function shown(work, [word, name], at) {
    const definition = word === "cell" ? work.columns.get(`${at.table}.${name}`) : work.fields.get(name);
    const value = word === "cell" ? work.cell(at.table, at.n, name) : work.field(name);
    return KB.fields.display(definition, outcome(definition, value));
  }

  // --- On the page ---------------------------------------------------------------------------------------------------

  const NONE = "–";

  function showIn(output, text) {
    if (output.textContent !== (text || NONE)) output.textContent = text || NONE;
  }

  /**
   * Writes what was worked out into the outputs of a form.
   * @param {HTMLElement} root @param {import("./answers").Answers} answers
   */
  function show(root, answers) {
    for (const table of root.querySelectorAll('[data-field][data-type="table"]')) {
      const scopes = [...(answers.rows[table.dataset.field] || [])];
      for (const row of KB.rows.rowsOf(table)) {
        const scope = KB.rows.isBegun(row) ? scopes.shift() : undefined;
        for (const place of row.querySelectorAll("[data-output]")) showPlace(place, scope);
      }
    }
    for (const place of root.querySelectorAll("[data-output]")) if (!place.closest(".kb-row")) showPlace(place, answers);
  }

  function showPlace(place, scope) {
    const { output: key } = place.dataset;
    showIn(place.querySelector("output"), scope && scope.values[key]);
    const words = place.querySelector(".kb-understood");
    if (words) words.textContent = (scope && scope.values[`${key}|words`]) || "";
  }

  Object.assign(KB.compute, { broken, complete, show });
})();
