/**
 * KB.resultsWords: the figures of a room in words and numbers, the same on the page, in Word and in Excel.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const NONE = "–";
  const AGAIN = "สอนซ้ำ";
  const SMALL = `กลุ่มที่มีไม่ถึง ${KB.resultsScore.SMALL} คน ตัวเลขบอกผลของแต่ละคนได้ ใช้ภายในผู้จัดอบรมเท่านั้น`;
  const percent = KB.resultsScore.percent;

  /** One decimal always, so that columns stand under each other. @param {number|null} number */
  const decimal = (number) => (number === null ? NONE : number.toFixed(1).replace("-", "−"));
  /** @param {import("./results-score").Share|null} share */
  const share = (each) => decimal(percent(each));
  /** `66 จาก 100 (66.0)` */
  const counted = (each) => (each.whole ? `${each.part} จาก ${each.whole} (${share(each)})` : NONE);
  /** Points of a hundred; null unless both rounds have answers. */
  function change({ before, after }) {
    if (!before.whole || !after.whole) return null;
    return Math.round(10 * (percent(after) - percent(before))) / 10;
  }
  const signed = (number) => `${number > 0 ? "+" : ""}${decimal(number)}`;

  /** Average marks with two decimals. @param {{average: import("./results-score").Share}} round */
  const average = ({ average: { part, whole } }) => (whole ? (Math.round((100 * part) / whole) / 100).toFixed(2) : NONE);

  const choiceOf = (question, id) => question.choices.find((choice) => choice.id === id).text;

  /** The wrong choice that most took, and how many did. @param {object} question figures @param {object} known */
  function common({ common: ids, times }, known) {
    if (!ids.length) return "ไม่ได้ตอบ";
    return `${ids.map((id) => `“${choiceOf(known, id)}”`).join(" และ ")} ${times} คน${ids.length > 1 ? "เท่ากัน" : ""}`;
  }

  /** What a topic's gain says to do. */
  const advice = ({ gain, reteach, before }) => (reteach ? AGAIN : gain ? "ผ่านเกณฑ์" : before.whole ? NONE : "ไม่มีผลก่อนเรียน");

  KB.resultsWords = { AGAIN, NONE, SMALL, advice, average, change, choiceOf, common, counted, decimal, share, signed };
})();
