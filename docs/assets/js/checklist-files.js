/**
 * KB.checklistFile: a round of a checklist as it stands, in Word or Excel, from what a workspace holds.
 *
 * The slots are those of macros/checklist_paper.py. On paper the proposed position stands beside whoever was named, and
 * what a settled item leaves empty is not printed; in a spreadsheet the cells hold what is in force, to sort and filter.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const BOXES = { open: "☐", done: "☑", na: "☒" };
  const STATES = { open: "ยังไม่เสร็จ", done: "ทำแล้ว", na: "ไม่ใช้" };
  const EXCLUDED = "ไม่เข้าเงื่อนไข";
  const PROPOSED = "กำหนดที่เสนอ";
  const RECORD = ["who", "due", "evidence", "note"];

  /** The text of an answer's field, "" if there is none; a file that somebody edited may hold anything. */
  const textOf = (answer, field) => (typeof answer[field] === "string" ? answer[field].trim() : "");
  const dateWords = (text) => (KB.thai.isIso(text) ? KB.thai.longDate(text) : text);

  /** Of which project, which round, when, and how far it has come. */
  function head(list, runKey, workspace, counts) {
    const round = KB.progress.runs(list, workspace).indexOf(runKey) + 1;
    const name = textOf(KB.progress.run(runKey, workspace), "name");
    return {
      "head.workspace": workspace.name,
      "head.round": name || `รอบที่ ${Math.max(round, 1)}`,
      "head.printed": KB.thai.longDate(KB.progress.today()),
      "head.done": String(counts.done),
      "head.left": String(counts.open),
      "head.na": String(counts.na),
    };
  }

  /** On paper: what was written, and what is left to write. */
  function onPaper(item) {
    const due = textOf(item.answer, "due");
    const excluded = item.auto ? EXCLUDED : "";
    const values = {
      who: textOf(item.answer, "who"),
      due: item.proposed && item.state === "open" ? `${KB.thai.longDate(item.due)} (${PROPOSED})` : dateWords(due),
      evidence: textOf(item.answer, "evidence"),
      note: [excluded, textOf(item.answer, "note")].filter(Boolean).join(" · "),
    };
    return { state: BOXES[item.state], ...values };
  }

  /** In a row: what is in force. */
  function inRow(item) {
    const due = textOf(item.answer, "due");
    return {
      status: item.auto ? EXCLUDED : STATES[item.state],
      who: item.who,
      due: item.due || due,
      evidence: textOf(item.answer, "evidence"),
      note: textOf(item.answer, "note"),
      proposed: item.proposed ? `\n${PROPOSED}: ${KB.thai.longDate(item.due)}` : "",
    };
  }

  /** @param {"docx"|"xlsx"} kind @returns {import("./answers").Answers} */
  function answers(list, runKey, workspace, kind) {
    const counts = KB.progress.list(list, runKey, workspace, KB.progress.today());
    const all = { values: head(list, runKey, workspace, counts), chosen: {}, raw: {}, rows: {} };
    for (const item of counts.items) {
      for (const [name, value] of Object.entries(kind === "docx" ? onPaper(item) : inRow(item))) {
        const key = `${item.id}.${name}`;
        if (value || name === "proposed") all.values[key] = all.raw[key] = value;
        if (RECORD.includes(name)) all.chosen[key] = value || item.state === "open" ? ["shown"] : [];
      }
    }
    return all;
  }

  /** The list's id, and which round of it. @returns {string} ASCII */
  function stemOf(list, runKey, workspace) {
    const round = KB.progress.runs(list, workspace).indexOf(runKey) + 1;
    return round > 1 ? `${list.id}-${round}` : list.id;
  }

  /**
   * @param {string} listId @param {string} runKey @param {import("./workspace").Workspace} workspace @param {"docx"|"xlsx"} kind
   * @returns {Promise<{name: string, blob: Blob}>} @throws {Error} with a Thai message
   */
  async function checklistFile(listId, runKey, workspace, kind) {
    const list = KB.catalogue.lists.find((each) => each.id === listId);
    if (!list) throw new Error(`ไม่มีเช็กลิสต์ “${listId}” ในเว็บรุ่นนี้`);
    const template = await KB.templates.load("checklists", listId);
    const blob = await KB.templates.fill(template, answers(list, runKey, workspace, kind), kind);
    return { name: `${KB.fileName(stemOf(list, runKey, workspace), workspace)}.${kind}`, blob };
  }

  KB.checklistFile = checklistFile;
  KB.checklistFile.stemOf = stemOf;
})();
