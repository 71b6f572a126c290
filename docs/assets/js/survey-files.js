/**
 * KB.surveyFiles: what the merged returns become: the same spreadsheet again, a summary in Word.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const SUMMARY = "survey-summary";
  /** The Word file is for reading; the CSV file has all of them. */
  const MOST_REMARKS = 300;
  const MOST_TALLIES = 40;
  const named = (name) => KB.fileName(name, { name: "" });

  /** `แผ่นงาน “ปี 69” แถว 5 คอลัมน์ E`, or that it is about the whole file. @param {import("./survey-table").Remark} remark */
  function place({ sheet, row, column }) {
    const parts = [sheet && `แผ่นงาน “${sheet}”`, row && `แถว ${row}`, column && `คอลัมน์ ${column}`].filter(Boolean);
    return parts.join(" ") || "ทั้งไฟล์";
  }

  /**
   * All that is to be said of all files, in their order.
   * @param {import("./survey-read").Return[]} returns @returns {{file: string, place: string, level: string, words: string}[]}
   */
  function remarks(returns) {
    return returns.flatMap(({ name: file, refused, remarks: found, more }) => [
      ...(refused ? [{ file, place: "ทั้งไฟล์", level: "fault", words: `อ่านไม่ได้: ${refused}` }] : []),
      ...found.map((remark) => ({ file, place: place(remark), level: remark.level, words: remark.words })),
      ...(more ? [{ file, place: "ทั้งไฟล์", level: "fault", words: `และอีก ${more} จุดที่ไม่ได้แสดง` }] : []),
    ]);
  }

  // --- The spreadsheet -----------------------------------------------------------------------------------------------

  async function sheet(template, province, rows) {
    const values = { province, rows: rows.map((row) => row.values) };
    return KB.templates.fill(template, KB.answers(template.fields, values), "xlsx");
  }

  /**
   * The survey's own spreadsheet with all rows. It has one place for a province, so several provinces are several
   * spreadsheets in a ZIP; rows that name no province go with the only one there is.
   * @param {import("./templates").Template} template of F01 @param {import("./survey-merge").Row[]} rows
   * @returns {Promise<{name: string, blob: Blob}>}
   */
  async function merged(template, rows) {
    const { plain } = KB.surveyMerge;
    const spelled = new Map(rows.filter(({ province }) => province).map(({ province }) => [plain(province), province]));
    if (spelled.size < 2) return { name: `${named("survey-merged")}.xlsx`, blob: await sheet(template, [...spelled.values()][0] || "", rows) };
    const parts = {};
    const groups = [...spelled, ...(rows.some(({ province }) => !province) ? [["", ""]] : [])];
    for (const [at, [key, province]] of groups.entries()) {
      const blob = await sheet(template, province, rows.filter((row) => plain(row.province) === key));
      parts[`${named(`survey-merged-${at + 1}`)}.xlsx`] = new Uint8Array(await blob.arrayBuffer());
    }
    return { name: `${named("survey-merged")}.zip`, blob: await KB.zip(parts) };
  }

  // --- The summary ---------------------------------------------------------------------------------------------------

  const shared = (tallies, all) => tallies.map(({ label, count }) => ({ label, count, share: all ? ((100 * count) / all).toFixed(1) : "0.0" }));

  /** The largest, and the rest as one: a list of two hundred hosts is in the spreadsheet. */
  function largest(tallies) {
    if (tallies.length <= MOST_TALLIES + 1) return tallies;
    const rest = tallies.slice(MOST_TALLIES);
    const count = rest.reduce((sum, each) => sum + each.count, 0);
    return [...tallies.slice(0, MOST_TALLIES), { label: `อีก ${KB.thai.formatNumber(rest.length)} รายการ`, count }];
  }

  /** What the paper of macros/survey_paper.py asks for. */
  function summaryValues(returns, result, summary) {
    const faults = remarks(returns).filter(({ level }) => level === "fault");
    const shown = faults.slice(0, MOST_REMARKS).map(({ file, place: at, words }) => ({ file, place: at, words }));
    if (faults.length > MOST_REMARKS) shown.push({ file: "", place: "", words: `และอีก ${faults.length - MOST_REMARKS} จุด ดูในไฟล์ CSV` });
    const refused = returns.filter((each) => each.refused).length;
    const all = summary.rows;
    return {
      province: summary.provinces.filter(Boolean).join(", "),
      made_on: KB.thai.iso(new Date()),
      files: returns.length, read: returns.length - refused, refused,
      rows: all, organizations: summary.organizations, faults: faults.length, dropped: result.dropped, open: result.open,
      services: shared(largest(summary.services), all), hosts: shared(largest(summary.hosts), all), committee: shared(summary.committee, all),
      rule: shared(summary.rule, all), state: shared(summary.state, all), kinds: shared(summary.kinds, all),
      problems: summary.problems.map(({ values: { service, host, problem } }) => ({ service, host, problem })),
      remarks: shown,
    };
  }

  /** @returns {Promise<{name: string, blob: Blob}>} the summary as a Word file */
  async function paper(returns, result, summary) {
    const template = await KB.templates.load("forms", SUMMARY);
    const answers = KB.answers(template.fields, summaryValues(returns, result, summary));
    return { name: `${named(SUMMARY)}.docx`, blob: await KB.templates.fill(template, answers, "docx") };
  }

  KB.surveyFiles = { merged, paper, remarks };
})();
