/**
 * KB.checks: everything that a filled form still lacks or gets wrong. It advises; it never stops a download.
 *
 * @typedef {{field: HTMLElement, message: string, where: string, missing: boolean}} Finding
 *   `where` names the row, "" outside tables; `missing`: a required field that is empty
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const MOST_MISSING = 5;

  const required = (field) => "required" in field.dataset;
  const isTable = (field) => KB.fields.typeOf(field) === "table";

  /** @returns {Finding[]} of one field that is no table */
  function single(field, where = "") {
    const problem = KB.fields.problem(field);
    if (problem) return [{ field, message: problem, where, missing: false }];
    const missing = required(field) && KB.fields.isEmpty(KB.fields.read(field));
    return missing ? [{ field, message: KB.fields.missing(field), where, missing }] : [];
  }

  /** @returns {Finding[]} too few rows, then what is wrong in rows that were begun */
  function table(field) {
    const rows = KB.rows.rowsOf(field);
    const begun = rows.filter(KB.rows.isBegun);
    const least = Math.max(Number(field.dataset.min), required(field) ? 1 : 0);
    const findings = [];
    if (begun.length < least && (required(field) || begun.length)) {
      const message = `${KB.fields.labelOf(field)}ต้องมีอย่างน้อย ${least} ${field.dataset.row} กรอกแล้ว ${begun.length}`;
      findings.push({ field, message, where: "", missing: !begun.length });
    }
    for (const row of begun) {
      const where = row.querySelector(".kb-row__head b").textContent;
      for (const column of KB.rows.columnsOf(row)) findings.push(...single(column, where));
    }
    return findings;
  }

  /** The rules that the form's own record sets (`checks`), such as that an end is not before its start. @returns {Finding[]} */
  function ruled(form, fields) {
    const data = (name) => JSON.parse(form.querySelector(`[data-${name}]`).textContent);
    const values = Object.fromEntries(fields.map((field) => [KB.fields.nameOf(field), isTable(field) ? KB.rows.read(field) : KB.fields.read(field)]));
    return KB.compute.broken(data("fields"), data("rules"), values).map(({ field: key, row, say }) => {
      const [name, column] = key.split(".");
      const field = form.querySelector(`[data-field="${name}"], [data-output="${key}"]`);
      if (row === null) return { field, message: say, where: "", missing: false };
      const place = KB.rows.rowsOf(field).filter(KB.rows.isBegun)[row];
      const cell = place.querySelector(`[data-column="${column}"], [data-output="${key}"]`);
      return { field: cell, message: say, where: place.querySelector(".kb-row__head b").textContent, missing: false };
    });
  }

  /** @param {HTMLElement} form @returns {Finding[]} in the order of the page */
  function checks(form) {
    const fields = [...form.querySelectorAll("[data-field]")];
    const found = fields.flatMap((field) => (isTable(field) ? table(field) : single(field)));
    return [...found, ...ruled(form, fields)];
  }

  // --- The summary above the fields ----------------------------------------------------------------------------------

  /** The control that a finding is about, to go to. */
  const target = ({ field }) => KB.fields.controls(field)[0] || field.querySelector("output") || field;

  function entry(finding) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#${target(finding).id}`;
    link.textContent = (finding.where ? `${finding.where}: ` : "") + finding.message;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      target(finding).focus();
    });
    item.append(link);
    return item;
  }

  function element(tag, text) {
    return Object.assign(document.createElement(tag), { textContent: text });
  }

  /** Mistakes first and all of them; of what is merely empty only the first few, or a blank copy would end in a scolding. */
  function render(place, findings, heading) {
    const title = element("h2", heading);
    title.id = `${place.closest("[data-kb-form]").dataset.kbForm}-errors`;
    const note = element("p", "ช่องที่ว่างเป็นเส้นจุดให้เขียนต่อด้วยมือ แก้แล้วดาวน์โหลดใหม่ได้ทุกเมื่อ");
    const missing = findings.filter((finding) => finding.missing);
    const list = element("ul", "");
    list.append(...findings.filter((finding) => !finding.missing).map(entry), ...missing.slice(0, MOST_MISSING).map(entry));
    const rest = missing.length - MOST_MISSING;
    const more = rest > 0 ? [element("p", `และอีก ${rest} ช่องที่ยังว่าง มีข้อความกำกับไว้ที่ช่อง`)] : [];
    place.setAttribute("aria-labelledby", title.id);
    place.replaceChildren(title, note, list, ...more);
    place.hidden = findings.length === 0;
  }

  /** After a download: marks the fields, says what the paper lacks, and moves there. */
  function summarize(place, findings) {
    findings.forEach(({ field, message }) => KB.fields.showProblem(field, message));
    place.setAttribute("role", "alert");
    render(place, findings, `ได้เอกสารแล้ว มี ${findings.length} จุดที่ควรดูอีกครั้ง`);
    if (findings.length) place.focus();
  }

  /** While the user puts things right: the same list, shorter, without speaking up again. */
  function settle(place, findings) {
    place.removeAttribute("role");
    render(place, findings, `ยังมี ${findings.length} จุดที่ควรดูอีกครั้ง`);
  }

  KB.checks = checks;
  Object.assign(KB.checks, { summarize, settle });
})();
