/**
 * KB.importer: brings a saved workspace file in. The file is read and checked first; what it would change here is shown
 * before anything changes, and the user chooses: merge, keep beside, or leave it.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  const { el, button } = KB;

  const LARGEST = 30e6; // bytes; a workspace of a hundred megabytes would be somebody's video
  const MOST_ROWS = 40;
  const MESSAGES = {
    foreign: "ไฟล์นี้ไม่ใช่แฟ้มงานของเว็บนี้ ข้อมูลในเครื่องยังอยู่ตามเดิม",
    broken: "ไฟล์แฟ้มงานไม่ครบหรือเสียหาย จึงไม่ได้นำเข้า ข้อมูลในเครื่องยังอยู่ตามเดิม",
    newer: "ไฟล์นี้มาจากเว็บรุ่นใหม่กว่า เปิดหน้าเว็บรุ่นล่าสุดแล้วนำเข้าอีกครั้ง ข้อมูลในเครื่องยังอยู่ตามเดิม",
    large: "ไฟล์ใหญ่เกินกว่าจะเป็นแฟ้มงาน จึงไม่ได้เปิด ข้อมูลในเครื่องยังอยู่ตามเดิม",
    unread: "อ่านไฟล์นี้ไม่ได้ ลองคัดลอกไฟล์มาไว้ในเครื่องแล้วเลือกใหม่ ข้อมูลในเครื่องยังอยู่ตามเดิม",
  };

  /** @param {File} file @returns {Promise<import("./workspace").Workspace>} @throws {Error} with a Thai message */
  async function readFile(file) {
    if (file.size > LARGEST) throw new Error(MESSAGES.large);
    const text = await file.text().catch(() => {
      throw new Error(MESSAGES.unread);
    });
    const { workspace, problem } = KB.workspace.parse(text.replace(/^\ufeff/, ""));
    if (!workspace) throw new Error(MESSAGES[problem]);
    return workspace;
  }

  // --- What it would change ------------------------------------------------------------------------------------------

  function row(at, words) {
    const { where, what } = KB.changeWords.place(at);
    return el("li", {}, el("b", { textContent: `${where} · ${what}` }), el("br"), words);
  }

  const changeRow = ({ at, before, after }) => row(at, `${KB.changeWords.value(at, before)} → ${KB.changeWords.value(at, after)}`);
  const conflictRow = ({ at, kept, lost }) =>
    row(at, `ใช้ “${KB.changeWords.value(at, kept)}” เพราะแก้ทีหลัง · เก็บ “${KB.changeWords.value(at, lost)}” ไว้ให้เลือกในหน้าแฟ้มงาน`);

  function rows(title, entries, draw) {
    if (!entries.length) return [];
    const list = el("ul", { className: "kb-import__list" }, ...entries.slice(0, MOST_ROWS).map(draw));
    if (entries.length > MOST_ROWS) list.append(el("li", { textContent: `และอีก ${entries.length - MOST_ROWS} จุด` }));
    return [el("h3", { textContent: `${title} ${entries.length} จุด` }), list];
  }

  /** What the file holds, in numbers. */
  function held(workspace) {
    const answers = Object.values(workspace.runs).reduce((sum, run) => sum + Object.keys(run.answers).length, 0);
    return `${Object.keys(workspace.forms).length} แบบฟอร์ม ${Object.keys(workspace.runs).length} เช็กลิสต์ (${answers} ข้อที่ตอบแล้ว)`;
  }

  function explain(theirs, merging, open) {
    if (!merging) {
      const stays = open ? `แฟ้ม “${open.name}” ที่เปิดอยู่ไม่ถูกแตะ` : "";
      return [el("p", { textContent: `ยังไม่มีแฟ้มงานนี้ในเครื่อง จะเพิ่มเป็นอีกแฟ้มหนึ่ง มี ${held(theirs)} ${stays}` })];
    }
    const plain = merging.changes.filter(({ at }) => !merging.conflicts.some((conflict) => conflict.at === at));
    return [
      el("p", { textContent: "เครื่องนี้มีแฟ้มงานนี้อยู่แล้ว ถ้ารวมกัน ค่าที่แก้ทีหลังจะถูกใช้ สิ่งที่แก้ไว้ในเครื่องนี้เท่านั้นยังอยู่" }),
      ...rows("แก้ทั้งสองที่ไม่ตรงกัน", merging.conflicts, conflictRow),
      ...rows("จะเปลี่ยนตามไฟล์", plain, changeRow),
    ];
  }

  // --- The dialog ----------------------------------------------------------------------------------------------------

  /**
   * @param {(words: string) => void} report where the outcome is said
   * @returns {{input: HTMLInputElement, dialog: HTMLDialogElement}} both to be placed in the page
   */
  function importer(report) {
    const input = el("input", { type: "file", accept: ".json,application/json", hidden: true });
    const dialog = el("dialog", { className: "kb-dialog kb-import" });
    function finish(theirs, how, merging) {
      dialog.close();
      KB.store.take(theirs, how);
      const merged = how === "merge" && merging;
      report(merged
        ? `รวมแฟ้มงาน “${theirs.name}” แล้ว เปลี่ยน ${merging.changes.length} จุด แก้ทั้งสองที่ ${merging.conflicts.length} จุด`
        : `นำแฟ้มงาน “${KB.store.current().name}” เข้าแล้ว มี ${held(theirs)}`);
    }

    /** A file of another project, or of the same one that was begun twice: then its content may still belong in here. */
    function intoOpen(theirs, open) {
      const moved = { ...theirs, id: open.id, name: open.name };
      ask(moved, KB.store.merging(moved), open);
    }

    function ask(theirs, merging, open) {
      const title = el("h2", { id: "kb-import-title", textContent: `นำแฟ้มงาน “${theirs.name}” เข้า` });
      dialog.setAttribute("aria-labelledby", title.id);
      const choices = merging
        ? [
          button("รวมเข้าด้วยกัน", () => finish(theirs, "merge", merging), "kb-btn--main"),
          button("เก็บเป็นอีกแฟ้มหนึ่ง", () => finish(theirs, "beside", merging)),
        ]
        : [
          button("เพิ่มเป็นอีกแฟ้มหนึ่ง", () => finish(theirs, "merge", null), "kb-btn--main"),
          button(`รวมเข้ากับ “${open.name}”`, () => intoOpen(theirs, open)),
        ];
      dialog.replaceChildren(title, ...explain(theirs, merging, open),
        el("div", { className: "kb-actions" }, ...choices, button("ยกเลิก", () => dialog.close())));
      if (!dialog.open) dialog.showModal();
      dialog.scrollTop = 0;
    }

    function handle(theirs) {
      const merging = KB.store.merging(theirs);
      const open = KB.store.isUntouched() ? null : KB.store.current();
      if (merging && !merging.changes.length && !merging.conflicts.length) {
        KB.store.take(theirs, "merge");
        return report(`แฟ้มงาน “${theirs.name}” ในเครื่องมีทุกอย่างในไฟล์นี้อยู่แล้ว ไม่มีอะไรเปลี่ยน`);
      }
      if (merging || open) return ask(theirs, merging, open);
      finish(theirs, "merge", null);
    }

    input.addEventListener("change", async () => {
      const file = input.files && input.files[0];
      if (!file) return;
      try {
        handle(await readFile(file));
      } catch (error) {
        report(error.message);
      }
      input.value = "";
    });
    return { input, dialog };
  }

  Object.assign(KB, { importer, readWorkspaceFile: readFile });
})();
