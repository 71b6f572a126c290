/**
 * KB.MergePage: a page that reads many files which others sent, names what is wrong with each, and makes one of them.
 * Files are read one at a time and let go; only what was read stays, in this page. The markup is of macros/html_merge.py.
 *
 * A page of a kind extends it with what it reads and shows: `prepare`, `read`, `remarks`, `redraw`, `fileCells`,
 * `isCounted` and `file`; `forget` and `draw` it may add to.
 *
 * @typedef {{name: string, refused: string}} Read one file, or one of a ZIP; `refused` is "" if it was read
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  const { el, button } = KB;

  /** Milliseconds of work before the page gets its turn: to draw, to scroll, to stop. */
  const TURN = 50;
  /** Milliseconds between two sentences about the progress: a screen reader reads each of them out. */
  const SENTENCE = 2000;
  const MOST_REMARKS = 100;
  const SHOWN = [
    ["ต้องแก้และควรตรวจ", ["fault", "check"]], ["ต้องแก้", ["fault"]], ["ควรตรวจ", ["check"]],
    ["ทั้งหมด รวมที่แปลงให้แล้ว", ["fault", "check", "read"]],
  ];
  const TAGS = { fault: "kb-tag--stop", check: "kb-tag--warn", read: "kb-tag--line" };

  const turn = () => new Promise((resolve) => setTimeout(resolve));
  const n = (number) => KB.thai.formatNumber(number);

  class MergePage {
    /** @param {HTMLElement} root */
    constructor(root) {
      this.root = root;
      this.prefix = root.dataset.prefix;
      this.find = (name) => root.querySelector(`[data-${name}]`);
      this.pick = root.querySelector("input[type=file]");
      this.forget();
      this.listen();
      this.find("live").hidden = false;
    }

    forget() {
      /** @type {Read[]} */
      this.returns = [];
      this.counted = {};
      this.choices = {};
      this.shown = 0;
    }

    listen() {
      this.pick.addEventListener("change", () => this.load([...this.pick.files]).then((taken) => taken && (this.pick.value = "")));
      const drop = this.find("drop");
      const over = (event, is) => {
        event.preventDefault();
        drop.classList.toggle("is-over", is);
      };
      drop.addEventListener("dragover", (event) => over(event, true));
      drop.addEventListener("dragleave", (event) => over(event, false));
      drop.addEventListener("drop", (event) => {
        over(event, false);
        this.load([...event.dataTransfer.files]);
      });
      this.find("cancel").addEventListener("click", () => (this.stopped = true));
      this.find("print").addEventListener("click", () => window.print());
      this.find("clear").addEventListener("click", () => this.clear());
      for (const each of this.root.querySelectorAll("[data-get]")) each.addEventListener("click", () => this.make(each.dataset.get));
    }

    /** What `forget` forgets. */
    held() {
      const { returns, counted, choices, shown } = this;
      return { returns, counted, choices, shown };
    }

    clear() {
      const held = this.held();
      this.forget();
      this.find("results").hidden = true;
      for (const part of this.root.querySelectorAll("[data-part]")) delete part.dataset.all;
      const back = button("เลิกทำ", () => this.restore(held), "kb-btn--quiet");
      this.find("status").replaceChildren("ล้างแล้ว ไฟล์ในเครื่องของท่านยังอยู่ตามเดิม เลือกไฟล์ชุดใหม่ได้ ", back);
      this.pick.focus();
    }

    /** Takes back a clearing. @param {ReturnType<MergePage["held"]>} held */
    restore(held) {
      Object.assign(this, held);
      this.draw();
      this.find("status").textContent = "เลิกทำแล้ว";
      this.pick.focus();
    }

    // --- Reading -----------------------------------------------------------------------------------------------------

    /** @param {File[]} files @returns {Promise<boolean>} false while others are being read */
    async load(files) {
      if (this.busy || !files.length) return false;
      this.busy = true;
      this.stopped = false;
      this.going(true);
      try {
        await this.prepare();
        const read = await this.readAll(files);
        this.draw();
        const rest = files.length - read;
        this.find("status").textContent = rest
          ? `หยุดแล้ว อ่าน ${n(read)} จาก ${n(files.length)} ไฟล์ อีก ${n(rest)} ไฟล์ยังไม่ได้รวม เลือกใหม่เพื่ออ่านต่อ`
          : `อ่านครบ ${n(files.length)} ไฟล์`;
      } catch (error) {
        this.find("status").textContent = `อ่านไม่ได้: ${error.message}`;
      }
      this.going(false);
      this.busy = false;
      return true;
    }

    /** @returns {Promise<number>} how many were read before somebody stopped it */
    async readAll(files) {
      const progress = this.find("progress");
      progress.max = files.length;
      let since = performance.now();
      let said = since - SENTENCE;
      for (const [at, file] of files.entries()) {
        if (this.stopped) return at;
        this.returns.push(...(await this.read(file)));
        if (performance.now() - since < TURN) continue;
        progress.value = at + 1;
        if (performance.now() - said > SENTENCE) {
          this.find("status").textContent = `กำลังอ่าน ${n(at + 1)} จาก ${n(files.length)} ไฟล์`;
          said = performance.now();
        }
        await turn();
        since = performance.now();
      }
      return files.length;
    }

    going(is) {
      this.find("going").hidden = !is;
      this.find("progress").value = 0;
      this.pick.disabled = is;
      for (const each of this.root.querySelectorAll("[data-get], [data-clear]")) each.disabled = is;
    }

    // --- Drawing -----------------------------------------------------------------------------------------------------

    part(name) {
      return this.root.querySelector(`[data-part="${name}"]`);
    }

    body(name, ...content) {
      this.part(name).querySelector("[data-body]").replaceChildren(...content);
    }

    draw() {
      this.find("results").hidden = this.returns.length === 0;
      this.redraw();
      this.drawRemarks();
      this.drawFiles();
    }

    /** Draws what changed and keeps the focus on the control that changed it. @param {() => void} change */
    keepingFocus(change) {
      const focused = document.activeElement && document.activeElement.id;
      change();
      const back = focused && document.getElementById(focused);
      if (back) back.focus();
    }

    drawRemarks() {
      const [, levels] = SHOWN[this.shown];
      const rows = this.remarks().filter(({ level }) => levels.includes(level));
      const id = `${this.prefix}-shown`;
      const select = el("select", { className: "kb-in", id, onchange: () => this.show(select.selectedIndex) },
        ...SHOWN.map(([words], at) => el("option", { selected: at === this.shown }, words)));
      const draw = (some) => KB.table(["ไฟล์", "ที่", "ระดับ", "เรื่อง"], some.map(({ file, place, level, words }) =>
        [file, place, KB.tag(TAGS[level], KB.faults.LEVELS[level]), words]));
      const list = rows.length ? KB.capped(this.part("remarks"), rows, MOST_REMARKS, draw, () => this.drawRemarks()) : [el("p", {}, "ไม่มี")];
      this.body("remarks", el("div", { className: "kb-field kb-noprint" }, el("label", { htmlFor: id }, "แสดง"), select), ...list);
    }

    show(at) {
      this.keepingFocus(() => {
        this.shown = at;
        this.drawRemarks();
      });
    }

    /** @param {number} at the file @param {boolean|undefined} is in or out; undefined: as we found */
    count(at, is) {
      if (is === undefined) delete this.counted[at];
      else this.counted[at] = is;
      this.keepingFocus(() => this.draw());
    }

    drawFiles() {
      const row = (each, at) => {
        const is = this.isCounted(at);
        const state = each.refused ? "อ่านไม่ได้" : is ? "นับ" : "ไม่นับ";
        const change = each.refused ? "" : button(is ? "ไม่นับ" : "นับ", () => this.count(at, !is));
        if (change) {
          change.id = `${this.prefix}-file-${at}`;
          change.setAttribute("aria-label", `${is ? "ไม่นับ" : "นับ"} ${each.name}`);
        }
        return [each.name, ...this.fileCells(each), state, change];
      };
      const list = el("details", { open: this.filesOpen === true }, el("summary", {}, `${n(this.returns.length)} ไฟล์`),
        KB.table(["ไฟล์", ...this.fileHeads, "สถานะ", "เปลี่ยน"], this.returns.map(row)));
      list.addEventListener("toggle", () => (this.filesOpen = list.open));
      this.body("files", list);
    }

    // --- Downloads ---------------------------------------------------------------------------------------------------

    async make(kind) {
      const made = this.find("made");
      made.textContent = "กำลังทำไฟล์";
      await turn();
      try {
        const { name, blob, more = "" } = await this.file(kind);
        KB.saveFile(blob, name);
        made.textContent = `ดาวน์โหลด ${name} แล้ว${more}`;
      } catch (error) {
        made.textContent = `ทำไฟล์ไม่สำเร็จ: ${error.message}`;
      }
    }
  }

  /**
   * One of several that are there twice.
   * @param {string} legend @param {string} name begins the ids @param {[string, ...(Node|string)[]][]} options value and words
   * @param {string} taken @param {(value: string) => void} choose @returns {HTMLElement}
   */
  function chooseOne(legend, name, options, taken, choose) {
    return el("fieldset", {}, el("legend", {}, legend), ...options.map(([value, ...words]) => {
      const radio = el("input", { type: "radio", name, id: `${name}-${value}`, checked: taken === value, onchange: () => choose(value) });
      return el("div", { className: "kb-merge__option" }, radio, el("label", { htmlFor: radio.id }, ...words));
    }));
  }

  Object.assign(KB, { MergePage, chooseOne });
})();
