/**
 * KB.examSetup: which paper, which round, which number: what is asked before the test begins.
 * A link fills it in: `?seed=k7m2&n=20&ch=1,2&round=after`; a room's code alone says as much (KB.exam.order).
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  const { el } = KB;

  /** 7, 07 and ๐๗ are one person, before and after. @param {string} typed */
  function numbered(typed) {
    const digits = KB.thai.digits(typed, "arabic").trim();
    return /^\d{1,3}$/.test(digits) ? String(Number(digits)).padStart(2, "0") : digits;
  }

  class ExamSetup {
    /** @param {HTMLFormElement} form @param {(draft: import("./exam-draft").Draft) => void} start */
    constructor(form, start) {
      this.form = form;
      this.start = start;
      this.form.addEventListener("submit", (event) => this.handleSubmit(event));
      this.form.addEventListener("input", () => this.plan());
      this.prefill(new URLSearchParams(location.search));
    }

    prefill(asked) {
      const { elements } = this.form;
      elements.seed.value = KB.exam.seedOf(asked.get("seed"));
      const count = asked.get("n") || "";
      const chapters = (asked.get("ch") || "").split(",");
      if (/^[1-9]\d?$/.test(count)) this.setCount(count);
      for (const box of elements.chapters) box.checked = chapters.includes(box.value);
      for (const choice of elements.round) choice.checked = choice.value === asked.get("round");
      this.form.querySelector("[data-more]").open = Boolean(count) || chapters.some(Boolean);
      this.plan();
    }

    /** @param {string} count one of the list, or one more */
    setCount(count) {
      const select = this.form.elements.count;
      if (![...select.options].some(({ value }) => value === count)) select.append(el("option", { value: count }, `${count} ข้อ`));
      select.value = count;
    }

    /** @returns {import("./exam-draw").Order|null} */
    order() {
      const { elements } = this.form;
      const chapters = [...elements.chapters].filter((box) => box.checked).map(({ value }) => value);
      const seed = KB.exam.seedOf(elements.seed.value);
      return seed ? KB.exam.order(seed, { chapters, count: Number(elements.count.value) }) : null;
    }

    /** What the code asks for, before anybody starts. */
    plan() {
      const order = this.order();
      const paper = order && KB.exam.draw(KB.examBank, order);
      const chapters = paper ? KB.examParts.scores(paper, {}).map(({ chapter }) => chapter.no).join(" · ") : "";
      this.form.querySelector("[data-plan]").textContent = paper ? `รหัส ${paper.seed} ได้ ${paper.count} ข้อ จาก ${chapters}` : "";
    }

    /** @returns {HTMLElement|undefined} the first field at fault */
    check(order, participant, round) {
      const faults = [
        ["exam-seed", !order && "พิมพ์รหัสห้องที่วิทยากรให้ ใช้ตัวอักษรอังกฤษ เลข และขีด ไม่เกิน 20 ตัว"],
        ["exam-round", !round && "เลือกว่าเป็นรอบก่อนหรือหลังอบรม"],
        ["exam-participant", !/^\d{1,3}$/.test(participant) && "พิมพ์เลขผู้เรียน 1 ถึง 3 หลัก เช่น 07 ไม่ใส่ชื่อ"],
      ];
      const fields = faults.map(([id, words]) => this.mark(id, words || ""));
      return fields[faults.findIndex(([, words]) => words)];
    }

    /** Says what is wrong with a field, or that nothing is. @returns {HTMLElement} the field, or the first of its choices */
    mark(id, words) {
      const error = this.form.querySelector(`#${id}-err`);
      error.hidden = !words;
      error.textContent = words;
      const field = this.form.querySelector(`#${id}`);
      field.closest(".kb-field").classList.toggle("kb-field--bad", Boolean(words));
      const inputs = field.matches("input") ? [field] : [...field.querySelectorAll("input")];
      const help = this.form.querySelector(`#${id}-help`);
      for (const input of inputs) {
        input.setAttribute("aria-invalid", String(Boolean(words)));
        input.setAttribute("aria-describedby", [words && error.id, help && help.id].filter(Boolean).join(" "));
      }
      return inputs[0];
    }

    handleSubmit(event) {
      event.preventDefault();
      const order = this.order();
      const participant = numbered(this.form.elements.participant.value);
      const round = this.form.elements.round.value;
      const fault = this.check(order, participant, round);
      if (fault) fault.focus();
      else this.start({ ...order, round, participant, answers: {}, taken: "" });
    }

    /** For the next person of the same room. */
    next(seed, chapters, count) {
      const { elements } = this.form;
      elements.seed.value = seed;
      elements.participant.value = "";
      for (const box of elements.chapters) box.checked = chapters.includes(box.value);
      this.setCount(String(count));
      for (const choice of elements.round) choice.checked = false;
      this.form.hidden = false;
      this.plan();
      this.form.querySelector("h2").focus();
    }
  }

  KB.examSetup = (form, start) => new ExamSetup(form, start);
})();
