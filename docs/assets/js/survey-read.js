/**
 * KB.surveyRead: one returned file of the cooperation survey (F01), whatever it is: the site's spreadsheet, the same saved
 * by Excel or LibreOffice, CSV, or a data file (แฟ้มงาน) of this site. Never throws: what cannot be read says why.
 *
 * @typedef {import("./survey-rows").Line} Line
 * @typedef {import("./survey-table").Remark} Remark
 * @typedef {Object} Return
 * @property {string} name of the file @property {number} size in bytes @property {string} refused "" if it was read
 * @property {string} province @property {string} reported ISO date or what was written @property {Line[]} lines
 * @property {Remark[]} remarks @property {number} more remarks that are not kept
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const FORM = "f01-cooperation-survey";
  /** Bytes; a return is some ten thousand. */
  const LARGEST = 30e6;
  const LARGE = 2e6;
  /** Row of a sheet down to which it is read; the returns of a whole province together are some thousand rows. */
  const LAST_ROW = 10000;
  /** A broken file of fifty thousand rows must not fill the memory with remarks. */
  const MOST_REMARKS = 300;
  const HEAD = 8;

  const WAY_OUT = "ขอให้ อปท. ส่งเป็น .xlsx ของแบบ F01";
  const FAULTS = {
    empty: "ไฟล์ว่าง ไม่มีข้อมูล ขอไฟล์ใหม่จาก อปท.",
    large: "ไฟล์ใหญ่เกิน 30 MB เปิดใน Excel ลบรูปและแผ่นงานอื่น แล้วบันทึกใหม่",
    unread: "เบราว์เซอร์เปิดไฟล์นี้ไม่ได้ คัดลอกไฟล์มาไว้ในเครื่องแล้วเลือกใหม่",
    picture: `เป็นรูปหรือ PDF ไม่ใช่ตาราง ${WAY_OUT} หรือกรอกตามรูปลงใน F01`,
    word: `เป็นไฟล์ Word ไม่ใช่ตาราง Excel ${WAY_OUT}`,
    foreign: `ไม่ใช่ไฟล์ตาราง ${WAY_OUT} หรือ CSV`,
    locked: "ไฟล์ Excel ตั้งรหัสผ่านไว้ เปิดด้วยรหัสผ่าน ไปที่ ไฟล์ > ข้อมูล > ป้องกันสมุดงาน ลบรหัสผ่าน แล้วบันทึกใหม่",
    old: "ไฟล์ .xls รุ่นเก่าอ่านไม่ได้ เปิดใน Excel แล้วบันทึกเป็น .xlsx",
    ods: "ไฟล์ .ods อ่านไม่ได้ เปิดใน LibreOffice แล้วบันทึกเป็น .xlsx",
    broken: "ไฟล์เสียหายหรือส่งมาไม่ครบ ขอไฟล์ใหม่จาก อปท.",
    table: "ไม่พบหัวตารางของแบบสำรวจ F01 ตรวจว่าเป็นแบบนี้และหัวตารางไม่ถูกลบ",
    none: "ไม่มีแถวที่กรอกข้อมูล ถ้า อปท. ไม่มีความร่วมมือก็ถูกต้องแล้ว",
    json: "ไม่ใช่แฟ้มงานของเว็บนี้ หรือแฟ้มเสียหาย",
    newer: "แฟ้มงานมาจากเว็บรุ่นใหม่กว่า เปิดหน้านี้รุ่นล่าสุดแล้วเลือกไฟล์ใหม่",
    form: "แฟ้มงานนี้ไม่ได้กรอกแบบสำรวจ F01",
  };

  const NO_PROVINCE = "ยังไม่ได้กรอกจังหวัด";

  /** A reason that the user can do something about. */
  class Refusal extends Error {}
  const refuse = (fault) => {
    throw new Refusal(FAULTS[fault] || fault);
  };

  // --- What kind of file ---------------------------------------------------------------------------------------------

  const starts = (bytes, ...wanted) => wanted.every((byte, i) => bytes[i] === byte);
  const isZip = (bytes) => starts(bytes, 0x50, 0x4b, 3, 4);
  const isOle = (bytes) => starts(bytes, 0xd0, 0xcf, 0x11, 0xe0);
  const isPicture = (bytes) => starts(bytes, 0x25, 0x50, 0x44, 0x46) || starts(bytes, 0xff, 0xd8) || starts(bytes, 0x89, 0x50, 0x4e, 0x47) || starts(bytes, 0x47, 0x49, 0x46);

  /** Excel's old format and its password-protected new one begin alike; the names inside tell them apart. */
  async function oleFault(file) {
    const text = new TextDecoder("utf-16le").decode(await file.arrayBuffer());
    if (text.includes("EncryptedPackage")) return "locked";
    return text.includes("WordDocument") ? "word" : "old";
  }

  /** @returns {Promise<"json"|"csv"|"xlsx">} @throws {Refusal} */
  async function kindOf(file) {
    if (file.size === 0) refuse("empty");
    if (file.size > LARGEST) refuse("large");
    const bytes = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
    if (isPicture(bytes)) refuse("picture");
    if (isOle(bytes)) refuse(await oleFault(file));
    if (isZip(bytes)) return /\.docx$/i.test(file.name) ? refuse("word") : /\.ods$/i.test(file.name) ? refuse("ods") : "xlsx";
    if (/\.json$/i.test(file.name)) return "json";
    if (/\.(csv|txt)$/i.test(file.name)) return "csv";
    return refuse(/\.xlsx$/i.test(file.name) ? "broken" : "foreign");
  }

  // --- Spreadsheets --------------------------------------------------------------------------------------------------

  /** The value beside its label, on the same row; a label with words of its own behind it holds the value itself. */
  function beside(cells, label, isIn) {
    const { columnNumber } = KB.readSheet;
    const { rowOf, columnOf } = KB.surveyTable;
    const words = (cell) => KB.sheetImport.words(cell);
    const found = [...cells].find(([ref, cell]) => isIn(rowOf(ref)) && words(cell).startsWith(label));
    if (!found) return undefined;
    const [at, cell] = found;
    const rest = words(cell).slice(label.length).replace(/^[\s:.…_]+/, "");
    if (rest) return rest;
    const right = [...cells].filter(([ref]) => rowOf(ref) === rowOf(at) && columnNumber(columnOf(ref)) > columnNumber(columnOf(at)));
    const [nearest] = right.sort(([one], [other]) => columnNumber(columnOf(one)) - columnNumber(columnOf(other)));
    return nearest && nearest[1];
  }

  /** Province and date of report; they stand above and below the table. */
  function heads({ cells, days }, layout, definitions, remarks) {
    const definition = definitions.find(({ id }) => id === "reported_on");
    const [, tableEnd] = layout.parts[0];
    const day = beside(cells, "วันที่", (row) => row > tableEnd);
    const province = beside(cells, "จังหวัด", (row) => row < layout.head);
    const asked = [...cells].find(([ref, cell]) => KB.surveyTable.rowOf(ref) < layout.head && KB.sheetImport.words(cell).startsWith("จังหวัด"));
    if (asked && province === undefined) remarks.push({ row: KB.surveyTable.rowOf(asked[0]), column: "", level: "check", words: NO_PROVINCE });
    return {
      province: province === undefined ? "" : String(province).trim().replace(/^(จังหวัด|จ\.)\s*/, ""),
      reported: day === undefined ? "" : String(KB.sheetImport.understood(definition, day, days).value),
    };
  }

  function* readTables(sheets, survey, file) {
    const placed = [];
    for (const sheet of sheets) {
      placed.push([sheet, KB.surveyTable(sheet, survey.wanted)]);
      yield placed.length;
    }
    const tables = placed.filter(([, layout]) => layout);
    if (!sheets.some(({ cells }) => cells.size)) refuse("empty");
    if (!tables.length) refuse("table");
    const result = { province: "", reported: "", lines: [], remarks: [] };
    for (const [sheet, layout] of tables) {
      const { province, reported } = heads(sheet, layout, survey.fields, result.remarks);
      const { lines, remarks } = yield* KB.surveyRows(sheet, layout, { ...survey, reported, isCsv: sheet.name === "CSV" });
      result.province = result.province || province;
      result.reported = result.reported || reported;
      for (const line of lines) result.lines.push(line);
      const where = tables.length > 1 ? { sheet: sheet.name } : {};
      for (const remark of [...layout.remarks, ...remarks]) result.remarks.push({ ...remark, ...where });
    }
    const whole = (level, words) => result.remarks.push({ row: 0, column: "", level, words });
    for (const [sheet] of tables.filter(([{ unread }]) => unread)) {
      // first of all: of too many remarks the last are not kept
      result.remarks.unshift({ row: 0, column: "", level: "fault", words: KB.readSheet.unreadWords(sheet), ...(tables.length > 1 ? { sheet: sheet.name } : {}) });
    }
    if (tables.length > 1) whole("check", `มีแบบสำรวจ ${tables.length} แผ่นงาน (${tables.map(([{ name }]) => name).join(", ")}) นำมารวมทุกแผ่น`);
    for (const [{ name, cells }, layout] of placed) if (!layout && cells.size) whole("check", `แผ่นงาน “${name}” ไม่ใช่แบบสำรวจ F01 ไม่ได้นำมารวม`);
    if (file.size > LARGE) whole("read", `ไฟล์ใหญ่ ${(file.size / 1e6).toFixed(1)} MB อ่านเฉพาะตาราง รูปและสิ่งที่แทรกไว้ไม่ได้นำมา`);
    return result;
  }

  // --- Data files of this site ---------------------------------------------------------------------------------------

  function readWorkspace(text, survey) {
    const { workspace, problem } = KB.workspace.parse(text.replace(/^\ufeff/, ""));
    if (!workspace) refuse(problem === "newer" ? "newer" : "json");
    if (!workspace.forms[FORM]) refuse("form");
    const values = KB.answers.valuesOf(survey.fields, workspace, FORM);
    const rows = (Array.isArray(values.rows) ? values.rows : []).filter(KB.workspace.isObject);
    const [lines, remarks] = [[], []];
    const reported = KB.thai.isIso(values.reported_on) ? values.reported_on : "";
    rows.forEach((row, i) => {
      const say = (name, level, words) => remarks.push({ row: i + 1, column: "", level, words: `${survey.labels[name]}: ${words}` });
      const kept = {};
      const faulty = new Set();
      for (const column of survey.columns) {
        const value = KB.fields.clean(column, row[column.id]);
        if (KB.fields.isEmpty(value)) {
          if (KB.fields.isEmpty(row[column.id])) continue;
          faulty.add(column.id);
          say(column.id, "fault", `“${String(row[column.id]).slice(0, 80)}” อ่านไม่ออก`);
          continue;
        }
        kept[column.id] = typeof value === "string" ? value.trim() : value;
        if (column.type === "date" && !KB.thai.isIso(value)) say(column.id, "fault", `“${value}”: ${KB.thai.parseDate(value).problem}`);
      }
      if (!Object.keys(kept).length) return;
      KB.surveyRows.check(kept, survey.labels, { reported, faulty }, (name, level, words) => say(name, level, words));
      lines.push({ row: i + 1, sheet: "", values: kept });
    });
    if (!values.province) remarks.push({ row: 0, column: "", level: "check", words: NO_PROVINCE });
    return { province: String(values.province || "").trim(), reported, lines, remarks };
  }

  // --- One file ------------------------------------------------------------------------------------------------------

  /** The readers speak of one file that somebody just chose; here it is one of many that somebody else sent. */
  function sheetFault(message) {
    if (message.startsWith("ไฟล์นี้ไม่ใช่")) return "foreign";
    return message.startsWith("ไฟล์เสียหาย") || message.startsWith("แม่แบบ") ? "broken" : message;
  }

  async function readContent(file, survey) {
    const kind = await kindOf(file);
    if (kind === "json") return readWorkspace(await file.text(), survey);
    const named = kind === "csv" ? file : new File([file], "return.xlsx");
    const sheets = await KB.readSheet(named, LAST_ROW).catch((error) => refuse(sheetFault(error.message)));
    return KB.turns(readTables(sheets, survey, file));
  }

  /**
   * What all files are read by, from the form's template.
   * @param {import("./templates").Template} template @param {Record<string, string>} labels of the table's columns by id
   */
  function survey(template, labels) {
    const { columns } = template.fields.find(({ id }) => id === "rows");
    return { fields: template.fields, columns, labels, wanted: KB.surveyTable.expected(template.xlsx, labels) };
  }

  /** @param {File} file @param {ReturnType<typeof survey>} knowledge @returns {Promise<Return>} */
  async function surveyRead(file, knowledge) {
    const none = { name: file.name, size: file.size, refused: "", province: "", reported: "", lines: [], remarks: [], more: 0 };
    try {
      const found = await readContent(file, knowledge);
      if (!found.lines.length) found.remarks.push({ row: 0, column: "", level: "check", words: FAULTS.none });
      const more = Math.max(0, found.remarks.length - MOST_REMARKS);
      return { ...none, ...found, remarks: found.remarks.slice(0, MOST_REMARKS), more };
    } catch (error) {
      // what the browser says of a file that went away or is not text helps nobody
      return { ...none, refused: error instanceof Refusal ? error.message : FAULTS.unread };
    }
  }

  KB.surveyRead = surveyRead;
  Object.assign(KB.surveyRead, { FORM, survey });
})();
