/**
 * KB.changeWords: a place in the workspace (a JSON Pointer of edits.js) and a value there, in the words of the pages.
 *
 *   KB.changeWords.place("/runs/council/answers/council-02/state")   {where: "สภาเห็นชอบ ข้อ 2", what: "สถานะ", path: "checklists/…"}
 *   KB.changeWords.value("/runs/…/state", "done")                    "ทำแล้ว"
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const FIELDS = { state: "สถานะ", who: "ผู้รับผิดชอบ", due: "กำหนดเสร็จ", evidence: "หลักฐาน", note: "บันทึก" };
  const RUN = { name: "ชื่อรอบ", start: "วันเริ่มนับ" };
  const STATES = { done: "ทำแล้ว", na: "ไม่ใช้", open: "ยังไม่เสร็จ" };
  const YES_NO = { yes: "ใช่", no: "ไม่ใช่" };
  const LONGEST = 120;

  const byId = (records, id) => records.find((record) => record.id === id);

  /** @typedef {{where: string, what: string, path?: string}} Place `path` below the site's root */

  /** @returns {Place} */
  function inRun(runKey, [part, itemId, field]) {
    const list = byId(KB.catalogue.lists, runKey.split("~")[0]);
    const where = list ? list.short : runKey;
    const path = list && KB.progress ? KB.progress.path(runKey) : undefined;
    if (part !== "answers") return { where, what: RUN[part] || part, path };
    const item = list && byId(list.sections.flatMap((section) => section.items), itemId);
    if (!item) return { where: `${where} ข้อ ${itemId}`, what: FIELDS[field] || field, path };
    return { where: `${where} ข้อ ${item.no} ${item.text}`, what: FIELDS[field] || field, path: KB.progress && KB.progress.path(runKey, itemId) };
  }

  /** @returns {Place} */
  function inForm(formId, [, field]) {
    const form = byId(KB.catalogue.forms, formId);
    if (!form) return { where: `แบบฟอร์ม ${formId}`, what: field };
    return { where: `${form.no} ${form.short}`, what: (form.fields || {})[field] || field, path: `templates/${formId}.html` };
  }

  /** @param {string} at a JSON Pointer @returns {Place} */
  function place(at) {
    const [kind, id, ...rest] = KB.edits.segments(at);
    if (kind === "runs") return inRun(id, rest);
    if (kind === "forms") return inForm(id, rest);
    if (kind === "facts") return { where: "ข้อมูลกลาง", what: (byId(KB.catalogue.facts, id) || { label: id }).label, path: "workspace.html#facts" };
    if (kind === "conditions") return { where: "เงื่อนไขของโครงการ", what: (byId(KB.catalogue.conditions, id) || { label: id }).label, path: "workspace.html" };
    return { where: "แฟ้มงาน", what: kind === "name" ? "ชื่อแฟ้มงาน" : kind, path: "workspace.html" };
  }

  const cut = (text) => (text.length > LONGEST ? text.slice(0, LONGEST) + "…" : text);

  /** @param {string} at @param {unknown} value @returns {string} */
  function value(at, value) {
    const field = KB.edits.segments(at).pop();
    if (field === "state" && at.startsWith("/runs/")) return STATES[value] || STATES.open;
    if (value === undefined || value === null || value === "") return "(ว่าง)";
    if (at.startsWith("/conditions/")) return YES_NO[value] || String(value);
    if (KB.thai.isIso(value)) return KB.thai.longDate(value);
    if (Array.isArray(value)) return value.some((row) => typeof row === "object") ? `ตาราง ${value.length} แถว` : cut(value.join(", "));
    return typeof value === "boolean" ? (value ? "ใช่" : "ไม่ใช่") : cut(String(value));
  }

  KB.changeWords = { place, value };
})();
