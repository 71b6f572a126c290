/**
 * KB.formFile: the Word or Excel file of a form, from what a workspace holds. It needs no page of the form.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  /**
   * @param {string} id of the form @param {import("./workspace").Workspace} workspace @param {"docx"|"xlsx"} kind
   * @param {"thai"|"arabic"} [digits] if not those that the form comes with
   * @returns {Promise<{name: string, blob: Blob}>} @throws {Error} with a Thai message
   */
  async function formFile(id, workspace, kind, digits) {
    const template = await KB.templates.load("forms", id);
    const answers = KB.answers(template.fields, KB.answers.valuesOf(template.fields, workspace, id));
    return { name: `${KB.fileName(id, workspace)}.${kind}`, blob: await KB.templates.fill(template, answers, kind, digits) };
  }

  KB.formFile = formFile;
})();
