/**
 * KB.projectZip: everything of a project in one file: the workspace itself, its calendar, checklists and forms.
 * KB.stageZip: all forms of one stage, with what the project's facts already say.
 * A file that cannot be made is named in README.txt; the others are there all the same. Names are ASCII: older systems
 * garble anything else.
 *
 * @typedef {{path: string, words: string, make: () => Promise<string|Blob>|string|Blob}} Entry
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const KINDS = { docx: "Word", xlsx: "Excel" };
  const isFilled = (value) => KB.workspace.isObject(value) && Object.keys(value).length > 0;

  /** @returns {Entry[]} Word and Excel of every round that holds an answer */
  function checklists(workspace) {
    const filled = KB.progress.project(workspace).filter((run) => run.items.some((item) => isFilled(item.answer)));
    return filled.flatMap(({ list, runKey, name }) => Object.entries(KINDS).map(([kind, program]) => ({
      path: `checklists/${KB.checklistFile.stemOf(list, runKey, workspace)}.${kind}`,
      words: `เช็กลิสต์ ${list.title}${name ? ` (${name})` : ""} ${program}`,
      make: async () => (await KB.checklistFile(list.id, runKey, workspace, kind)).blob,
    })));
  }

  /** @returns {Entry[]} Word of every form that holds a value, Excel too where the form is a table */
  function forms(workspace) {
    const filled = Object.keys(workspace.forms).filter((id) => isFilled(workspace.forms[id].values)).sort();
    return formEntries(filled, workspace);
  }

  /** @param {string[]} ids @returns {Entry[]} */
  function formEntries(ids, workspace) {
    return ids.flatMap((id) => {
      const { no = "", title = id, spreadsheet = false } = KB.catalogue.forms.find((form) => form.id === id) || {};
      return Object.keys(KINDS).filter((kind) => kind === "docx" || spreadsheet).map((kind) => ({
        path: `forms/${id.replace(/[^A-Za-z0-9-]/g, "_")}.${kind}`,
        words: `แบบฟอร์ม ${no} ${title} ${KINDS[kind]}`,
        make: async () => (await KB.formFile(id, workspace, kind)).blob,
      }));
    });
  }

  /** @returns {Entry[]} in the order of the index */
  function entries(workspace) {
    const dates = KB.calendar.count(workspace);
    const calendar = {
      path: "calendar.ics",
      words: `กำหนดเสร็จ ${dates} รายการ นำเข้าปฏิทิน Outlook Google หรือโทรศัพท์ได้`,
      make: () => KB.calendar(workspace),
    };
    return [
      { path: "workspace.json", words: "แฟ้มงานทั้งแฟ้ม ใช้นำกลับเข้าเว็บ เก็บไฟล์นี้ไว้เสมอ", make: () => KB.workspace.text(workspace) },
      ...(dates ? [calendar] : []), // RFC 5545 knows no calendar without entries
      ...checklists(workspace),
      ...forms(workspace),
    ];
  }

  /** In Thai for Notepad: the mark tells it the encoding, old ones need both characters of a line break. */
  function readme(workspace, made, failed) {
    const now = new Date();
    const date = KB.thai.longDate(KB.progress.today());
    const rows = (list, row) => list.flatMap((each) => row(each));
    const lines = [
      `แฟ้มงาน: ${workspace.name.replace(/\s+/g, " ")}`,
      `ทำเมื่อ ${date} เวลา ${KB.thai.clock(now)}`,
      "",
      "ในไฟล์ ZIP นี้มี",
      ...rows(made, ({ path, words }) => [`- ${path}`, `  ${words}`]),
      ...(failed.length ? ["", "ไฟล์ที่ทำไม่สำเร็จ ข้อมูลยังอยู่ครบใน workspace.json"] : []),
      ...rows(failed, ({ path, words, problem }) => [`- ${path}`, `  ${words}`, `  สาเหตุ: ${problem}`]),
      "",
      "เอกสารทุกฉบับเป็นร่าง ให้นิติกรตรวจก่อนใช้",
      "",
    ];
    return `\ufeff${lines.join("\r\n")}`;
  }

  const bytes = async (content) => (content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : content);

  /**
   * @param {import("./workspace").Workspace} workspace
   * @param {(words: string) => void} [report] what is being done, for the page to show
   * @returns {Promise<Blob>}
   */
  const projectZip = (workspace, report) => zipOf(entries(workspace), workspace, report);

  /** @param {string} stage of the catalogue @param {import("./workspace").Workspace} workspace @param {(words: string) => void} [report] */
  function stageZip(stage, workspace, report) {
    const ids = KB.catalogue.forms.filter((form) => form.stage === stage).map(({ id }) => id);
    return zipOf(formEntries(ids, workspace), workspace, report);
  }

  async function zipOf(wanted, workspace, report = () => {}) {
    const [parts, made, failed] = [{}, [], []];
    for (const [n, entry] of wanted.entries()) {
      report(`กำลังทำไฟล์ ${n + 1} จาก ${wanted.length}: ${entry.words}`);
      try {
        parts[entry.path] = await bytes(await entry.make());
        made.push(entry);
      } catch (error) {
        failed.push({ ...entry, problem: error.message });
      }
    }
    const zip = await KB.zip({ "README.txt": readme(workspace, made, failed), ...parts });
    report(failed.length ? `ทำ ZIP แล้ว ขาด ${failed.length} ไฟล์ ดูชื่อใน README.txt` : `ทำ ZIP แล้ว ${made.length} ไฟล์`);
    return new Blob([zip], { type: "application/zip" });
  }

  Object.assign(KB, { projectZip, stageZip });
})();
