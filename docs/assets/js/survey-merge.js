/**
 * KB.surveyMerge: many returns as one table. Nothing is dropped that was not said to be dropped: of rows that are the
 * same in every column one stays, of a file that came twice one counts, and of rows that differ the user chooses.
 *
 * @typedef {import("./survey-read").Return} Return
 * @typedef {{id: string, file: number, row: number, sheet: string, province: string, reported: string,
 *   values: Record<string, unknown>}} Row
 * @typedef {{key: string, rows: Row[], same: boolean}} Group rows of one host and one service; `same` in every column
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const LONG = [
    [/^อบต\.?/, "องค์การบริหารส่วนตำบล"], [/^อบจ\.?/, "องค์การบริหารส่วนจังหวัด"], [/^ทต\.?/, "เทศบาลตำบล"],
    [/^ทม\.?/, "เทศบาลเมือง"], [/^ทน\.?/, "เทศบาลนคร"],
  ];

  /** Names and services to compare: spaces, dots between abbreviations and Thai digits make no difference. @param {unknown} text */
  function plain(text) {
    const bare = KB.thai.arabic(String(text ?? "")).replace(/[\s\u200b\u00a0]/g, "").replace(/\u0e4d\u0e32/g, "\u0e33").toLowerCase();
    const close = bare.replace(/^(อ\.บ\.[ตจ]\.|ท\.[ตมน]\.)/, (words) => words.replace(/\./g, ""));
    return LONG.reduce((name, [short, long]) => name.replace(short, long), close);
  }

  /** Names in one cell, as people separate them. @param {unknown} text @returns {string[]} */
  function organizations(text) {
    return String(text ?? "").split(/[,;\n،、]|\s+และ\s*|(?:^|\s)\d+[).]\s/).map((name) => name.trim()).filter((name) => name.length > 2);
  }

  const COLUMNS = ["service", "host", "cosign", "signed_on", "committee", "rule", "objective", "problem"];
  const content = (values) => JSON.stringify(COLUMNS.map((id) => values[id] ?? null));

  // --- The same file twice -------------------------------------------------------------------------------------------

  /** @param {Return[]} returns @param {Record<number, boolean>} counted @returns {Map<number, number>} file by file that holds the same */
  function sameFiles(returns, counted) {
    const first = new Map();
    const same = new Map();
    returns.forEach(({ lines, province, reported }, at) => {
      if (!lines.length || counted[at] === false) return;
      const key = JSON.stringify([province, reported, lines.map(({ values }) => content(values))]);
      if (first.has(key)) same.set(at, first.get(key));
      else first.set(key, at);
    });
    return same;
  }

  // --- The same cooperation twice ------------------------------------------------------------------------------------

  /** All rows of the files that count. @param {Return[]} returns @param {(at: number) => boolean} counts @returns {Row[]} */
  function rowsOf(returns, counts) {
    return returns.flatMap(({ lines, province, reported }, file) =>
      counts(file) ? lines.map(({ row, sheet, values }) => ({ id: `${file}/${sheet}/${row}`, file, row, sheet, province, reported, values })) : []);
  }

  /** Offices of one name in two provinces are two; a file without province may be of either, so it is shown with both. */
  function byProvince(rows) {
    const provinces = [...new Set(rows.map(({ province }) => plain(province)).filter(Boolean))];
    if (provinces.length < 2 || rows.some(({ province }) => !province)) return [rows];
    return provinces.map((name) => rows.filter(({ province }) => plain(province) === name));
  }

  /** @param {Row[]} rows @returns {Group[]} groups of two or more rows with the same host and the same service */
  function duplicates(rows) {
    const groups = new Map();
    for (const row of rows.filter(({ values }) => values.host && values.service)) {
      const key = `${plain(row.values.host)}|${plain(row.values.service)}`;
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(row);
    }
    return [...groups].flatMap(([key, found]) => byProvince(found).filter((each) => each.length > 1).map((each, n) => ({
      key: `${key}|${n}`,
      rows: each,
      same: new Set(each.map(({ values }) => content(values))).size === 1,
    })));
  }

  /** The row that was reported last; null if no dates tell. @param {Group} group @returns {Row|null} */
  function latest({ rows }) {
    const dated = rows.filter(({ reported }) => KB.thai.isIso(reported)).sort((one, other) => (one.reported < other.reported ? 1 : -1));
    if (!dated.length || dated.length < rows.length || (dated[1] && dated[1].reported === dated[0].reported)) return null;
    return dated[0];
  }

  // --- The merged table ----------------------------------------------------------------------------------------------

  /** Which rows of a group stay: as chosen, else one of equal rows and all of others. */
  function kept({ key, rows, same }, choices) {
    const choice = choices[key] || (same ? rows[0].id : "all");
    const chosen = rows.filter(({ id }) => id === choice);
    return chosen.length ? chosen : rows;
  }

  /**
   * @param {Return[]} returns @param {Record<string, string>} choices id of a row or "all", by key of its group
   * @param {Record<number, boolean>} [counted] files that the user wants in or out, whatever we found
   * @returns {{rows: Row[], groups: Group[], same: Map<number, number>, dropped: number, open: number}} rows in an order
   *   that does not depend on the order of the files; `open`: groups that nobody has decided yet
   */
  function surveyMerge(returns, choices, counted = {}) {
    const same = sameFiles(returns, counted);
    const all = rowsOf(returns, (at) => counted[at] ?? !same.has(at));
    const groups = duplicates(all);
    const out = new Set(groups.flatMap((group) => {
      const stay = kept(group, choices);
      return group.rows.filter((row) => !stay.includes(row)).map(({ id }) => id);
    }));
    const rows = all.filter(({ id }) => !out.has(id));
    const many = new Set(rows.map(({ province }) => plain(province)).filter(Boolean)).size > 1;
    const order = (row) => [many && row.province, row.values.host, row.values.service, content(row.values)].map((each) => String(each || ""));
    const sorted = rows.map((row) => [order(row), row]).sort(([one], [other]) => {
      const at = one.findIndex((each, i) => each !== other[i]);
      return at < 0 ? 0 : collator.compare(one[at], other[at]) || (one[at] < other[at] ? -1 : 1);
    }).map(([, row]) => row);
    return { rows: sorted, groups, same, dropped: out.size, open: groups.filter((group) => !group.same && !choices[group.key]).length };
  }

  const collator = new Intl.Collator("th");

  KB.surveyMerge = surveyMerge;
  Object.assign(KB.surveyMerge, { latest, organizations, plain });
})();
