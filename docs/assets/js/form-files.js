/**
 * KB.makeFile: the Word or Excel file of what was typed, made in the browser from the form's template.
 * The template (`assets/forms/<id>.js`, made at build) comes as a script on the first download: file:// forbids fetch.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const TYPES = {
    docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  };
  const templates = {};

  /** Called by the template scripts. @param {string} id @param {{docx: object, xlsx: object|null}} template */
  KB.template = (id, template) => {
    templates[id] = template;
  };

  /** @param {HTMLElement} form @returns {Promise<{docx: object, xlsx: object|null}>} */
  function loadTemplate(form) {
    const { kbForm: id, template: address } = form.dataset;
    if (templates[id]) return Promise.resolve(templates[id]);
    return new Promise((resolve, reject) => {
      const failed = () => {
        script.remove(); // so that the next try loads it anew
        reject(new Error("โหลดแม่แบบไม่ได้ ตรวจการเชื่อมต่อแล้วลองใหม่ หรือใช้ไฟล์แบบเปล่าด้านบน"));
      };
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => (templates[id] ? resolve(templates[id]) : failed());
      script.onerror = failed;
      document.head.append(script);
    });
  }

  /** `f07-council-motion-ngan-2569-11-21`: the form, the workspace if its name has Latin letters, the day. */
  function fileName(id) {
    const workspace = KB.store.current().name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40);
    return [id, workspace, KB.thai.stamp(new Date())].filter(Boolean).join("-");
  }

  /**
   * @param {HTMLElement} form @param {"docx"|"xlsx"} kind @param {"thai"|"arabic"} digits
   * @returns {Promise<string>} the name of the saved file @throws {Error} with a Thai message
   */
  async function makeFile(form, kind, digits) {
    const template = await loadTemplate(form);
    const answers = KB.answers(form);
    const parts = kind === "docx" ? KB.fillDocx(template.docx, answers, digits) : KB.fillXlsx(template.xlsx, answers);
    const name = `${fileName(form.dataset.kbForm)}.${kind}`;
    KB.saveFile(new Blob([await KB.zip(parts)], { type: TYPES[kind] }), name);
    return name;
  }

  KB.makeFile = makeFile;
  KB.fileName = fileName;
})();
