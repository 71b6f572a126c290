/**
 * KB.resultsRead: what one file says of who answered what in a test. Pure: text in, results or the reason why not out.
 *
 * @typedef {{seed: string, chapters: string[], count: number, questions: string[]}} Paper the questions in the order of
 *   the paper; of typed scores whose paper is not known, only `count` (full marks) is
 * @typedef {Object} Result one person's paper of one round
 * @property {Paper} paper @property {"before"|"after"} round @property {string} participant a number, `07`
 * @property {string} taken ISO date, "" if not known
 * @property {Record<string, string>|null} answers choice by question; null if only the score is known
 * @property {number} score right answers
 * @typedef {{place: string, level: "fault"|"check"|"read", words: string}} Remark
 * @typedef {{refused: string, results: Result[], choices: Record<string, string>, room: string, remarks: Remark[]}} Content
 * @typedef {{id: string, chapter: string, choices: {id: string}[], answer: string}} Question and what else it has
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const ONE = "kb-test-result-1";
  const MANY = "kb-test-results-1";
  const ROUNDS = ["before", "after"];
  const MOST_DIGITS = 3;
  const LONGEST_SEED = 64;
  const FAULTS = {
    empty: "ไฟล์ว่าง ขอไฟล์ใหม่จากผู้เข้าอบรม หรือพิมพ์คะแนนในตารางด้านบน",
    json: "ไม่ใช่ JSON หรือไฟล์ขาดหาย ขอไฟล์ใหม่ หรือพิมพ์คะแนนในตารางด้านบน",
    schema: "ไม่ใช่ผลทดสอบของเว็บนี้",
    workspace: "เป็นแฟ้มงาน ไม่ใช่ผลทดสอบ ขอไฟล์ที่ชื่อขึ้นต้น kb-test",
    newer: "ผลทดสอบมาจากเว็บรุ่นอื่น เปิดหน้านี้รุ่นเดียวกับที่ใช้ทดสอบแล้วเลือกใหม่",
    paper: "ไม่บอกชุดข้อสอบครบ (รหัสชุด จำนวนข้อ รายการข้อ)",
    round: "ไม่บอกว่าก่อนหรือหลังเรียน",
    participant: "เลขผู้เข้าอบรมไม่ใช่ตัวเลข 1 ถึง 3 หลัก อาจเป็นชื่อ จึงไม่นำมาใช้ แก้เป็นเลขแล้วเลือกใหม่",
    taken: "วันที่ทดสอบไม่ถูกต้อง",
    answers: "ไม่มีรายการคำตอบ",
    score: "คะแนนไม่อยู่ระหว่าง 0 ถึงคะแนนเต็ม",
  };

  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const isWords = (value) => Array.isArray(value) && value.every((each) => typeof each === "string");
  const quoted = (value) => `“${String(value).slice(0, 40)}”`;

  /** A reason that the trainer can do something about. */
  class Refusal extends Error {}
  const refuse = (words) => {
    throw new Refusal(words);
  };

  /** `7`, `๐๗` and `07` are one participant. @param {unknown} value @returns {string} two digits at least, "" if it is no number */
  function participantOf(value) {
    const digits = KB.thai.arabic(String(value ?? "").trim());
    if (!/^\d+$/.test(digits) || digits.length > MOST_DIGITS) return "";
    return String(Number(digits)).padStart(2, "0");
  }

  /** @param {unknown} paper @param {Record<string, Question>} known questions by id @returns {Paper} @throws {Refusal} */
  function paperOf(paper, known) {
    if (!isObject(paper)) refuse(FAULTS.paper);
    const { seed, chapters, count, questions } = paper;
    const whole = typeof seed === "string" && seed.length <= LONGEST_SEED && isWords(chapters) && isWords(questions) && Number.isInteger(count) && count > 0 && count <= 100;
    if (!whole) refuse(FAULTS.paper);
    const strange = questions.find((id) => !Object.prototype.hasOwnProperty.call(known, id));
    if (strange !== undefined) refuse(`ข้อ ${quoted(strange)} ไม่มีในคลังข้อสอบของเว็บรุ่นนี้`);
    const isWhole = questions.length === count && new Set(questions).size === count;
    if (!isWhole && !(seed === "" && !questions.length)) refuse(`จำนวนข้อ ${count} ไม่ตรงกับรายการข้อ ${questions.length} ข้อ`);
    return { seed, chapters, count, questions };
  }

  /** @returns {Record<string, string>} @throws {Refusal} if an answer cannot have been given on this paper */
  function answersOf(answers, { questions }, known) {
    if (!isObject(answers)) refuse(FAULTS.answers);
    for (const [id, choice] of Object.entries(answers)) {
      if (!questions.includes(id)) refuse(`ตอบข้อ ${quoted(id)} ซึ่งไม่อยู่ในชุดข้อสอบนี้`);
      if (!known[id].choices.some((each) => each.id === choice)) refuse(`คำตอบข้อ ${id} เป็น ${quoted(choice)} ซึ่งไม่มีให้เลือก`);
    }
    return Object.fromEntries(questions.filter((id) => id in answers).map((id) => [id, answers[id]]));
  }

  /** Right answers. @param {Record<string, string>} answers @param {Record<string, Question>} known */
  const scoreOf = (answers, known) => Object.entries(answers).filter(([id, choice]) => known[id].answer === choice).length;

  /** @returns {Result} @throws {Refusal} */
  function resultOf(record, paper, known) {
    const { round, taken } = record;
    const participant = participantOf(record.participant);
    if (!ROUNDS.includes(round)) refuse(FAULTS.round);
    if (!participant) refuse(FAULTS.participant);
    if (taken !== "" && !KB.thai.isIso(taken)) refuse(FAULTS.taken);
    if (record.answers === undefined && Number.isInteger(record.score)) {
      if (record.score < 0 || record.score > paper.count) refuse(FAULTS.score);
      return { paper, round, participant, taken, answers: null, score: record.score };
    }
    const answers = answersOf(record.answers, paper, known);
    return { paper, round, participant, taken, answers, score: scoreOf(answers, known) };
  }

  function schemaFault(data) {
    if (isObject(data) && "facts" in data && "forms" in data) return FAULTS.workspace;
    return isObject(data) && /^kb-test-results?-\d+$/.test(data.schema) ? FAULTS.newer : FAULTS.schema;
  }

  /** One that was merged before: what is wrong with one of its results does not keep the others out. @returns {Content} */
  function readMany(data, known) {
    if (!Array.isArray(data.papers) || !Array.isArray(data.results)) refuse(FAULTS.paper);
    const papers = data.papers.map((paper) => paperOf(paper, known));
    const content = { refused: "", results: [], remarks: [], choices: wordsByWords(data.choices), room: typeof data.room === "string" ? data.room : "" };
    data.results.forEach((record, at) => {
      try {
        if (!isObject(record)) refuse(FAULTS.answers);
        content.results.push(resultOf(record, papers[record.paper] || refuse(FAULTS.paper), known));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        content.remarks.push({ place: `ผลที่ ${at + 1}`, level: "fault", words: `ไม่นับ: ${error.message}` });
      }
    });
    return content;
  }

  const wordsByWords = (value) => Object.fromEntries(Object.entries(isObject(value) ? value : {}).filter(([, each]) => typeof each === "string"));

  function readOne(data, known) {
    const result = resultOf(data, paperOf(data.paper, known), known);
    if (!result.answers) refuse(FAULTS.answers);
    return { refused: "", results: [result], choices: {}, room: "", remarks: [] };
  }

  /**
   * @param {string} text of a file @param {Record<string, Question>} known questions by id
   * @returns {Content} never throws: what cannot be read says why in `refused`
   */
  function resultsRead(text, known) {
    const refused = (words) => ({ refused: words, results: [], choices: {}, room: "", remarks: [] });
    if (!text.trim()) return refused(FAULTS.empty);
    let data;
    try {
      data = JSON.parse(text.replace(/^\ufeff/, ""));
    } catch (error) {
      return refused(FAULTS.json);
    }
    try {
      if (isObject(data) && data.schema === MANY) return readMany(data, known);
      return isObject(data) && data.schema === ONE ? readOne(data, known) : refused(schemaFault(data));
    } catch (error) {
      if (error instanceof Refusal) return refused(error.message);
      throw error;
    }
  }

  KB.resultsRead = resultsRead;
  Object.assign(KB.resultsRead, { FAULTS, MANY, participantOf, scoreOf });
})();
