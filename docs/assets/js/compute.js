/**
 * KB.compute: what an expression comes to. The trees come resolved from macros/compute_names.py, which lists their nodes;
 * macros/compute.py works out the same for sample copies, macros/xlsx_formula.py writes it for Excel.
 *
 * What is missing gives no value (null), and so does a division by zero. A row in which nothing was typed is no row.
 *
 * @typedef {import("./fields").Definition} Definition `compute` is a tree
 * @typedef {{table: string, n: number}|null} At the row that is being worked out
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const NUMBERS = ["number", "baht", "percent"];
  const PLACES = { baht: 2, percent: 2, number: 4 };
  const REMAINDER = 4; // decimals of the smallest unit to which remainders of shares are compared

  const placesOf = (type) => PLACES[type] ?? 4;
  const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const isNode = (part) => Array.isArray(part);

  /** A typed value as something to reckon with. @param {Definition} definition */
  function typed(definition, kept) {
    const { type } = definition;
    const value = KB.fields.clean(definition, kept);
    if (type === "yes") return value === true;
    if (type === "choices") return value || [];
    if (NUMBERS.includes(type)) {
      const number = typeof value === "number" ? KB.exact.of(value) : null;
      return number && type === "baht" ? KB.exact.round(number, 2) : number;
    }
    if (type === "date") return KB.thai.isIso(value) ? value : null;
    return typeof value === "string" && value.trim() ? value.trim() : null;
  }

  /** Whole days from one ISO date to another. */
  const days = (from, to) => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 864e5);

  function compare(sign, kind, a, b) {
    const order = kind === "number" ? KB.exact.compare(a, b) : Number(a > b) - Number(a < b);
    return { "=": order === 0, "!=": order !== 0, "<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0 }[sign];
  }

  const smaller = (a, b) => (typeof a === "string" ? a < b : KB.exact.compare(a, b) < 0);
  const least = (values) => values.reduce((found, each) => (smaller(each, found) ? each : found));
  const most = (values) => values.reduce((found, each) => (smaller(found, each) ? each : found));

  /** What has no value as soon as one of its operands has none. */
  const PLAIN = {
    compare,
    not: (a) => !a,
    neg: (a) => KB.exact.subtract(KB.exact.whole(0), a),
    "+": (a, b) => KB.exact.add(a, b),
    "-": (a, b) => KB.exact.subtract(a, b),
    "*": (a, b) => KB.exact.multiply(a, b),
    "/": (a, b) => KB.exact.divide(a, b),
    round: (a, places) => KB.exact.round(a, places),
    min: (...values) => least(values),
    max: (...values) => most(values),
    days: (from, to) => KB.exact.whole(days(from, to)),
    contains: (text, part) => text.includes(part.trim()),
  };

  /** Works values out when they are asked for, each once. */
  class Work {
    /** @param {Definition[]} definitions @param {Record<string, unknown>} values */
    constructor(definitions, values) {
      this.definitions = definitions;
      this.values = values;
      this.fields = new Map(definitions.map((each) => [each.id, each]));
      this.columns = new Map(definitions.flatMap(({ id, columns = [] }) => columns.map((each) => [`${id}.${each.id}`, each])));
      this.rows = Object.fromEntries(definitions.filter(({ type }) => type === "table").map((table) => [table.id, this.begun(table)]));
      this.known = new Map();
    }

    /** The rows in which something was typed. */
    begun({ id, columns }) {
      const asked = columns.filter((column) => !column.compute);
      const filled = (row) => asked.some((column) => !KB.fields.isEmpty(KB.fields.clean(column, row[column.id])));
      return (Array.isArray(this.values[id]) ? this.values[id] : []).filter((row) => isRecord(row) && filled(row));
    }

    /** @param {string} name of a field @returns {unknown} typed or worked out */
    field(name) {
      return this.once(name, this.fields.get(name), this.values[name], null);
    }

    cell(table, n, name) {
      return this.once(`${table} ${n} ${name}`, this.columns.get(`${table}.${name}`), this.rows[table][n][name], { table, n });
    }

    once(key, definition, value, at) {
      if (!this.known.has(key)) {
        const found = definition.compute ? this.value(definition.compute, at) : typed(definition, value);
        const exact = definition.compute && isRecord(found) ? KB.exact.round(found, placesOf(definition.type)) : found;
        this.known.set(key, exact);
      }
      return this.known.get(key);
    }

    /** @param {unknown[]} node @param {At} at @param {At} item the row that a `where` looks at */
    value(node, at, item = null) {
      const [word, a, b, c] = node;
      switch (word) {
        case "none": return null;
        case "num": return KB.exact.of(a);
        case "text": case "option": return a;
        case "field": return this.field(a);
        case "cell": return this.cell(at.table, at.n, a);
        case "item": return this.cell(item.table, item.n, a);
        case "if": return this.either(this.value(a, at, item), b, c, at, item);
        case "and": case "or": return this.joined(word, this.value(a, at, item), b, at, item);
        case "default": return this.value(a, at, item) ?? this.value(b, at, item);
        case "empty": return KB.fields.isEmpty(this.value(a, at, item));
        case "label": return Object.fromEntries(b)[this.value(a, at, item)] ?? null;
        case "has": return this.field(a).includes(b);
        case "today": return KB.thai.iso(new Date());
        case "row": return KB.exact.whole(at.n + 1);
        case "among": return this.among(a, b, this.value(c, at));
        case "count": return this.count(a, b, at);
        case "sum": case "lowest": case "highest": return this.over(word, a, b, c, at);
        case "prev": return this.previous(a, b, at);
        case "share": return this.share(a, this.value(b, at), c, at);
      }
      const parts = node.slice(1).map((part) => (isNode(part) ? this.value(part, at, item) : part));
      return parts.includes(null) ? null : PLAIN[word](...parts);
    }

    either(test, yes, no, at, item) {
      return test === null ? null : this.value(test ? yes : no, at, item);
    }

    joined(word, first, second, at, item) {
      return first === null || first === (word === "or") ? first : this.value(second, at, item);
    }

    // --- Tables ------------------------------------------------------------------------------------------------------

    column(table, name) {
      return this.rows[table].map((_, n) => this.cell(table, n, name));
    }

    among(table, column, wanted) {
      return wanted === null ? null : this.column(table, column).includes(wanted);
    }

    /** Which rows fit; null if what the condition needs besides the rows is missing. */
    fits(table, condition, at) {
      const all = this.rows[table].map((_, n) => this.holds(condition, at, { table, n }));
      return all.includes(null) ? null : all;
    }

    count(table, condition, at) {
      const fits = this.fits(table, condition, at);
      return fits && fits.length ? KB.exact.whole(fits.filter(Boolean).length) : null;
    }

    /** Nothing at all gives no value, nothing that fits gives zero. */
    over(word, table, name, condition, at) {
      const values = this.column(table, name);
      const found = values.filter((value) => value !== null);
      if (!found.length) return null;
      if (word !== "sum") return (word === "lowest" ? least : most)(found);
      const fits = this.fits(table, condition, at);
      return fits && values.filter((value, n) => value !== null && fits[n]).reduce(KB.exact.add, KB.exact.whole(0));
    }

    /** What a row's own columns lack does not fit; what else is missing leaves all in the dark. */
    holds(condition, at, item) {
      if (!condition) return true;
      const [word, a, b] = condition;
      if (word === "and" || word === "or") {
        const both = [this.holds(a, at, item), this.holds(b, at, item)];
        return both.includes(null) ? null : word === "and" ? both[0] && both[1] : both[0] || both[1];
      }
      if (word === "not") {
        const fits = this.holds(a, at, item);
        return fits === null ? null : !fits;
      }
      const missing = condition.slice(1).filter((part) => isNode(part) && this.value(part, at, item) === null);
      const own = ["compare", "contains"].includes(word) && missing.length;
      return own ? (missing.every(([kind]) => kind === "item") ? false : null) : this.value(condition, at, item);
    }

    /** The last value above; row by row from the top, so that long ledgers do not nest. */
    previous(column, start, at) {
      let last = null;
      for (let n = 0; n < at.n; n++) last = this.cell(at.table, n, column) ?? last;
      return last ?? this.value(start, at);
    }

    /** This row's part of the total: largest remainders first, upper rows first where they are equal. */
    share(column, total, places, at) {
      const { add, compare: order, divide, floor, multiply, round, subtract, whole } = KB.exact;
      const weights = this.column(at.table, column).map((weight, n) => ({ n, weight })).filter(({ weight }) => weight !== null);
      const all = weights.reduce((sum, { weight }) => add(sum, weight), whole(0));
      const mine = weights.findIndex(({ n }) => n === at.n);
      if (total === null || mine < 0 || !all.top || weights.some(({ weight }) => weight.top < 0n)) return null;
      const unit = whole(10n ** BigInt(places));
      const units = multiply(round(total, places), unit);
      const exact = weights.map(({ weight }) => round(divide(multiply(units, weight), all), REMAINDER));
      const rest = exact.map((part) => subtract(part, whole(floor(part))));
      const left = floor(units) - exact.reduce((sum, part) => sum + floor(part), 0n);
      const before = rest.filter((each, i) => order(each, rest[mine]) > 0 || (i < mine && order(each, rest[mine]) === 0)).length;
      return divide(whole(floor(exact[mine]) + (BigInt(before) < left ? 1n : 0n)), unit);
    }
  }

  KB.compute = { Work, placesOf };
})();
