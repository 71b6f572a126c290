/**
 * The test on the screen: who and which paper, all questions on one page, what is left open, hand in, score and reasons.
 * A number and never a name; nothing leaves the computer but the file that the person saves.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  const { el, button, examParts: parts } = KB;

  const ROUNDS = { before: "ก่อนอบรม", after: "หลังอบรม" };
  /** Our own proposal, and the page says so. */
  const PASS = 70;
  const NOT_KEPT = "เบราว์เซอร์นี้ไม่ให้เก็บคำตอบ ทำต่อและดาวน์โหลดผลได้ แต่ปิดหรือโหลดหน้านี้ใหม่แล้วคำตอบจะหาย";

  class ExamPage {
    /** @param {HTMLElement} root */
    constructor(root) {
      this.root = root;
      this.site = root.dataset.root;
      this.find = (name) => root.querySelector(`[data-${name}]`);
      this.setup = KB.examSetup(this.find("setup"), (draft) => this.start(draft));
      this.find("live").hidden = false;
      const kept = KB.examDraft.load();
      const seed = KB.exam.seedOf(new URLSearchParams(location.search).get("seed"));
      if (kept && (!seed || seed === kept.seed)) this.resume(kept);
      else if (kept) this.offer(kept, seed);
    }

    // --- Before it starts -----------------------------------------------------------------------------------------

    /** The link is another room's, and a test is open on this computer. */
    offer(kept, seed) {
      const line = el("div", { className: "kb-note kb-noprint", "data-offer": "" },
        el("p", {}, `เครื่องนี้มีแบบทดสอบค้างอยู่ รหัส ${kept.seed} ${ROUNDS[kept.round]} เลขผู้เรียน ${kept.participant} แต่ลิงก์นี้เป็นของรหัส ${seed} ถ้าเริ่มใหม่ คำตอบที่ค้างจะถูกแทน`),
        button("ทำของเดิมต่อ", () => this.resume(kept)));
      this.find("setup").before(line);
    }

    // --- Taking it ---------------------------------------------------------------------------------------------------

    /** @param {import("./exam-draft").Draft} draft that nobody has answered yet */
    start(draft) {
      this.resume(draft);
      this.keep();
    }

    /** @param {import("./exam-draft").Draft} draft */
    resume(draft) {
      this.draft = draft;
      this.paper = KB.exam.draw(KB.examBank, draft);
      const offer = this.find("offer");
      if (offer) offer.remove();
      this.find("setup").hidden = true;
      document.documentElement.classList.add("kb-live-exam"); // paper gets the test or the result alone
      if (draft.taken) this.showResult();
      else this.showTest();
    }

    keep() {
      const kept = KB.examDraft.keep(this.draft);
      const trouble = this.find("trouble");
      trouble.hidden = kept;
      trouble.textContent = kept ? "" : NOT_KEPT;
    }

    headline() {
      const { seed, round, participant } = this.draft;
      return `รหัสห้อง ${seed} · ${ROUNDS[round]} · เลขผู้เรียน ${participant}`;
    }

    showTest() {
      const place = this.find("test");
      let chapter = "";
      const questions = this.paper.questions.flatMap((drawn, i) => {
        const own = parts.byId(drawn.id).chapter;
        const group = parts.ask(drawn, i + 1, this.draft.answers[drawn.id], (choice) => this.answer(drawn.id, choice));
        if (own === chapter) return [group];
        chapter = own;
        const { no, title } = KB.examBank.chapters.find(({ id }) => id === own);
        return [el("h3", { id: `exam-part-${own}` }, `${no} ${title}`), group];
      });
      this.count = el("span");
      this.meter = el("progress", { max: this.paper.count, "aria-label": "ตอบแล้ว" });
      this.list = el("ol", { className: "kb-exam__list" });
      this.left = el("p", { role: "status" });
      const heading = el("h2", { id: "exam-test", tabIndex: -1 }, `แบบทดสอบ ${this.paper.count} ข้อ`);
      place.replaceChildren(heading,
        el("p", { className: "kb-meta kb-noprint" }, this.headline()),
        el("p", { className: "kb-exam__sign" }, `รหัสห้อง ${this.paper.seed}   ☐ ก่อนอบรม ☐ หลังอบรม   เลขผู้เรียน ………………   วันที่ ………………………`),
        el("p", { className: "kb-exam__sign" }, "เลือกคำตอบที่ถูกที่สุดข้อเดียว ไม่เขียนชื่อ ไม่แน่ใจให้เว้นว่าง"),
        el("p", { className: "kb-noprint" }, "เลือกคำตอบที่ถูกที่สุดข้อเดียว ไม่แน่ใจให้เว้นไว้ คำตอบเก็บในเครื่องนี้จนกว่าจะล้าง"),
        el("div", { className: "kb-exam__bar kb-noprint" }, this.count, this.meter, KB.link("#exam-review", "ตรวจก่อนส่ง")),
        ...questions,
        el("section", { className: "kb-exam__review kb-noprint", "aria-labelledby": "exam-review" },
          el("h3", { id: "exam-review", tabIndex: -1 }, "ตรวจก่อนส่ง"), this.left, this.list,
          el("div", { className: "kb-actions" },
            button("ส่งคำตอบ", () => this.handIn(), "kb-btn--main"),
            button("พิมพ์แบบทดสอบนี้", () => window.print()),
            button("ล้างและเริ่มใหม่", () => this.forget(), "kb-btn--quiet")),
          el("p", { className: "kb-err", hidden: true, "data-sure": "" })));
      this.find("result").hidden = true;
      place.hidden = false;
      this.review();
      heading.focus();
    }

    answer(id, choice) {
      if (choice) this.draft.answers[id] = choice;
      else delete this.draft.answers[id];
      this.keep();
      this.review();
    }

    /** How many are answered, and a way to each of them. */
    review() {
      const { answers } = this.draft;
      const open = this.paper.questions.filter(({ id }) => !answers[id]).length;
      this.count.textContent = `ตอบแล้ว ${this.paper.count - open} จาก ${this.paper.count} ข้อ`;
      this.meter.value = this.paper.count - open;
      this.left.textContent = open ? `ยังไม่ตอบ ${open} ข้อ` : "ตอบครบทุกข้อ";
      this.list.replaceChildren(...this.paper.questions.map(({ id, choices }, i) => {
        const words = answers[id] ? KB.exam.LETTERS[choices.indexOf(answers[id])] : "ยังไม่ตอบ";
        const way = KB.link(`#exam-${i + 1}`, `ข้อ ${i + 1} ${words}`, answers[id] ? "" : "is-open");
        way.addEventListener("click", (event) => this.goTo(event, i + 1));
        return el("li", {}, way);
      }));
      this.root.querySelector("[data-sure]").hidden = true;
    }

    goTo(event, n) {
      event.preventDefault();
      const group = this.root.querySelector(`#exam-${n}`);
      group.scrollIntoView();
      (group.querySelector("input:checked") || group.querySelector("input")).focus({ preventScroll: true });
    }

    handIn() {
      const open = this.paper.questions.filter(({ id }) => !this.draft.answers[id]).length;
      const sure = this.root.querySelector("[data-sure]");
      if (!open || !sure.hidden) return this.finish();
      sure.replaceChildren(`ยังไม่ตอบ ${open} ข้อ กดลิงก์ของข้อนั้นเพื่อกลับไปตอบ หรือ `, button("ส่งทั้งที่ยังไม่ครบ", () => this.finish()));
      sure.hidden = false;
      sure.querySelector("button").focus();
    }

    finish() {
      this.draft.taken = KB.thai.iso(new Date());
      this.keep();
      this.showResult();
    }

    // --- Afterwards --------------------------------------------------------------------------------------------------

    showResult() {
      const { answers, round } = this.draft;
      const rows = parts.scores(this.paper, answers);
      const right = rows.reduce((sum, row) => sum + row.right, 0);
      const share = Math.round((100 * right) / this.paper.count);
      const heading = el("h2", { id: "exam-result", tabIndex: -1 }, `ได้ ${right} จาก ${this.paper.count} ข้อ`);
      const reasons = el("ol", { className: "kb-faq" },
        ...this.paper.questions.map((drawn, i) => parts.explain(drawn, i + 1, answers[drawn.id], this.site)));
      const early = round === "before" ? [el("p", { className: "kb-help" }, "เปิดดูหลังจบการอบรม ถ้ายังต้องทำชุดเดิมอีกครั้ง ผลสองรอบจึงจะเทียบกันได้")] : [];
      this.made = el("p", { role: "status", className: "kb-noprint" });
      this.find("result").replaceChildren(heading,
        el("p", { className: "kb-meta" }, `${this.headline()} · ${KB.thai.longDate(this.draft.taken)}`),
        el("p", {}, `คิดเป็นร้อยละ ${share} เกณฑ์ผ่านร้อยละ ${PASS} `, el("span", { className: "kb-tag kb-tag--own" }, "ข้อเสนอของผู้จัดทำ")),
        parts.scoreTable(rows, this.site),
        el("h3", { id: "exam-hand-over" }, "ส่งให้วิทยากร"),
        el("p", {}, "ส่งไฟล์ผล หรือให้วิทยากรจดเลขผู้เรียนกับอักษรต่อไปนี้ตามลำดับข้อ (– คือไม่ได้ตอบ)"),
        el("p", { className: "kb-exam__letters" }, KB.exam.letters(this.paper, answers)),
        el("div", { className: "kb-actions kb-noprint" },
          button("ดาวน์โหลดไฟล์ผล", () => this.save(), "kb-btn--main"),
          button("พิมพ์ผล", () => window.print()),
          button("ล้างและให้คนต่อไป", () => this.forget(), "kb-btn--quiet")),
        this.made,
        el("details", { open: round === "after", className: "kb-exam__reasons" }, el("summary", {}, "เฉลยและเหตุผลทุกข้อ"), ...early, reasons));
      this.find("test").hidden = true;
      this.find("test").replaceChildren();
      this.find("result").hidden = false;
      heading.focus();
    }

    save() {
      const { name, blob } = KB.examFiles.result({ ...this.draft, paper: this.paper });
      KB.saveFile(blob, name);
      this.made.textContent = `ดาวน์โหลด ${name} แล้ว ในไฟล์มีเลขผู้เรียนและคำตอบ ไม่มีชื่อ`;
    }

    /** Nothing of this person stays on the computer; the room's code does, for the next one. */
    forget() {
      const { seed, chapters, count } = this.draft;
      KB.examDraft.keep(null);
      this.draft = null;
      for (const name of ["test", "result"]) {
        this.find(name).hidden = true;
        this.find(name).replaceChildren();
      }
      document.documentElement.classList.remove("kb-live-exam");
      this.setup.next(seed, chapters, count);
    }
  }

  for (const root of document.querySelectorAll('[data-kb="exam"]')) KB.examPage = new ExamPage(root);
})();
