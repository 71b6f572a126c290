/**
 * The catalogue of forms: beside each stage a button for all its forms in one ZIP, filled with what the project already
 * says. Without this script each form has its own files.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  /** @param {HTMLButtonElement} button with data-stage-zip="<stage>"; the status line follows it */
  async function make(button) {
    const status = button.nextElementSibling;
    const report = (words) => (status.textContent = words);
    try {
      const { stageZip: stage } = button.dataset;
      const blob = await KB.stageZip(stage, KB.store.current(), report);
      KB.saveFile(blob, `${KB.fileName(`forms-${stage}`)}.zip`);
    } catch (error) {
      report(`ทำไฟล์ไม่สำเร็จ: ${error.message}`);
    }
  }

  for (const button of document.querySelectorAll("[data-stage-zip]")) {
    button.hidden = false;
    button.addEventListener("click", () => make(button));
  }
})();
