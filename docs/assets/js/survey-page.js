/**
 * The page that merges returned surveys. Files are read one at a time and let go; only their rows stay, in this page.
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

  class SurveyPage {
    /** @param {HTMLElement} root */
    constructor(root) {
      this.root = root;
      this.labels = JSON.parse(root.dataset.labels);
      this.find = (name) => root.querySelector(`[data-${name}]`);
      this.forget();
      this.listen();
      this.find("live").hidden = false;
    }

    forget() {
      this.returns = [];
      this.counted = {};
      this.choices = {};
      this.shown = 0;
    }

    listen() {
      const pick = this.root.querySelector("input[type=file]");
      pick.addEventListener("change", () => this.load([...pick.files]).then((taken) => taken && (pick.value = "")));
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

    clear() {
      this.forget();
      this.find("results").hidden = true;
      for (const part of this.root.querySelectorAll("[data-part]")) delete part.dataset.all;
      this.find("status").textContent = "ล้างแล้ว ไฟล์ในเครื่องของท่านยังอยู่ตามเดิม เลือกไฟล์ชุดใหม่ได้";
      this.root.querySelector("input[type=file]").focus();
    }

    // --- Reading -----------------------------------------------------------------------------------------------------

    /** @param {File[]} files @returns {Promise<boolean>} false while others are being read */
    async load(files) {
      if (this.busy || !files.length) return false;
      this.busy = true;
      this.stopped = false;
      this.going(true);
      try {
        this.template = await KB.templates.load("forms", KB.surveyRead.FORM);
        const read = await this.readAll(files, KB.surveyRead.survey(this.template, this.labels));
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
    async readAll(files, survey) {
      const progress = this.find("progress");
      progress.max = files.length;
      let since = performance.now();
      let said = since - SENTENCE;
      for (const [at, file] of files.entries()) {
        if (this.stopped) return at;
        this.returns.push(await KB.surveyRead(file, survey));
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
      this.root.querySelector("input[type=file]").disabled = is;
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
      this.drawResult();
      this.drawRemarks();
      this.drawTwice();
      this.drawFiles();
    }

    /** What changes with each choice; the choice itself stays as it is, with the focus on it. */
    drawResult() {
      this.result = KB.surveyMerge(this.returns, this.choices, this.counted);
      this.summary = KB.surveySummary(this.result.rows, this.template.fields.find(({ id }) => id === "rows").columns);
      this.find("count").textContent = this.countWords();
      this.drawSummary();
    }

    countWords() {
      const refused = this.returns.filter((each) => each.refused).length;
      const faults = KB.surveyFiles.remarks(this.returns).filter(({ level }) => level === "fault").length;
      const { dropped, open } = this.result;
      return [
        `${n(this.returns.length)} ไฟล์ อ่านได้ ${n(this.returns.length - refused)} อ่านไม่ได้ ${n(refused)}`,
        `รวมได้ ${n(this.summary.rows)} บริการ จากเจ้าภาพ ${n(this.summary.hostCount)} แห่ง`,
        `ต้องแก้ ${n(faults)} จุด`,
        ...(this.result.same.size ? [`ไฟล์ซ้ำ ${n(this.result.same.size)} ไฟล์`] : []),
        ...(dropped ? [`ตัดแถวซ้ำ ${n(dropped)} แถว`] : []),
        ...(open ? [`แถวซ้ำที่ยังไม่ได้เลือก ${n(open)} กลุ่ม`] : []),
      ].join(" · ");
    }

    drawRemarks() {
      const [, levels] = SHOWN[this.shown];
      const rows = KB.surveyFiles.remarks(this.returns).filter(({ level }) => levels.includes(level));
      const select = el("select", { className: "kb-in", id: "sm-shown", onchange: () => this.show(select.selectedIndex) },
        ...SHOWN.map(([words], at) => el("option", { selected: at === this.shown }, words)));
      const draw = (some) => KB.table(["ไฟล์", "ที่", "ระดับ", "เรื่อง"], some.map(({ file, place, level, words }) =>
        [file, place, KB.tag(TAGS[level], KB.surveyFiles.LEVELS[level]), words]));
      const list = rows.length ? KB.capped(this.part("remarks"), rows, MOST_REMARKS, draw, () => this.drawRemarks()) : [el("p", {}, "ไม่มี")];
      this.body("remarks", el("div", { className: "kb-field kb-noprint" }, el("label", { htmlFor: "sm-shown" }, "แสดง"), select), ...list);
    }

    show(at) {
      this.shown = at;
      this.drawRemarks();
      this.root.querySelector("#sm-shown").focus();
    }

    // --- Twice -------------------------------------------------------------------------------------------------------

    drawTwice() {
      this.body("twice", ...KB.surveyParts.twice(this, this.part("twice")));
    }

    /** @param {number} at the file @param {boolean|undefined} is in or out; undefined: as we found */
    count(at, is) {
      if (is === undefined) delete this.counted[at];
      else this.counted[at] = is;
      const focused = document.activeElement && document.activeElement.id;
      this.drawResult();
      this.drawTwice();
      this.drawFiles();
      const back = focused && document.getElementById(focused);
      if (back) back.focus();
    }

    choose(key, value) {
      this.choices[key] = value;
      this.drawResult();
    }

    takeLatest() {
      const open = this.result.groups.filter((group) => !group.same && !this.choices[group.key]);
      const found = open.map((group) => [group.key, KB.surveyMerge.latest(group)]).filter(([, row]) => row);
      for (const [key, row] of found) this.choices[key] = row.id;
      this.drawResult();
      this.drawTwice();
      this.find("made").textContent = `เลือกแล้ว ${n(found.length)} กลุ่ม เหลือ ${n(this.result.open)} กลุ่มที่วันที่ไม่พอให้ตัดสิน`;
      this.part("twice").querySelector("h2").focus();
    }

    // --- Summary and files -------------------------------------------------------------------------------------------

    drawSummary() {
      const facts = `${n(this.summary.rows)} บริการ อปท. ที่เกี่ยวข้อง ${n(this.summary.organizations)} แห่ง`;
      this.body("summary", el("p", {}, facts), ...KB.surveyParts.charts(this.summary),
        el("p", { className: "kb-meta" }, "เรื่องของปัญหาจัดจากคำที่ อปท. เขียน แถวหนึ่งอยู่ได้หลายเรื่อง เป็นข้อเสนอของผู้จัดทำ อ่านข้อความเต็มในตารางรวม"));
    }

    drawFiles() {
      const row = (each, at) => {
        const is = this.counted[at] ?? !this.result.same.has(at);
        const state = each.refused ? "อ่านไม่ได้" : is ? "นับ" : "ไม่นับ";
        const change = each.refused ? "" : button(is ? "ไม่นับ" : "นับ", () => this.count(at, !is));
        if (change) {
          change.id = `sm-file-${at}`;
          change.setAttribute("aria-label", `${is ? "ไม่นับ" : "นับ"} ${each.name}`);
        }
        return [each.name, each.province, n(each.lines.length), state, change];
      };
      const list = el("details", { open: this.filesOpen === true }, el("summary", {}, `${n(this.returns.length)} ไฟล์`),
        KB.table(["ไฟล์", "จังหวัด", "แถว", "สถานะ", "เปลี่ยน"], this.returns.map(row)));
      list.addEventListener("toggle", () => (this.filesOpen = list.open));
      this.body("files", list);
    }

    // --- Downloads ---------------------------------------------------------------------------------------------------

    async make(kind) {
      const made = this.find("made");
      made.textContent = "กำลังทำไฟล์";
      await turn();
      try {
        const { name, blob } = await this.file(kind);
        KB.saveFile(blob, name);
        made.textContent = `ดาวน์โหลด ${name} แล้ว${kind === "xlsx" && this.result.open ? ` ยังมีแถวซ้ำที่ไม่ได้เลือก ${n(this.result.open)} กลุ่ม อยู่ครบทุกแถว` : ""}`;
      } catch (error) {
        made.textContent = `ทำไฟล์ไม่สำเร็จ: ${error.message}`;
      }
    }

    file(kind) {
      if (kind === "xlsx") return KB.surveyFiles.merged(this.template, this.result.rows);
      if (kind === "docx") return KB.surveyFiles.paper(this.returns, this.result, this.summary);
      return KB.surveyFiles.faultList(this.returns);
    }
  }

  for (const root of document.querySelectorAll('[data-kb="survey-merge"]')) KB.surveyPage = new SurveyPage(root);
})();
