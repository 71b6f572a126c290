/**
 * KB.examParts: what the test's pages are made of: a question to answer, a question with its reason, a score.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  const { el, link } = KB;
  const { LETTERS } = KB.exam;

  const LABELS = { law: "อ่านจากตัวบท", high: "อ่านจากต้นเอกสาร", medium: "ตามที่เผยแพร่", own: "ข้อเสนอของผู้จัดทำ" };
  const LOOKS = { law: "kb-tag--brand", high: "kb-tag--brand", medium: "kb-tag--line", own: "kb-tag--own" };

  const byId = (id) => KB.examBank.questions.find((question) => question.id === id);
  const tag = (look, words) => el("span", { className: `kb-tag ${look}` }, words);

  /**
   * One question as a group of radio buttons.
   * @param {{id: string, choices: string[]}} drawn @param {number} n counted from 1 @param {string|undefined} answer
   * @param {(choice: string) => void} choose "" takes the answer back
   */
  function ask({ id, choices }, n, answer, choose) {
    const question = byId(id);
    const back = KB.button("ไม่ตอบข้อนี้", () => {
      for (const input of group.querySelectorAll("input")) input.checked = false;
      back.hidden = true;
      choose("");
      group.querySelector("input").focus();
    }, "kb-btn--quiet kb-noprint");
    back.hidden = !answer;
    back.setAttribute("aria-label", `ไม่ตอบข้อ ${n}`);
    const options = choices.map((choice, i) =>
      el("label", { className: "kb-choice" },
        el("input", {
          type: "radio", name: id, value: choice, checked: choice === answer,
          onchange: () => {
            back.hidden = false;
            choose(choice);
          },
        }),
        el("span", {}, `${LETTERS[i]}. ${question.choices[choice]}`)));
    const group = el("fieldset", { className: "kb-exam__ask", id: `exam-${n}` },
      el("legend", {}, `${n}. ${question.question}`), ...options, back);
    return group;
  }

  /** What a question rests on, with links. @param {string} root the site's address as seen from the page */
  function grounds({ level, lawyer, laws, sources, read }, root) {
    const parts = [...laws.map(([href, words]) => link(root + href, words)), ...sources, el("span", {}, "อ่านต่อ ", link(root + read[0], read[1]))];
    const line = el("p", { className: "kb-meta" }, tag(LOOKS[level], LABELS[level]), " ");
    if (lawyer) line.append(tag("kb-tag--law", "ให้นิติกรตรวจก่อนใช้"), " ");
    parts.forEach((part, i) => line.append(...(i ? [" · "] : []), part));
    return line;
  }

  /**
   * A question with the right choice and why. @param {string|undefined} answer undefined where nobody has answered
   * @param {boolean} marked says whether the answer was right
   */
  function explain({ id, choices }, n, answer, root, marked = true) {
    const question = byId(id);
    const named = (choice) => `${LETTERS[choices.indexOf(choice)]}. ${question.choices[choice]}`;
    const right = answer === question.answer;
    const verdict = right ? tag("kb-tag--ok", "ถูก") : tag("kb-tag--stop", answer ? "ผิด" : "ไม่ได้ตอบ");
    const given = answer && !right ? [el("p", {}, "ท่านตอบ ", named(answer))] : [];
    return el("li", {},
      el("h4", {}, `${n}. ${question.question} `, ...(marked ? [verdict] : [])), ...(marked ? given : []),
      el("p", { className: "kb-faq__short" }, "ตอบ ", named(question.answer)),
      el("p", {}, question.reason), grounds(question, root));
  }

  /**
   * Right answers of each chapter of a paper.
   * @param {import("./exam-draw").Paper} paper @param {Record<string, string>} answers
   * @returns {{chapter: {id: string, no: string, title: string, href: string}, right: number, all: number}[]}
   */
  function scores(paper, answers) {
    const asked = paper.questions.map(({ id }) => byId(id));
    return KB.examBank.chapters.map((chapter) => {
      const own = asked.filter((question) => question.chapter === chapter.id);
      return { chapter, right: own.filter(({ id, answer }) => answers[id] === answer).length, all: own.length };
    }).filter(({ all }) => all > 0);
  }

  const scoreTable = (rows, root) => KB.table(["บท", "ตอบถูก", "จากทั้งหมด", "อ่านต่อ"],
    rows.map(({ chapter, right, all }) => [`${chapter.no} ${chapter.title}`, String(right), `${all} ข้อ`, link(root + chapter.href, `คู่มือ ${chapter.no}`)]));

  KB.examParts = { ask, byId, explain, scoreTable, scores };
})();
