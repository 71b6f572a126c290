/**
 * Workspace page, the record: forms that hold something, what changed since the last backup, values that lost when files
 * were merged, and answers to items that no longer exist. Whatever is taken away here can be taken back.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  const { el, link } = KB;
  const parts = (KB.parts = KB.parts || {});

  const MOST = 6; // lines before "แสดงทั้งหมด"
  const MOST_WORDS = 4; // values of one form or item in a line

  /** Places of this page by their ids: a link to the page itself would load it anew. */
  function pathOf(at, path) {
    const [kind, id] = KB.edits.segments(at);
    const own = { facts: `#fact-${id}`, conditions: "#conditions", name: "" };
    return kind in own ? own[kind] : path;
  }

  const named = (words, path) => (path ? link(path, words, "kb-ws__task") : el("b", {}, words));

  // --- Forms ---------------------------------------------------------------------------------------------------------

  parts.forms = (section, { workspace }) => {
    const filled = Object.entries(workspace.forms).map(([id, { values }]) => [id, Object.keys(values).length]).filter(([, count]) => count);
    const rows = filled.map(([id, count]) => {
      const meta = el("span", { className: "kb-meta" }, `กรอกแล้ว ${count} ช่อง`);
      const name = el("span", {}, KB.words.form(id));
      const href = KB.words.formPath(id);
      return el("li", {}, href ? el("a", { href }, name, " ", meta) : el("span", {}, name, " ", meta));
    });
    const empty = el("p", {}, "ยังไม่ได้กรอกแบบฟอร์ม เลือกจาก", link("templates/index.html", "แบบฟอร์มทั้งหมด"), " แล้วข้อมูลกลางจะเติมให้");
    section.querySelector("[data-body]").replaceChildren(rows.length ? el("ul", { className: "kb-links" }, ...rows) : empty);
  };

  // --- Changes since the last backup ---------------------------------------------------------------------------------

  /** Changes of one item, or of one form, make one line; a fact or a condition is a line of its own. */
  function groupOf(at) {
    const [kind, id, part, item] = KB.edits.segments(at);
    if (kind === "runs") return [kind, id, part === "answers" ? item : ""].join("/");
    return kind === "forms" ? `${kind}/${id}` : at;
  }

  /** @returns {{where: string, path?: string, says: string[], when: string}[]} newest first, as the pointers are */
  function changes(workspace, pointers) {
    const groups = new Map();
    for (const at of pointers) {
      const { where, what, path } = KB.changeWords.place(at);
      const words = KB.words.value(at, KB.edits.valueAt(workspace, at));
      const group = groupOf(at);
      const isOwn = group === at;
      const line = groups.get(group)
        || { where: isOwn ? `${where} · ${what}` : where, path: pathOf(at, path), says: [], when: workspace.edits[at][0] };
      line.says.push(isOwn ? words : `${what}: ${words}`);
      groups.set(group, line);
    }
    return [...groups.values()];
  }

  function changeRow({ where, path, says, when }) {
    const time = Number.isNaN(Date.parse(when)) ? "" : KB.words.moment(new Date(when));
    const shown = says.slice(0, MOST_WORDS).join(" · ");
    const further = says.length > MOST_WORDS ? ` · และอีก ${says.length - MOST_WORDS} ช่อง` : "";
    return el("li", {}, named(where, path), el("span", {}, shown + further), el("span", { className: "kb-meta" }, time));
  }

  parts.changes = function draw(section, view) {
    const { since, pointers } = KB.store.changes();
    const rows = changes(view.workspace, pointers);
    const before = since ? `ตั้งแต่สำรองเมื่อ ${KB.words.moment(since)}` : "ยังไม่เคยสำรองแฟ้มนี้เป็นไฟล์";
    const body = section.querySelector("[data-body]");
    const count = el("p", {}, rows.length ? `${before} มีการเปลี่ยนแปลง ${rows.length} รายการ` : `${before} ไม่มีการเปลี่ยนแปลง`);
    if (!rows.length) return body.replaceChildren(count);
    const draw_ = (shown) => el("ul", { className: "kb-ws__changes" }, ...shown.map(changeRow));
    const backup = el("div", { className: "kb-actions" }, KB.button("สำรองเป็นไฟล์", () => KB.store.exportFile()));
    return body.replaceChildren(count, ...KB.capped(section, rows, MOST, draw_, () => draw(section, view)), backup);
  };

  // --- Values that lost in a merge -----------------------------------------------------------------------------------

  const isSame = (one, other) => KB.edits.same([one.at, one.value, one.edit], [other.at, other.value, other.edit]);

  /** Takes one entry off the list of what lost; its value comes into use if that is wanted. */
  function settle(section, entry, use) {
    const before = KB.edits.valueAt(KB.store.current(), entry.at);
    KB.say(section, use ? "ใช้ค่าที่เลือกแทนแล้ว" : "ไม่เก็บค่านั้นแล้ว", () => KB.store.update((workspace) => {
      workspace.replaced.push(entry);
      if (use) KB.edits.setAt(workspace, entry.at, before);
    }));
    KB.store.update((workspace) => {
      workspace.replaced = workspace.replaced.filter((other) => !isSame(other, entry));
      if (use) KB.edits.setAt(workspace, entry.at, entry.value);
    });
  }

  function replacedRow(section, entry, workspace) {
    const { where, what, path } = KB.changeWords.place(entry.at);
    const kept = KB.words.value(entry.at, KB.edits.valueAt(workspace, entry.at));
    const lost = KB.words.value(entry.at, entry.value);
    const pair = (name, words) => el("div", {}, el("dt", {}, name), el("dd", {}, words));
    return el("li", {}, named(`${where} · ${what}`, pathOf(entry.at, path)),
      el("dl", { className: "kb-facts" }, pair("ใช้อยู่", kept), pair("ไม่ถูกใช้", lost)),
      el("div", { className: "kb-actions" },
        KB.button("ใช้ค่านี้แทน", () => settle(section, entry, true)),
        KB.button("ไม่ต้องเก็บ", () => settle(section, entry, false), "kb-btn--quiet")));
  }

  parts.replaced = (section, { workspace }) => {
    const differs = ({ at, value }) => !KB.edits.same(value, KB.edits.valueAt(workspace, at));
    const entries = workspace.replaced.filter(differs);
    const why = el("p", { className: "kb-meta" }, "ตอนรวมแฟ้ม สองฝ่ายเขียนต่างกัน ระบบใช้ค่าที่แก้หลังสุด อีกค่าเก็บไว้ให้เลือก");
    const rows = entries.map((entry) => replacedRow(section, entry, workspace));
    section.querySelector("[data-body]").replaceChildren(...(rows.length ? [why, el("ul", { className: "kb-ws__choices" }, ...rows)] : []));
    section.hidden = !rows.length && !section.querySelector("[data-said]").textContent;
  };

  // --- Answers to items that are gone --------------------------------------------------------------------------------

  /** @returns {{runKey: string, id: string, answer: object}[]} answers that their list does not ask for (any more) */
  function older(workspace) {
    return Object.entries(workspace.runs).flatMap(([runKey, { answers }]) => {
      const asked = (id) => (KB.words.items.get(id) || { list: {} }).list.id === KB.progress.listOf(runKey);
      return Object.entries(answers).filter(([id]) => !asked(id)).map(([id, answer]) => ({ runKey, id, answer }));
    });
  }

  function remove(section, { runKey, id, answer }) {
    const at = KB.edits.pointer(["runs", runKey, "answers", id]);
    // not KB.store.undo(): it would also take back what was typed since
    KB.say(section, "ลบรายการเดิมแล้ว", () => KB.store.update((workspace) => KB.edits.setAt(workspace, at, answer)));
    KB.store.update((workspace) => KB.edits.setAt(workspace, at, undefined));
  }

  function olderRow(section, entry, workspace) {
    const { text, replaced_by: successor } = KB.words.retired.get(entry.id) || {};
    const now = KB.words.items.get(successor || entry.id);
    const go = now && link(KB.progress.path(now.list.id, now.item.id), `ข้อที่มาแทน: ${now.item.text}`, "kb-ws__task");
    const what = text || (now && !successor && now.item.text) || entry.id;
    return el("li", {}, el("b", {}, what),
      el("span", {}, KB.words.answer(entry.answer)),
      el("span", { className: "kb-meta" }, KB.words.run(entry.runKey, workspace)),
      ...(go ? [go] : []),
      el("div", { className: "kb-actions" }, KB.button("ลบรายการนี้", () => remove(section, entry), "kb-btn--danger")));
  }

  parts.older = (section, { workspace }) => {
    const rows = older(workspace).map((entry) => olderRow(section, entry, workspace));
    const why = el("p", { className: "kb-meta" }, "คำตอบของข้อที่ไม่มีในเช็กลิสต์ฉบับนี้แล้ว เก็บไว้ให้จนกว่าท่านจะลบ");
    section.querySelector("[data-body]").replaceChildren(...(rows.length ? [why, el("ul", { className: "kb-ws__choices" }, ...rows)] : []));
    section.hidden = !rows.length && !section.querySelector("[data-said]").textContent;
  };
})();
