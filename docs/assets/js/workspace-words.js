/**
 * KB.words: what the workspace page calls the things of a workspace: rounds, days, facts. Ids that the catalogue does not
 * know are shown as they are: nothing of the user's file is passed over in silence.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const STATES = { done: "ทำแล้ว", na: "ไม่ใช้" };
  const FIELDS = { who: "ผู้รับผิดชอบ", due: "กำหนด", evidence: "หลักฐาน", note: "บันทึก" };

  const byId = (records) => new Map(records.map((record) => [record.id, record]));
  const lists = byId(KB.catalogue.lists);
  const facts = byId(KB.catalogue.facts);
  const forms = byId(KB.catalogue.forms);
  const retired = byId(KB.catalogue.retired);
  /** @type {Map<string, {list: object, item: object}>} */
  const items = new Map();
  for (const list of KB.catalogue.lists) {
    for (const item of list.sections.flatMap((section) => section.items)) items.set(item.id, { list, item });
  }

  /** @returns {string} `แผนการดำเนินงาน · ปีงบประมาณ 2570`, `แผนการดำเนินงาน · รอบที่ 2` */
  function run(runKey, workspace) {
    const list = lists.get(KB.progress.listOf(runKey));
    const { name } = KB.progress.run(runKey, workspace);
    const number = list ? KB.progress.runs(list, workspace).indexOf(runKey) + 1 : 1;
    const round = (typeof name === "string" && name.trim()) || (number > 1 ? `รอบที่ ${number}` : "");
    return [list ? list.short : KB.progress.listOf(runKey), round].filter(Boolean).join(" · ");
  }

  /** @param {string} id @returns {string} `F07 ญัตติเสนอสภา` */
  const form = (id) => (forms.has(id) ? `${forms.get(id).no} ${forms.get(id).short}` : id);
  const formPath = (id) => (forms.has(id) ? `templates/${id}.html` : "");

  // --- Days ----------------------------------------------------------------------------------------------------------

  /** A date, or days, must not be split across lines. */
  const whole = (text) => text.replace(/ /g, "\u00a0");
  const day = (iso) => (KB.thai.isIso(iso) ? whole(KB.thai.longDate(iso)) : String(iso));

  /** @param {number} days from today @returns {string} `เลย 2 วัน`, `ครบกำหนดวันนี้`, `อีก 4 วัน` */
  function left(days) {
    if (days < 0) return whole(`เลย ${-days} วัน`);
    return days === 0 ? "ครบกำหนดวันนี้" : whole(`อีก ${days} วัน`);
  }

  /** @param {Date} when @returns {string} `9 มกราคม 2569 10.42 น.` */
  function moment(when) {
    const pad = (number) => String(number).padStart(2, "0");
    const iso = `${when.getFullYear()}-${pad(when.getMonth() + 1)}-${pad(when.getDate())}`;
    return `${day(iso)} ${whole(KB.thai.clock(when))}`;
  }

  // --- Values --------------------------------------------------------------------------------------------------------

  /** @param {string} id @param {unknown} value @returns {string} as a person would say it, "" for nothing */
  function fact(id, value) {
    const { type, options = [] } = facts.get(id) || {};
    if (value === undefined || value === null || value === "") return "";
    if (type === "table" && Array.isArray(value)) return `${value.length} ${rowOf(id)}`;
    if (type === "choice" || type === "choices") return labels(options, value);
    if (type === "date") return day(value);
    if (typeof value === "number") return type === "baht" ? KB.thai.baht(value) : KB.thai.formatNumber(value);
    return KB.changeWords.value(`/facts/${id}`, value);
  }

  function labels(options, value) {
    const label = (id) => (options.find((option) => option.id === id) || { label: String(id) }).label;
    return [].concat(value).map(label).join(", ");
  }

  /** What one row of a table is called; the page's own form knows. */
  function rowOf(id) {
    const field = document.getElementById(`fact-${id}`);
    return (field && field.dataset.row) || "แถว";
  }

  /** @param {string} at JSON Pointer @param {unknown} value @returns {string} */
  function value(at, value) {
    const [kind, id, ...rest] = KB.edits.segments(at);
    return (kind === "facts" && !rest.length && fact(id, value)) || KB.changeWords.value(at, value);
  }

  /** @param {object} answer @returns {string} all that was said of an item: `ทำแล้ว · ผู้รับผิดชอบ ปลัด` */
  function answer(answer) {
    const said = Object.keys(FIELDS).filter((field) => typeof answer[field] === "string" && answer[field]);
    const words = said.map((field) => `${FIELDS[field]} ${field === "due" ? day(answer.due) : answer[field]}`);
    return [STATES[answer.state] || "ยังไม่เสร็จ", ...words].join(" · ");
  }

  KB.words = { answer, day, fact, form, formPath, items, left, lists, moment, retired, run, value };
})();
