/**
 * The trainer's page of the test: a code for a room, the link to it, the paper and its key.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  const { el } = KB;

  /** Letters and digits that nobody takes for another on a whiteboard. */
  const CLEAR = "abcdefghjkmnprstuvwxyz23456789";

  function fresh() {
    const numbers = crypto.getRandomValues(new Uint8Array(4));
    return [...numbers].map((number) => CLEAR[number % CLEAR.length]).join("");
  }

  class ExamRoom {
    /** @param {HTMLElement} root */
    constructor(root) {
      this.root = root;
      this.form = root.querySelector("[data-setup]");
      this.find = (name) => root.querySelector(`[data-${name}]`);
      this.stem = fresh();
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.form.addEventListener("input", (event) => this.handleInput(event));
      this.find("new").addEventListener("click", () => {
        this.stem = fresh();
        this.compose();
      });
      this.find("print").addEventListener("click", () => window.print());
      for (const each of root.querySelectorAll("[data-get]")) each.addEventListener("click", () => this.make(each.dataset.get));
      this.find("live").hidden = false;
      const given = KB.exam.seedOf(new URLSearchParams(location.search).get("seed"));
      if (given) this.show(given);
      else this.compose();
    }

    /** A typed code says by itself what is drawn; a chosen chapter or count makes a code. */
    handleInput({ target }) {
      if (target.name !== "seed") return this.compose();
      this.show(KB.exam.seedOf(target.value), false);
    }

    compose() {
      const boxes = [...this.form.querySelectorAll('[name="chapters"]')];
      const places = boxes.map((box, i) => (box.checked ? i + 1 : "")).join("");
      this.show([this.stem, this.form.elements.count.value, places].filter(Boolean).join("-"));
    }

    /** @param {string} seed @param {boolean} [write] into the field */
    show(seed, write = true) {
      const error = this.root.querySelector("#exam-seed-err");
      error.hidden = Boolean(seed);
      error.textContent = seed ? "" : "รหัสใช้ได้เฉพาะตัวอักษรอังกฤษ เลข และขีด ไม่เกิน 20 ตัว เช่น k7m2-10";
      const field = this.form.elements.seed;
      field.setAttribute("aria-invalid", String(!seed));
      for (const each of this.root.querySelectorAll("[data-get], [data-print]")) each.disabled = !seed;
      if (!seed) return;
      if (write) field.value = seed;
      this.paper = KB.exam.draw(KB.examBank, KB.exam.order(seed));
      this.draw();
    }

    draw() {
      const { seed, count, questions } = this.paper;
      const root = this.root.dataset.root;
      const answers = Object.fromEntries(questions.map(({ id }) => [id, KB.examParts.byId(id).answer]));
      const address = `${root}training/test.html?seed=${seed}`;
      this.find("code").replaceChildren("รหัสห้อง ", el("b", {}, seed), ` · ${count} ข้อ · ${KB.examParts.scores(this.paper, {}).map(({ chapter, all }) => `${chapter.no}: ${all} ข้อ`).join(" · ")}`);
      this.find("link").replaceChildren(KB.link(address, "เปิดหน้าทำแบบทดสอบของรหัสนี้"), " (คัดลอกลิงก์ส่งให้ผู้เรียนได้)");
      this.find("key").replaceChildren(
        el("h3", { id: "exam-room-key" }, `เฉลยของรหัส ${seed}`),
        el("p", { className: "kb-exam__letters" }, "เรียงตามข้อ ทีละห้าข้อ  ", KB.exam.letters(this.paper, answers)),
        el("details", {}, el("summary", {}, `คำถาม คำตอบ และเหตุผล ${count} ข้อ`),
          el("ol", { className: "kb-faq" }, ...questions.map((drawn, i) => KB.examParts.explain(drawn, i + 1, undefined, root, false)))));
    }

    async make(kind) {
      const made = this.find("made");
      made.textContent = "กำลังทำไฟล์";
      try {
        const { name, blob } = await KB.examFiles.word(kind, this.paper);
        KB.saveFile(blob, name);
        made.textContent = `ดาวน์โหลด ${name} แล้ว`;
      } catch (error) {
        made.textContent = `ทำไฟล์ไม่สำเร็จ: ${error.message}`;
      }
    }
  }

  window.addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll('[data-kb="exam-room"] details')) details.open = true;
  });
  for (const root of document.querySelectorAll('[data-kb="exam-room"]')) KB.examRoom = new ExamRoom(root);
})();
