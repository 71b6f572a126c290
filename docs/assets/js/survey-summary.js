/**
 * KB.surveySummary: what the merged returns say in numbers.
 *
 * @typedef {{label: string, count: number}} Tally
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const BLANK = "ไม่ได้กรอก";
  const NO_PROBLEM = /^(ไม่มี(ปัญหา.*)?|ไม่พบ(ปัญหา.*)?|[-–—.]+)$/;
  /**
   * Words that place a problem under one of the kinds of the survey page; our own proposal, and the page says so.
   * A problem may be of several kinds.
   */
  const KINDS = [
    ["เงิน", /เงิน|งบ|ค่าใช้จ่าย|ค้างชำระ|สมทบ|ต้นทุน|เบิก|ราคา/],
    ["กฎหมายและอำนาจหน้าที่", /กฎหมาย|ระเบียบ|อำนาจ|ขออนุมัติ|อนุญาต|ข้อบัญญัติ|เทศบัญญัติ|มติสภา|ข้อตกลง|MOU/i],
    ["คน", /บุคลากร|เจ้าหน้าที่|เลขานุการ|ผู้รับผิดชอบ|อัตรากำลัง|กำลังคน|ขาดคน|โยกย้าย|ผู้บริหาร|คนไม่พอ/],
    ["เครื่องมือและสถานที่", /รถ|เครื่อง|อุปกรณ์|วิทยุ|สถานที่|ที่ดิน|อาคาร|ชำรุด|บ่อ|ครุภัณฑ์/],
    ["ประชาชน", /ประชาชน|ชุมชน|ครัวเรือน|ร้องเรียน|คัดแยก|ต่อต้าน|กลิ่น/],
  ];
  const OTHER = "เรื่องอื่น";

  /** Counts of words that mean the same, under their most usual spelling; the largest first. @returns {Tally[]} */
  function tally(words) {
    const groups = new Map();
    for (const each of words) {
      const key = KB.surveyMerge.plain(each);
      const spellings = groups.get(key) || new Map();
      groups.set(key, spellings.set(each, (spellings.get(each) || 0) + 1));
    }
    const usual = (spellings) => [...spellings].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))[0][0];
    const sum = (spellings) => [...spellings.values()].reduce((all, count) => all + count, 0);
    return [...groups.values()].map((spellings) => ({ label: usual(spellings), count: sum(spellings) }))
      .sort((one, other) => other.count - one.count || one.label.localeCompare(other.label, "th"));
  }

  const written = (rows, id) => rows.map(({ values }) => (values[id] === undefined ? BLANK : String(values[id]).replace(/\s+/g, " ").trim()));

  /** Counts of each option in its own order, and of rows without one. */
  function byOption(rows, { id, options }) {
    const count = (option) => rows.filter(({ values }) => values[id] === option).length;
    const tallies = options.map(([option, label]) => ({ label, count: count(option) }));
    const blank = count(undefined);
    return blank ? [...tallies, { label: BLANK, count: blank }] : tallies;
  }

  const hasProblem = ({ values }) => values.problem !== undefined && !NO_PROBLEM.test(String(values.problem).trim());

  function problemKinds(rows) {
    const found = rows.filter(hasProblem).map(({ values }) => KINDS.filter(([, pattern]) => pattern.test(values.problem)).map(([kind]) => kind));
    const count = (kind) => found.filter((kinds) => kinds.includes(kind)).length;
    const other = found.filter((kinds) => !kinds.length).length;
    return [...KINDS.map(([label]) => ({ label, count: count(label) })), { label: OTHER, count: other }];
  }

  /**
   * @param {import("./survey-merge").Row[]} rows @param {object[]} columns definitions of the table's columns
   * @returns {{rows: number, hosts: Tally[], services: Tally[], committee: Tally[], rule: Tally[], state: Tally[],
   *   kinds: Tally[], problems: import("./survey-merge").Row[], hostCount: number, organizations: number, provinces: string[]}}
   */
  function surveySummary(rows, columns) {
    const names = rows.flatMap(({ values }) => [...(values.host ? [values.host] : []), ...KB.surveyMerge.organizations(values.cosign)]);
    const problems = rows.filter(hasProblem);
    const blank = rows.filter(({ values }) => values.problem === undefined).length;
    const column = (wanted) => columns.find(({ id }) => id === wanted);
    return {
      rows: rows.length,
      services: tally(written(rows, "service")),
      hosts: tally(written(rows, "host")),
      committee: byOption(rows, column("committee")),
      rule: byOption(rows, column("rule")),
      state: [
        { label: "มีปัญหา/อุปสรรค", count: problems.length },
        { label: "ไม่มีปัญหา", count: rows.length - problems.length - blank },
        { label: BLANK, count: blank },
      ],
      kinds: problemKinds(rows),
      problems,
      hostCount: new Set(rows.filter(({ values }) => values.host).map(({ values }) => KB.surveyMerge.plain(values.host))).size,
      organizations: new Set(names.map(KB.surveyMerge.plain)).size,
      provinces: [...new Set(rows.map(({ province }) => province))].sort((one, other) => one.localeCompare(other, "th")),
    };
  }

  KB.surveySummary = surveySummary;
})();
