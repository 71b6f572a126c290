/**
 * Workspace page: what is late or soon due, and what is left for each position. A date always stands beside the days,
 * and a date that is only our proposal says so.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  const { el, link } = KB;
  const parts = (KB.parts = KB.parts || {});

  const MOST = 6; // rows before "แสดงทั้งหมด"

  /** Open items of the lists in play, each with the round it belongs to. */
  function openItems(view) {
    return view.rows.filter((row) => row.inPlay).flatMap(({ items, runKey }) =>
      items.filter((item) => item.state === "open").map((item) => ({ ...item, runKey })));
  }

  function task(item, view) {
    return el("span", {},
      link(KB.progress.path(item.runKey, item.id), item.text, "kb-ws__task"),
      el("span", { className: "kb-meta" }, KB.words.run(item.runKey, view.workspace)));
  }

  function due(item, view) {
    const days = KB.progress.daysBetween(view.today, item.due);
    const [kind, picture] = days < 0 ? ["kb-tag--stop", "late"] : days <= KB.progress.SOON ? ["kb-tag--warn", "soon"] : [""];
    const words = `${KB.words.day(item.due)}${item.proposed ? " (เสนอ)" : ""}`;
    return el("span", { className: "kb-ws__due" },
      KB.tag(kind, KB.words.left(days), picture), el("span", { className: "kb-meta" }, words));
  }

  const byDue = (a, b) => (a.due < b.due ? -1 : Number(a.due > b.due));

  // --- Late and soon -------------------------------------------------------------------------------------------------

  /** What to say when nothing is late or soon; without any date, how to get one. */
  function nothingDue(dated) {
    if (!dated) return "ยังไม่มีกำหนด ใส่ “วันประชุมหารือครั้งแรก” ในข้อมูลกลาง กำหนดที่เสนอจะขึ้นให้ หรือใส่กำหนดเองในแต่ละข้อ";
    return `ไม่มีข้อที่เลยกำหนด และไม่มีข้อที่ครบกำหนดใน ${KB.progress.SOON} วัน`;
  }

  parts.due = function draw(section, view) {
    const dated = openItems(view).filter((item) => KB.thai.isIso(item.due)).sort(byDue);
    const rows = dated.filter((item) => KB.progress.daysBetween(view.today, item.due) <= KB.progress.SOON);
    const body = section.querySelector("[data-body]");
    if (!rows.length) return body.replaceChildren(el("p", {}, nothingDue(dated.length)));
    const late = rows.filter((item) => item.due < view.today).length;
    const counts = [late && `เลยกำหนด ${late} ข้อ`, rows.length > late && `ใกล้กำหนด ${rows.length - late} ข้อ`];
    const draw_ = (shown) => KB.table(["กำหนด", "งาน", "ผู้รับผิดชอบ"],
      shown.map((item) => [due(item, view), task(item, view), item.who]));
    return body.replaceChildren(
      el("p", { className: "kb-meta" }, counts.filter(Boolean).join(" · ")),
      ...KB.capped(section, rows, MOST, draw_, () => draw(section, view)));
  };

  // --- By position ---------------------------------------------------------------------------------------------------

  /** @returns {{who: string, items: object[], late: number}[]} most urgent first */
  function positions(view) {
    const groups = new Map();
    for (const item of openItems(view)) {
      if (!groups.has(item.who)) groups.set(item.who, []);
      groups.get(item.who).push(item);
    }
    const rows = [...groups].map(([who, items]) => ({ who, items, late: items.filter((item) => item.late).length }));
    return rows.sort((a, b) => b.late - a.late || b.items.length - a.items.length || a.who.localeCompare(b.who, "th"));
  }

  /** Keeps the choice while the list of positions changes under it. */
  function fillPersons(select, rows) {
    const chosen = select.value;
    const names = rows.map(({ who }) => who).sort((a, b) => a.localeCompare(b, "th"));
    select.replaceChildren(new Option("เลือกผู้รับผิดชอบ", ""), ...names.map((who) => new Option(who, who)));
    select.value = names.includes(chosen) ? chosen : "";
  }

  function tasksOf(row, view) {
    const [dated, others] = [true, false].map((wanted) => row.items.filter((item) => KB.thai.isIso(item.due) === wanted));
    const items = [...dated.sort(byDue), ...others];
    return el("ol", { className: "kb-ws__tasks" },
      ...items.map((item) => el("li", {}, task(item, view), ...(KB.thai.isIso(item.due) ? [due(item, view)] : []))));
  }

  parts.who = function draw(section, view) {
    const rows = positions(view);
    const [body, tasks] = ["[data-body]", "[data-tasks]"].map((place) => section.querySelector(place));
    const select = section.querySelector("[data-person]");
    select.parentElement.hidden = !rows.length;
    if (!rows.length) body.replaceChildren(el("p", {}, "ไม่มีข้อที่เหลือ"));
    else {
      const draw_ = (shown) => KB.table(["ตำแหน่ง", "เหลือ", "เลยกำหนด"],
        shown.map(({ who, items, late }) => [who, `${items.length} ข้อ`, late ? `${late} ข้อ` : "ไม่มี"]));
      body.replaceChildren(...KB.capped(section, rows, MOST, draw_, () => draw(section, view)));
    }
    fillPersons(select, rows);
    const show = () => {
      const row = rows.find(({ who }) => who === select.value);
      tasks.replaceChildren(...(row ? [tasksOf(row, view)] : []));
    };
    select.onchange = show;
    show();
  };
})();
