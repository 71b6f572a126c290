/**
 * KB.templates: the blank copies that files are made from, and the files themselves.
 *
 * A template (`assets/forms/<id>.js` or `assets/checklists/<id>.js`, made by macros/template_script.py) comes as a script
 * when it is first needed: file:// forbids fetch.
 *
 * @typedef {Object} Template
 * @property {Record<string, string>} docx parts of the Word file
 * @property {{parts: Record<string, string>, map: object}|null} xlsx
 * @property {"thai"|"arabic"} digits @property {import("./fields").Definition[]} [fields]
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const TYPES = {
    docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  };
  /** assets/, wherever the site lies: this script is one folder below it. */
  const ASSETS = new URL("../", document.currentScript.src);
  /** @type {Record<string, Template>} */
  const templates = {};
  /** Those that are on their way, so that two files of one record load it once. @type {Record<string, Promise<Template>>} */
  const loading = {};

  /** Called by the template scripts. @param {string} id @param {Template} template */
  KB.template = (id, template) => {
    templates[id] = template;
  };

  function fetchScript(folder, id) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      const failed = () => {
        script.remove(); // so that the next try loads it anew
        reject(new Error("โหลดแม่แบบไม่ได้ ตรวจการเชื่อมต่อแล้วลองใหม่ หรือใช้ไฟล์แบบเปล่าด้านบน"));
      };
      script.src = new URL(`${folder}/${id}.js`, ASSETS).href;
      script.onload = () => (templates[id] ? resolve(templates[id]) : failed());
      script.onerror = failed;
      document.head.append(script);
    });
  }

  /** @param {"forms"|"checklists"} folder @param {string} id @returns {Promise<Template>} */
  function load(folder, id) {
    if (!/^[a-z0-9-]+$/.test(id)) return Promise.reject(new Error(`ไม่รู้จัก “${id}”`)); // an edited file may hold anything
    if (templates[id]) return Promise.resolve(templates[id]);
    const done = () => delete loading[id];
    if (!loading[id]) {
      loading[id] = fetchScript(folder, id);
      loading[id].then(done, done);
    }
    return loading[id];
  }

  /** `f07-council-motion-ngan-2569-11-21`: what it is, the workspace if its name has Latin letters, the day. */
  function fileName(id, workspace = KB.store.current()) {
    const name = workspace.name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40);
    return [id, name, KB.thai.stamp(new Date())].filter(Boolean).join("-");
  }

  /**
   * @param {Template} template @param {import("./answers").Answers} answers @param {"docx"|"xlsx"} kind
   * @param {"thai"|"arabic"} [digits] of a Word file; a spreadsheet always has Arabic ones
   * @returns {Promise<Blob>} @throws {Error} with a Thai message
   */
  async function fill(template, answers, kind, digits = template.digits) {
    if (!template[kind]) throw new Error(`ไม่มีแม่แบบ ${kind === "xlsx" ? "Excel" : "Word"} ของรายการนี้`);
    const parts = kind === "docx" ? KB.fillDocx(template.docx, answers, digits) : KB.fillXlsx(template.xlsx, answers);
    return new Blob([await KB.zip(parts)], { type: TYPES[kind] });
  }

  KB.templates = { fill, load };
  KB.fileName = fileName;
})();
