/**
 * KB.surveyRows: the rows of a returned survey, and what is odd about each of their cells.
 *
 * @typedef {{row: number, sheet: string, values: Record<string, unknown>}} Line a cooperation: where it stood and its
 *   values by column id; what cannot be read is kept as it was typed
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const TICKS = /^([✓✔☑√/\\xX×✗✘☒1vVüP●•*?]|มี|ใช่|yes|true)$/i;
  const NONE = /^([-–—_.0]|ไม่|ไม่มี|ไม่ใช่|no|false|☐)$/i;
  const REQUIRED = ["service", "host", "cosign", "committee", "rule", "objective"];
  /** Before this year hardly any of these organizations could sign; two digits of a พ.ศ. become 19xx in Excel. */
  const EARLIEST = "1990-01-01";
  /** Rows before the page gets its turn. */
  const SLICE = 50;

  const id = (key) => key.split(".")[1].split("=")[0];
  const quoted = (cell) => `“${KB.sheetImport.words(cell).slice(0, 80)}”`;

  // --- Merged cells --------------------------------------------------------------------------------------------------

  /** Cells that a merged range covers take the value of the cell above. @returns {Set<string>} those cells */
  function fillDown(cells, merges, layout, remarks) {
    const filled = new Set();
    const { columnNumber } = KB.readSheet;
    const { columnOf, rowOf } = KB.surveyTable;
    const used = Object.values(layout.columns);
    for (const range of merges) {
      const [start, end = start] = range.split(":");
      const inTable = layout.parts.some(([first, last]) => rowOf(start) >= first && rowOf(start) <= last);
      if (!inTable || !used.includes(columnOf(start))) continue;
      if (columnNumber(columnOf(end)) > columnNumber(columnOf(start))) {
        remarks.push({ row: rowOf(start), column: columnOf(start), level: "check", words: `ช่อง ${range} ผสานข้ามคอลัมน์ ค่าอยู่ที่ ${start} ช่องเดียว ตรวจช่องที่เหลือ` });
      }
      if (rowOf(end) === rowOf(start) || !cells.has(start)) continue;
      for (let row = rowOf(start) + 1; row <= rowOf(end); row++) {
        const ref = columnOf(start) + row;
        if (cells.has(ref)) continue;
        cells.set(ref, cells.get(start));
        filled.add(ref);
      }
      remarks.push({ row: rowOf(start), column: columnOf(start), level: "read", words: `ช่อง ${range} ผสานกัน ใช้ค่าเดียวกันทุกแถวที่ผสาน` });
    }
    return filled;
  }

  // --- One row -------------------------------------------------------------------------------------------------------

  /** Which option is ticked; a cell of other words is no tick. */
  function ticked(at, keys, isHead, say) {
    const taken = [];
    for (const key of keys) {
      const cell = at(key);
      if (cell === undefined || NONE.test(KB.sheetImport.words(cell))) continue;
      const words = KB.sheetImport.words(cell);
      if (TICKS.test(words) || isHead(key, cell)) taken.push(key);
      else say(key, "fault", `ช่องนี้ใช้เครื่องหมาย ✓ แต่เขียนว่า ${quoted(cell)} จึงไม่ได้นับ`);
    }
    if (taken.length > 1) say(taken[0], "fault", `ทำเครื่องหมายไว้ ${taken.length} ช่องในหัวข้อเดียวกัน เลือกได้ช่องเดียว จึงไม่ได้นับ`);
    return taken.length === 1 ? taken[0].split("=")[1] : undefined;
  }

  /** What is unusual about a date that was read. */
  function dateRemark(cell, isText, iso) {
    if (typeof cell !== "string") return "";
    const said = `${quoted(cell)} อ่านเป็น ${KB.thai.longDate(iso)}`;
    if (/[๐-๙]/.test(cell)) return `วันที่เป็นเลขไทย ${said}`;
    if (/(^|\D)(19|20)\d\d$/.test(cell.trim())) return `ปีเป็น ค.ศ. ${said}`;
    return isText ? `วันที่เป็นข้อความ ${said}` : "";
  }

  function valueOf(definition, cell, key, say, { isText, days }) {
    const { value, problem, note } = KB.sheetImport.understood(definition, cell, days);
    if (problem) say(key, "fault", definition.type === "date" ? `${quoted(cell)}: ${problem}` : problem);
    else if (note) say(key, "read", note);
    else if (definition.type === "date") {
      const odd = dateRemark(cell, isText, value);
      if (odd) say(key, "read", odd);
    } else if (typeof cell === "number" && definition.type !== "choice") say(key, "check", `เป็นตัวเลข ${cell} ไม่ใช่ข้อความ`);
    return typeof value === "string" ? KB.xml.clean(value).replace(/\r\n?/g, "\n").trim() : value;
  }

  /** @param {object[]} definitions of the columns @param {(key: string) => unknown} at the cell of a slot, undefined if empty */
  function valuesOf(definitions, { keys, isHead }, at, say, kind) {
    const values = {};
    for (const definition of definitions) {
      const ticks = keys.filter((key) => key.includes("=") && id(key) === definition.id);
      const whole = `rows.${definition.id}`;
      const cell = at(whole);
      let value = ticks.length ? ticked(at, ticks, isHead, say) : undefined;
      if (!ticks.length && cell !== undefined && !(definition.options && NONE.test(KB.sheetImport.words(cell)))) {
        value = valueOf(definition, cell, whole, say, kind);
      }
      if (!KB.fields.isEmpty(value)) values[definition.id] = value;
    }
    return values;
  }

  // --- What a whole row must hold ------------------------------------------------------------------------------------

  /**
   * @param {Record<string, unknown>} values @param {Record<string, string>} labels
   * @param {{reported: string, faulty: Set<string>}} more date of the report, columns of which a fault is known already
   * @param {(name: string, level: string, words: string) => void} say by column id
   */
  function check(values, labels, { reported, faulty }, say) {
    const missing = REQUIRED.filter((name) => values[name] === undefined && !faulty.has(name));
    for (const name of missing) say(name, "fault", `ยังไม่ได้กรอก${labels[name]}`);
    const { host, cosign, signed_on: signed } = values;
    const { plain } = KB.surveyMerge;
    if (host && cosign && KB.surveyMerge.organizations(cosign).some((name) => plain(name) === plain(host))) {
      say("cosign", "check", `${host}เป็นเจ้าภาพแล้ว ไม่ต้องใส่ซ้ำในผู้ร่วมลงนาม`);
    }
    if (!KB.thai.isIso(signed)) return;
    if (KB.thai.isIso(reported) && signed > reported) say("signed_on", "check", `วันที่ลงนาม ${KB.thai.longDate(signed)} อยู่หลังวันที่รายงาน ${KB.thai.longDate(reported)}`);
    if (signed < EARLIEST) say("signed_on", "check", `วันที่ลงนาม ${KB.thai.longDate(signed)} เก่าผิดปกติ อาจพิมพ์ปี พ.ศ. ไว้สองหลัก`);
  }

  // --- The whole table -----------------------------------------------------------------------------------------------

  /**
   * @param {import("./read-sheet").Sheet} sheet @param {import("./survey-table").Layout} layout
   * @param {{columns: object[], labels: Record<string, string>, reported?: string, isCsv: boolean}} survey
   * @returns {Generator<number, {lines: Line[], remarks: import("./survey-table").Remark[]}>}
   */
  function* surveyRows({ name, cells, merges, days }, layout, { columns: definitions, labels, reported, isCsv }) {
    const [lines, remarks] = [[], []];
    const columns = layout.columns;
    const keys = Object.keys(columns).filter((key) => key !== "rows.n");
    const filled = fillDown(cells, merges, layout, remarks);
    const columnOf = (column) => columns[`rows.${column}`] || columns[keys.find((key) => id(key) === column)] || "";
    const textNumbers = [];
    for (const [part, [first, last]] of layout.parts.entries()) {
      for (let row = first; row <= last; row++) {
        if (row % SLICE === 0) yield row;
        const own = keys.filter((key) => cells.has(columns[key] + row) && !filled.has(columns[key] + row));
        if (!own.length || (part && own.length < 2)) continue;
        const heads = own.filter((key) => layout.isHead(key, cells.get(columns[key] + row)));
        if (heads.length * 2 > own.length) continue; // the heads again, as on a second page
        const at = (key) => (columns[key] ? cells.get(columns[key] + row) : undefined);
        const faulty = new Set();
        const say = (key, level, words) => {
          if (level === "fault") faulty.add(id(key));
          remarks.push({ row, column: columns[key] || "", level, words });
        };
        const values = valuesOf(definitions, { keys, isHead: layout.isHead }, at, say, { isText: !isCsv, days });
        if (!Object.keys(values).length) continue;
        if (part) remarks.push({ row, column: "", level: "read", words: "แถวนี้อยู่ใต้ส่วนท้ายของแบบ รวมให้แล้ว" });
        check(values, labels, { reported, faulty }, (column, level, words) => remarks.push({ row, column: columnOf(column), level, words }));
        if (typeof at("rows.n") === "string" && !isCsv) textNumbers.push(row);
        lines.push({ row, sheet: name, values });
      }
    }
    if (textNumbers.length) {
      remarks.push({ row: textNumbers[0], column: columns["rows.n"], level: "read", words: `ลำดับที่เป็นข้อความ ${textNumbers.length} แถว ไม่มีผล ตารางรวมเรียงลำดับใหม่` });
    }
    return { lines, remarks };
  }

  KB.surveyRows = surveyRows;
  Object.assign(KB.surveyRows, { check });
})();
