/**
 * KB.formChart: shares of a sum, drawn below the rows of a form: a table of names, bars and words, so that nobody needs to
 * see the bars. macros/html_field.py leaves a `data-chart` place for each column that the form's data marks with `chart`.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  const { el } = KB;

  const percent = (share) => `${(100 * share).toFixed(1)}%`;

  /** @returns {[string, number][]} name of each row, by its first text, and its amount; rows without one are left out */
  function amounts(definition, column, rows) {
    const naming = definition.columns.find(({ type }) => type === "text");
    return rows
      .map((row, i) => [(naming && row.values[`${definition.id}.${naming.id}`]) || `แถวที่ ${i + 1}`, row.raw[`${definition.id}.${column}`]])
      .filter(([, amount]) => typeof amount === "number" && amount > 0);
  }

  function row([name, amount], sum, largest) {
    const bar = el("i");
    bar.style.width = percent(amount / largest);
    return el("tr", {},
      el("th", { scope: "row" }, name),
      el("td", { className: "kb-chart__bar", "aria-hidden": "true" }, el("span", {}, bar)),
      el("td", { className: "kb-chart__words" }, `${KB.thai.baht(amount)} (${percent(amount / sum)})`));
  }

  /** @param {HTMLElement} place @param {string} label @param {[string, number][]} shown */
  function draw(place, label, shown) {
    place.hidden = shown.length < 2;
    if (place.hidden) return place.replaceChildren();
    const sum = shown.reduce((total, [, amount]) => total + amount, 0);
    const largest = Math.max(...shown.map(([, amount]) => amount));
    return place.replaceChildren(el("table", { className: "kb-chart__table" },
      el("caption", {}, `สัดส่วน${label} รวม ${KB.thai.baht(sum)}`),
      el("tbody", {}, ...shown.map((each) => row(each, sum, largest)))));
  }

  /** @param {HTMLElement} $root the form @param {import("./fields").Definition[]} definitions @param {import("./answers").Answers} answers */
  function formChart($root, definitions, answers) {
    for (const place of $root.querySelectorAll("[data-chart]")) {
      const table = place.closest("[data-field]");
      const definition = definitions.find(({ id }) => id === KB.fields.nameOf(table));
      draw(place, place.dataset.label, amounts(definition, place.dataset.chart, answers.rows[definition.id] || []));
    }
  }

  KB.formChart = formChart;
})();
