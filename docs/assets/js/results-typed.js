/**
 * KB.resultsTyped: marks that somebody typed from papers: a row is a participant, a cell is the score of a round or the
 * letters of all answers in the order of the paper. Pure.
 *
 * @typedef {import("./results-read").Result} Result
 * @typedef {{row: number, words: string}} Fault rows count from 1
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const BLANK = "-";
  /** Digits of a score; more of them, as many as there are questions, are answers 1 to 4. */
  const MOST_DIGITS = 3;
  const ROUNDS = [["before", "ก่อนเรียน"], ["after", "หลังเรียน"]];

  const folded = (cell) => KB.thai.arabic(cell).replace(/[\s,;|]/g, "");
  const isScore = (text, count) => /^\d+$/.test(text) && (text.length <= MOST_DIGITS || text.length !== count);

  /** @returns {{answers: Record<string, string>|null, score: number}|string} a string says what is wrong */
  function read(text, { paper, sheet, known }) {
    if (isScore(text, paper.count)) return Number(text) <= paper.count ? { answers: null, score: Number(text) } : `คะแนน ${text.slice(0, 20)} เกินคะแนนเต็ม ${paper.count}`;
    const { answers, marks, unknown } = KB.exam.fromLetters(sheet || { questions: [] }, text);
    if (unknown.length) return `“${text.slice(0, 20)}” อ่านไม่ออก พิมพ์คะแนนเป็นตัวเลข หรือ ก ข ค ง เรียงตามข้อ ข้อที่ไม่ตอบพิมพ์ -`;
    if (!sheet) return "ไม่รู้ลำดับตัวเลือกของกระดาษชุดนี้ จึงอ่าน ก ข ค ง ไม่ได้ พิมพ์คะแนนแทน";
    if (marks !== paper.count) return `มี ${marks} คำตอบ แต่ข้อสอบมี ${paper.count} ข้อ ข้อที่ไม่ตอบพิมพ์ -`;
    return { answers, score: KB.resultsRead.scoreOf(answers, known) };
  }

  /**
   * @param {string[][]} rows participant, first round, second round
   * @param {{paper: import("./results-read").Paper, sheet: import("./exam-draw").Paper|null, known: Record<string, object>}} room
   *   `sheet`: the drawn paper, which knows the order of the choices; null if only full marks are known
   * @returns {{results: Result[], faults: Fault[]}} a cell that cannot be read is named and left out, the rest counts
   */
  function resultsTyped(rows, room) {
    const [results, faults] = [[], []];
    rows.forEach(([number = "", ...cells], at) => {
      const say = (words) => faults.push({ row: at + 1, words });
      const filled = ROUNDS.map(([round, words], i) => [round, words, folded(cells[i] || "")]).filter(([, , text]) => text);
      const participant = KB.resultsRead.participantOf(number);
      if (!participant) {
        if (number.trim() || filled.length) say(number.trim() ? "เลขผู้เข้าอบรมต้องเป็นตัวเลข 1 ถึง 3 หลัก ไม่ใช่ชื่อ" : "ยังไม่ได้พิมพ์เลขผู้เข้าอบรม");
        return;
      }
      for (const [round, words, text] of filled) {
        const found = read(text, room);
        if (typeof found === "string") say(`ผู้เข้าอบรม ${participant} ${words}: ${found}`);
        else results.push({ paper: room.paper, round, participant, taken: "", ...found });
      }
    });
    return { results, faults };
  }

  /**
   * What was copied from a spreadsheet, as rows of the table: a participant's number, then one cell for a round, or one for
   * each question.
   * @param {string} text with tabs and line breaks @param {number} column where it goes, from 0 @param {number} count questions of the paper
   * @returns {string[][]} cells from `column` on
   */
  function pasted(text, column, count) {
    const lines = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n").map((line) => line.split("\t"));
    return lines.map((cells) => {
      const head = column === 0 ? cells.slice(0, 1) : [];
      const rest = cells.slice(head.length);
      if (rest.length < count || count < 3) return cells;
      const rounds = [];
      for (let at = 0; at < rest.length; at += count) rounds.push(rest.slice(at, at + count).map((cell) => cell.trim() || BLANK).join(""));
      return [...head, ...rounds.map((letters) => (/^-+$/.test(letters) ? "" : letters))];
    });
  }

  KB.resultsTyped = resultsTyped;
  KB.resultsTyped.pasted = pasted;
})();
