/**
 * KB.surveyParts: what the page of merged surveys draws of its result: counts with bars, and what is there twice.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  const { el, button } = KB;

  const MOST_GROUPS = 20;
  const MOST_TALLIES = 12;
  const CHARTS = [
    ["services", "จำแนกตามบริการ", "บริการ"], ["hosts", "จำแนกตามเจ้าภาพ", "เจ้าภาพ"],
    ["committee", "คณะกรรมการบริหารกิจการ", "คณะกรรมการ"], ["rule", "ระเบียบข้อตกลง", "ระเบียบข้อตกลง"],
    ["state", "ปัญหา/อุปสรรค", "สถานะ"], ["kinds", "ปัญหาจำแนกตามเรื่อง", "เรื่อง"],
  ];
  const LABELS = { cosign: "ร่วมลงนาม", signed_on: "ลงนาม", committee: "คณะกรรมการ", rule: "ข้อตกลง", objective: "วัตถุประสงค์", problem: "ปัญหา" };
  const n = (number) => KB.thai.formatNumber(number);

  // --- Counts --------------------------------------------------------------------------------------------------------

  /** Counts as a table with bars: one thing to read, aloud or by eye. */
  function chart(tallies, all, title, label) {
    const most = tallies.reduce((largest, { count }) => Math.max(largest, count), 1);
    const share = (count) => (all ? ((100 * count) / all).toFixed(1) : "0.0");
    const row = ({ label: words, count }) => {
      const bar = el("span", { className: "kb-tally__bar", "aria-hidden": "true" });
      bar.style.setProperty("--kb-share", `${(100 * count) / most}%`);
      return el("tr", {}, el("th", { scope: "row" }, words), el("td", {}, ...(count ? [bar] : []), n(count)), el("td", {}, share(count)));
    };
    const draw = (some) => el("table", { className: "kb-tally" }, el("caption", {}, title),
      el("thead", {}, el("tr", {}, ...[label, "จำนวน (แถว)", "ร้อยละ"].map((words) => el("th", { scope: "col" }, words)))),
      el("tbody", {}, ...some.map(row)));
    const section = el("div", { className: "kb-merge__chart" });
    const body = el("div", { "data-body": "" });
    section.append(body);
    const again = () => body.replaceChildren(...KB.capped(section, tallies, MOST_TALLIES, draw, again));
    again();
    return section;
  }

  /** @param {object} summary of KB.surveySummary @returns {HTMLElement[]} */
  const charts = (summary) => CHARTS.map(([name, title, label]) => chart(summary[name], summary.rows, title, label));

  // --- Twice ---------------------------------------------------------------------------------------------------------

  /**
   * What is twice, and the choices.
   * @param {object} page @param {HTMLElement} section that shows it @returns {Node[]}
   */
  function twice(page, section) {
    const { groups, same } = page.result;
    const differ = groups.filter((group) => !group.same);
    const equal = groups.filter((group) => group.same);
    const draw = (some) => el("ul", { className: "kb-merge__groups" }, ...some.map((group) => el("li", {}, choiceOf(page, group))));
    const again = () => page.drawTwice();
    return [
      ...(same.size || groups.length ? [] : [el("p", {}, "ไม่มี")]),
      ...(same.size ? [el("h3", {}, `ไฟล์ที่เนื้อหาเหมือนกัน ${n(same.size)} ไฟล์`), el("ul", { className: "kb-merge__same" }, ...[...same].map(([at, first]) => sameFile(page, at, first)))] : []),
      ...(differ.length ? [
        el("h3", {}, `เจ้าภาพและบริการเดียวกัน แต่เขียนต่างกัน ${n(differ.length)} กลุ่ม`),
        el("p", {}, "ถ้าไม่เลือก ทุกแถวอยู่ในตารางรวม"),
        el("div", { className: "kb-actions kb-noprint" }, button("ใช้ฉบับที่รายงานล่าสุดทุกกลุ่มที่มีวันที่", () => page.takeLatest())),
        ...KB.capped(section, differ, MOST_GROUPS, draw, again)] : []),
      ...(equal.length ? [el("details", {}, el("summary", {}, `แถวที่เหมือนกันทุกช่อง ${n(equal.length)} กลุ่ม เก็บไว้กลุ่มละแถว`), draw(equal))] : []),
    ];
  }

  function sameFile(page, at, first) {
    const name = `sm-same-${at}`;
    const box = el("input", { type: "checkbox", id: name, checked: page.counted[at] === true, onchange: () => page.count(at, box.checked ? true : undefined) });
    return el("li", {}, box, el("label", { htmlFor: name }, `${page.returns[at].name} เหมือน ${page.returns[first].name} นับด้วย`));
  }

  /** Rows of one host and one service, and which of them stays. */
  function choiceOf(page, group) {
    const name = `sm-${page.result.groups.indexOf(group)}`;
    const taken = page.choices[group.key] || (group.same ? group.rows[0].id : "all");
    const { host, service } = group.rows[0].values;
    const options = group.rows.map((row) => [row.id, el("b", {}, whence(page, row)), ...(group.same ? [] : [" ", differences(page, group, row)])]);
    return KB.chooseOne(`${host} · ${service}`, name, [...options, ["all", "เก็บทุกแถว เป็นคนละความร่วมมือ"]], taken, (value) => page.choose(group.key, value));
  }

  function whence(page, { file, sheet, row, reported }) {
    const day = KB.thai.isIso(reported) ? ` รายงาน ${KB.thai.longDate(reported)}` : "";
    const { name, lines } = page.returns[file];
    const several = lines.some((line) => line.sheet !== sheet);
    return `${name}${several ? ` แผ่นงาน “${sheet}”` : ""} แถว ${row}${day}`;
  }

  /** What this row says where the rows of the group differ. */
  function differences(page, { rows }, { values, province }) {
    const { columns } = page.template.fields.find(({ id }) => id === "rows");
    const said = (each, column) => KB.fields.display(column, each[column.id]) || "ว่าง";
    const differ = columns.filter((column) => LABELS[column.id] && new Set(rows.map((row) => said(row.values, column))).size > 1);
    const place = new Set(rows.map((row) => row.province)).size > 1 ? [`จังหวัด ${province || "ว่าง"}`] : [];
    return [...place, ...differ.map((column) => `${LABELS[column.id]}: ${said(values, column)}`)].join(" · ");
  }

  KB.surveyParts = { charts, twice };
})();
