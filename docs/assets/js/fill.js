/**
 * KB.fillDocx: writes answers into the parts of a Word file, the template that macros/docx.py made.
 *
 * Content controls carry the slot key as tag: `host`, `members.name`, `total|words`, ticks `procure=host`;
 * `members[]` repeats its `members[]#`, `members[]2` holds rows of two signatures; `?procure=host` stays only if that
 * option is taken, `?-procure=host` goes once that is decided, `?-` in every filled copy. What has no answer keeps its dots. Text goes in through the DOM, so the serializer escapes it: nothing a user types can become markup.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const W14 = "http://schemas.microsoft.com/office/word/2010/wordml";
  const XML = "http://www.w3.org/XML/1998/namespace";
  const DOCUMENT = "word/document.xml";

  /** Without what XML 1.0 forbids: control characters, halves of surrogate pairs. @param {string} text */
  function clean(text) {
    return [...text].filter((c) => !/^[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]$/.test(c)).join("");
  }

  /** @param {string} text @returns {Document} @throws {Error} */
  function parseXml(text) {
    const document = new DOMParser().parseFromString(text, "application/xml");
    if (document.getElementsByTagName("parsererror").length) throw new Error("แม่แบบเอกสารเสียหาย โหลดหน้านี้ใหม่แล้วลองอีกครั้ง");
    return document;
  }

  /** @param {Document} document */
  function serializeXml(document) {
    const text = new XMLSerializer().serializeToString(document).replace(/^<\?xml[^>]*\?>\s*/, "");
    return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text;
  }

  const child = (element, name) => [...element.children].find((c) => c.localName === name && c.namespaceURI === W);
  const controlsIn = (root) => [...root.getElementsByTagNameNS(W, "sdt")];
  const contentOf = (control) => child(control, "sdtContent");

  function tagOf(control) {
    const tag = child(child(control, "sdtPr"), "tag");
    return (tag && tag.getAttributeNS(W, "val")) || "";
  }

  /** Takes the control away and leaves what is in it. */
  function unwrap(control) {
    control.replaceWith(...contentOf(control).childNodes);
  }

  // --- Text and ticks ------------------------------------------------------------------------------------------------

  /** Puts text into the first run of a control, with its own properties; further runs go. */
  function setText(control, text) {
    const [run, ...others] = [...control.getElementsByTagNameNS(W, "r")];
    others.forEach((other) => other.remove());
    [...run.children].filter((c) => c.localName !== "rPr").forEach((c) => c.remove());
    const make = (name) => control.ownerDocument.createElementNS(W, `w:${name}`);
    clean(text).split(/\r\n|\r|\n/).forEach((line, i) => {
      if (i) run.append(make("br"));
      line.split("\t").forEach((words, j) => {
        if (j) run.append(make("tab"));
        const t = make("t");
        t.setAttributeNS(XML, "xml:space", "preserve");
        t.textContent = words;
        run.append(t);
      });
    });
  }

  function fillSlot(control, value) {
    const properties = child(control, "sdtPr");
    const run = control.getElementsByTagNameNS(W, "r")[0];
    const style = child(run, "rPr") && child(child(run, "rPr"), "rStyle");
    for (const placeholder of [child(properties, "showingPlcHdr"), style]) if (placeholder) placeholder.remove();
    const date = child(properties, "date");
    const { iso } = date ? KB.thai.parseDate(value) : {};
    if (iso) date.setAttributeNS(W, "w:fullDate", `${iso}T00:00:00Z`);
    setText(control, value);
    if (/[\r\n]/.test(value)) unwrap(control); // LibreOffice misplaces line breaks inside a plain-text control
  }

  function fillTick(control, taken) {
    const [checked] = control.getElementsByTagNameNS(W14, "checked");
    if (!checked) return;
    checked.setAttributeNS(W14, "w14:val", taken ? "1" : "0");
    setText(control, taken ? "☑" : "☐");
  }

  // --- Alternatives, slots, repeats ----------------------------------------------------------------------------------

  function settle(control, taken) {
    const parent = control.parentNode;
    if (taken) unwrap(control);
    else control.remove();
    // a table cell must end with a paragraph, or Word calls the file damaged
    if (parent.localName === "tc" && !child(parent, "p")) parent.append(parent.ownerDocument.createElementNS(W, "w:p"));
  }

  /** What a blank copy says beside its alternatives (`key`) or in the room of the garuda: false once it has served. */
  function isHint(key, scopes) {
    const served = key ? KB.answers.taken(key, scopes) !== undefined : KB.answers.isBegun(scopes[scopes.length - 1]);
    return served ? false : undefined;
  }

  /** @param {Document|Element} root @param {object[]} scopes the row first, then the form */
  function fillScope(root, scopes) {
    for (const control of controlsIn(root)) {
      const tag = tagOf(control);
      if (!tag.startsWith("?")) continue;
      const taken = tag.startsWith("?-") ? isHint(tag.slice(2), scopes) : KB.answers.taken(tag.slice(1), scopes);
      if (taken !== undefined) settle(control, taken);
    }
    for (const control of controlsIn(root)) {
      const tag = tagOf(control);
      const taken = tag.includes("=") ? KB.answers.taken(tag, scopes) : undefined;
      const value = KB.answers.find("values", tag, scopes);
      if (taken !== undefined) fillTick(control, taken);
      else if (value) fillSlot(control, value);
    }
  }

  /** Clones may not share the numbers of their controls; Word gives new ones. */
  function dropIds(root) {
    for (const control of [root, ...controlsIn(root)]) {
      const id = child(child(control, "sdtPr"), "id");
      if (id) id.remove();
    }
  }

  function fillRepeat(control, rows, answers) {
    const content = contentOf(control);
    const items = [...content.children];
    for (const row of rows) {
      const item = items[0].cloneNode(true);
      dropIds(item);
      content.append(item);
      fillScope(item, [row, answers]);
    }
    items.forEach((item) => item.remove());
  }

  const cellsOf = (row) => [...row.children].filter((each) => each.localName === "tc");

  /** A cell as the pattern, filled; without answers it is empty. */
  function pairCell(pattern, row, answers) {
    const cell = pattern.cloneNode(true);
    if (row) {
      controlsIn(cell).forEach(dropIds);
      fillScope(cell, [row, answers]);
    } else cell.replaceChildren(child(cell, "tcPr"), cell.ownerDocument.createElementNS(W, "w:p"));
    return cell;
  }

  /** Signatures side by side: rows of two cells; one signature alone stands in the second. */
  function fillPairs(control, rows, answers) {
    const content = contentOf(control);
    const blank = [...content.children];
    const pattern = cellsOf(blank[0]).find((cell) => controlsIn(cell).length) || cellsOf(blank[0])[0];
    const places = rows.length === 1 ? [undefined, rows[0]] : rows;
    for (let i = 0; i < places.length; i += 2) {
      const row = blank[0].cloneNode(true);
      cellsOf(row).forEach((cell) => cell.remove());
      row.append(...[places[i], places[i + 1]].map((each) => pairCell(pattern, each, answers)));
      content.append(row);
    }
    blank.forEach((row) => row.remove());
  }

  /** A value that is nothing but a code, such as a room's k7m2-20, is typed in again as it stands. */
  const CODE = /^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/;

  /** @param {Document} document @param {"thai"|"arabic"} digits */
  function turnDigits(document, digits) {
    for (const t of document.getElementsByTagNameNS(W, "t")) {
      if (!CODE.test(t.textContent)) t.textContent = KB.thai.digits(t.textContent, digits);
    }
  }

  /**
   * @param {Record<string, string>} parts of the blank file
   * @param {import("./answers").Answers} answers
   * @param {"thai"|"arabic"} digits of the whole paper, the template's own included
   * @returns {Record<string, string>} the parts of the filled file
   */
  function fillDocx(parts, answers, digits) {
    const document = parseXml(parts[DOCUMENT]);
    for (const control of controlsIn(document)) {
      const [, scope, pairs] = /^([^[]+)\[\](2?)$/.exec(tagOf(control)) || [];
      if (scope && answers.rows[scope]) (pairs ? fillPairs : fillRepeat)(control, answers.rows[scope], answers);
    }
    fillScope(document, [answers]);
    turnDigits(document, digits);
    return { ...parts, [DOCUMENT]: serializeXml(document) };
  }

  KB.fillDocx = fillDocx;
  KB.xml = { clean, parse: parseXml, serialize: serializeXml };
})();
