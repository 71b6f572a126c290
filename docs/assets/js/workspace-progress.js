/**
 * Workspace page: how far the project is, what to do next, and how far each stage and list is. Words carry the numbers,
 * bars repeat them. Lists that are not in play (nobody leaves or dissolves a centre every day) are named, not counted.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  const { el, link } = KB;
  const parts = (KB.parts = KB.parts || {});

  const NEXT = 3;

  /** @param {{total: number, done: number, na: number, open: number, late: number}[]} rows */
  function sum(rows) {
    const all = { total: 0, done: 0, na: 0, open: 0, late: 0 };
    for (const row of rows) for (const key of Object.keys(all)) all[key] += row[key];
    return all;
  }

  const inPlay = (view) => view.rows.filter((row) => row.inPlay);
  const rest = ({ na, open }) => `ไม่ใช้ ${na} ข้อ เหลือ ${open} ข้อ`;

  parts.progress = (section, view) => {
    const all = sum(inPlay(view));
    const body = section.querySelector("[data-body]");
    body.replaceChildren(
      el("p", { className: "kb-count" },
        "ทำแล้ว ", el("b", {}, String(all.done)), " จาก ", el("b", {}, String(all.total)), " ข้อ ",
        el("span", { className: "kb-meta" }, rest(all))),
      KB.meter(all.done, all.na, all.total));
  };

  // --- What to do next -----------------------------------------------------------------------------------------------

  /** The first open item of each list in play, in the order of the manual. */
  function next(view) {
    return inPlay(view).filter((row) => row.next).slice(0, NEXT);
  }

  function nextRow(row, view) {
    const { next: item, runKey } = row;
    const facts = [KB.words.run(runKey, view.workspace), item.who];
    if (item.due && KB.thai.isIso(item.due)) facts.push(`${item.proposed ? "กำหนดที่เสนอ" : "กำหนด"} ${KB.words.day(item.due)}`);
    return el("li", {},
      link(KB.progress.path(runKey, item.id), item.text, "kb-ws__task"),
      el("span", { className: "kb-meta" }, facts.filter(Boolean).join(" · ")));
  }

  parts.next = (section, view) => {
    const rows = next(view);
    const body = section.querySelector("[data-body]");
    if (rows.length) body.replaceChildren(el("ol", { className: "kb-ws__next" }, ...rows.map((row) => nextRow(row, view))));
    else body.replaceChildren(el("p", {}, "ไม่มีข้อที่ยังไม่เสร็จในเช็กลิสต์ที่ใช้อยู่ เริ่มเช็กลิสต์อื่นได้จากตารางด้านล่าง"));
  };

  // --- Each stage and list -------------------------------------------------------------------------------------------

  /** @param {HTMLElement} head @param {{done: number, na: number, total: number, late: number}} counts */
  function chartRow(head, { done, na, total, late }, className = "") {
    if (late) head.append(" ", KB.tag("kb-tag--stop", `เลยกำหนด ${late} ข้อ`));
    const words = el("span", { className: "kb-chart__words" }, `${done} จาก ${total}`);
    if (na) words.append(el("span", { className: "kb-hidden" }, ` ไม่ใช้ ${na}`));
    return el("tr", { className, role: "row" }, head, el("td", { role: "cell" }, KB.meter(done, na, total), words));
  }

  function listRow(row, view) {
    const head = el("th", { scope: "row", role: "rowheader" },
      link(KB.progress.path(row.runKey), KB.words.run(row.runKey, view.workspace)));
    if (row.inPlay) return chartRow(head, row);
    return el("tr", { role: "row" }, head, el("td", { role: "cell", className: "kb-meta" }, "ยังไม่เริ่ม"));
  }

  /** One group of rows for a stage; its own row sums the lists that are in play. */
  function stageRows(stage, view) {
    const rows = view.rows.filter((row) => row.list.stage === stage.id);
    if (!rows.length) return [];
    const counted = rows.filter((row) => row.inPlay);
    const head = el("th", { scope: "rowgroup", role: "rowheader" }, stage.title);
    const first = counted.length
      ? chartRow(head, sum(counted), "kb-chart__stage")
      : el("tr", { className: "kb-chart__stage", role: "row" }, head,
        el("td", { role: "cell", className: "kb-meta" }, "ยังไม่เริ่ม ไม่นับในยอดรวม"));
    return [el("tbody", { role: "rowgroup" }, first, ...rows.map((row) => listRow(row, view)))];
  }

  function legend() {
    const key = (done, na, words) => el("li", {}, KB.meter(done, na, 1), words);
    return el("ul", { className: "kb-legend" }, key(1, 0, "ทำแล้ว"), key(0, 1, "ไม่ใช้"), key(0, 0, "ยังไม่เสร็จ"));
  }

  parts.lists = (section, view) => {
    const head = ["เช็กลิสต์", "ทำแล้วกี่ข้อ"].map((words) => el("th", { scope: "col", role: "columnheader" }, words));
    const chart = el("table", { className: "kb-chart", role: "table" },
      el("thead", { className: "kb-hidden", role: "rowgroup" }, el("tr", { role: "row" }, ...head)),
      ...KB.catalogue.stages.flatMap((stage) => stageRows(stage, view)));
    section.querySelector("[data-body]").replaceChildren(legend(), chart);
  };
})();
