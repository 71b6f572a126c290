/**
 * KB.resultsFiles: one file that somebody chose, or all of a ZIP, as what the page keeps; and what all of them become: a
 * report in Word and in Excel, and one data file that opens here again.
 *
 * @typedef {import("./results-read").Content & {name: string}} Return
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const PAPER = "test-results";
  /** Bytes: a result is a thousand, a hundred merged rooms are some millions. */
  const LARGEST = 5e6;
  const LARGEST_ZIP = 30e6;
  const FAULTS = {
    large: "ไฟล์ใหญ่เกิน 5 MB ผลทดสอบคนหนึ่งมีไม่เกิน 2 kB ตรวจว่าเลือกไฟล์ถูก",
    largeZip: "ZIP ใหญ่เกิน 30 MB แตกไฟล์แล้วเลือกเฉพาะไฟล์ .json",
    zip: "ZIP เสียหายหรือเบราว์เซอร์นี้เปิดไม่ได้ แตกไฟล์แล้วเลือกไฟล์ .json ทั้งหมด",
    none: "ใน ZIP ไม่มีไฟล์ผลทดสอบ .json",
    sheet: "เป็นไฟล์ Excel หรือ Word เปิดแล้วคัดลอกเลขกับคะแนนมาวางในตารางพิมพ์คะแนนแทน",
    foreign: "ไม่ใช่ไฟล์ .json ไม่ได้อ่าน",
    unread: "เบราว์เซอร์เปิดไฟล์นี้ไม่ได้ คัดลอกไฟล์มาไว้ในเครื่องแล้วเลือกใหม่",
  };
  const named = (name) => KB.fileName(name, { name: "" });
  const refused = (name, words) => ({ name, refused: words, results: [], choices: {}, room: "", remarks: [] });
  const isZip = ([p, k]) => p === 0x50 && k === 0x4b;

  // --- Reading -------------------------------------------------------------------------------------------------------

  /** @returns {Promise<Return[]>} each file of a ZIP by itself */
  async function readZip(file, known) {
    if (/\.(xlsx|docx|pptx|ods|odt)$/i.test(file.name)) return [refused(file.name, FAULTS.sheet)];
    if (file.size > LARGEST_ZIP) return [refused(file.name, FAULTS.largeZip)];
    const others = [];
    const wanted = (name) => {
      const is = /\.json$/i.test(name) && !/(^|\/)(__MACOSX\/|\._)/.test(name);
      if (!is && !/\/$|(^|\/)(__MACOSX\/|\.)/.test(name)) others.push(name);
      return is;
    };
    const texts = await KB.unzip(await file.arrayBuffer(), wanted).catch(() => null);
    if (!texts) return [refused(file.name, FAULTS.zip)];
    const inside = (name) => `${file.name} › ${name}`;
    const read = Object.entries(texts).map(([name, text]) => ({ name: inside(name), ...readText(text, known) }));
    return [...(read.length ? read : [refused(file.name, FAULTS.none)]), ...others.map((name) => refused(inside(name), FAULTS.foreign))];
  }

  const readText = (text, known) => (text.length > LARGEST ? refused("", FAULTS.large) : KB.resultsRead(text, known));

  /** @param {File} file @param {Record<string, object>} known questions by id @returns {Promise<Return[]>} never throws */
  async function read(file, known) {
    try {
      const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
      if (isZip(head)) return await readZip(file, known);
      if (file.size > LARGEST) return [refused(file.name, FAULTS.large)];
      return [{ ...readText(await file.text(), known), name: file.name }];
    } catch (error) {
      return [refused(file.name, FAULTS.unread)]; // what the browser says of a file that went away helps nobody
    }
  }

  // --- Making --------------------------------------------------------------------------------------------------------

  /** @param {"docx"|"xlsx"} kind @param {object} values of macros/results_paper.py @param {"thai"|"arabic"} [digits] */
  async function paper(kind, values, digits) {
    const template = await KB.templates.load("forms", PAPER);
    const blob = await KB.templates.fill(template, KB.answers(template.fields, values), kind, digits);
    return { name: `${named(PAPER)}.${kind}`, blob };
  }

  /** The same results give the same bytes, so no date is in it. @param {object} merged of KB.resultsMerge.merged */
  const data = (merged) => ({ name: `${named(PAPER)}.json`, blob: new Blob([JSON.stringify(merged, null, 1), "\n"], { type: "application/json" }) });

  KB.resultsFiles = { data, paper, read };
})();
