/**
 * Due dates of the two-monthly report in a fiscal year (October to September), and the same as a calendar file.
 * A day that falls on a weekend moves to Monday. Public holidays are not known here, and the page says so.
 */
(function () {
  "use strict";
  const KB = window.KB;
  const { thai } = KB;
  const ERA = 543;
  const OCTOBER = 10;
  /** The province passes on what its pilots sent, so many days later. */
  const LATER = 10;
  const WHO = {
    pilot: { send: "ส่งรายงาน F49 ให้ท้องถิ่นอำเภอ", who: "แห่งต้นแบบ" },
    province: { send: "รวบรวมรายงาน F49 ส่ง สถ.", who: "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด" },
  };

  const isoOf = (time) => new Date(time).toISOString().slice(0, 10);

  /** The day, or the Monday after it. `day` may run over the end of the month. @returns {string} ISO */
  function workingDay(year, month, day) {
    const date = new Date(Date.UTC(year, month - 1, day));
    while (date.getUTCDay() === 0 || date.getUTCDay() === 6) date.setUTCDate(date.getUTCDate() + 1);
    return isoOf(date);
  }

  /**
   * One round of the fiscal year พ.ศ. `year`, from the first of month `first` to the end of month `last`.
   * @param {number} year @param {number} first @param {number} last @param {number} day of the month after
   * @returns {{from: string, to: string, pilot: string, province: string}} ISO
   */
  function round(year, first, last, day) {
    const of = (month) => year - ERA - (month >= OCTOBER ? 1 : 0);
    return {
      from: isoOf(Date.UTC(of(first), first - 1, 1)),
      to: isoOf(Date.UTC(of(last), last, 0)),
      pilot: workingDay(of(last), last + 1, day),
      province: workingDay(of(last), last + 1, day + LATER),
    };
  }

  /** A whole number typed with Thai or Arabic digits. @returns {number|null} */
  function whole(text) {
    const number = thai.parseNumber(text);
    return Number.isInteger(number) ? number : null;
  }

  class DueDates {
    /** @param {HTMLElement} root */
    constructor(root) {
      this.root = root;
      this.form = root.querySelector("[data-plan]");
      this.tables = [...root.querySelectorAll("[data-shape]")];
      this.plain = new Map([...root.querySelectorAll("td")].map((cell) => [cell, cell.textContent]));
      this.form.hidden = false;
      this.form.addEventListener("input", () => this.show());
      this.form.addEventListener("submit", (event) => event.preventDefault());
      for (const button of root.querySelectorAll("[data-ics]")) {
        button.addEventListener("click", () => this.save(button.dataset.ics));
      }
      this.show();
    }

    /** What is wrong with what was typed, marked at its field. @returns {string} */
    problem() {
      const { year, day } = this.form;
      const fits = (field, least, most) => whole(field.value) >= least && whole(field.value) <= most;
      const wrongYear = year.value.trim() !== "" && !fits(year, 2500, 2699);
      const wrongDay = !fits(day, 1, 28);
      year.setAttribute("aria-invalid", String(wrongYear));
      day.setAttribute("aria-invalid", String(wrongDay));
      if (wrongYear) return "ใส่ปีงบประมาณเป็น พ.ศ. สี่หลัก เช่น 2570";
      return wrongDay ? "วันที่ส่งใส่ได้ 1 ถึง 28" : "";
    }

    show() {
      const problem = this.problem();
      const wrong = this.root.querySelector("[data-wrong]");
      [wrong.hidden, wrong.textContent] = [!problem, problem];
      this.year = !problem && this.form.year.value.trim() ? whole(this.form.year.value) : null;
      for (const table of this.tables) table.hidden = table.dataset.shape !== this.form.shape.value;
      for (const [cell, words] of this.plain) cell.textContent = words;
      this.rounds = this.year ? this.fill(whole(this.form.day.value)) : [];
      this.root.querySelector("[data-files]").hidden = !this.rounds.length;
      this.root.querySelector("[data-made]").textContent = "";
      this.root.querySelector("[data-result]").textContent = this.year ? this.summary() : "";
    }

    fill(day) {
      const table = this.tables.find((each) => !each.hidden);
      return [...table.querySelectorAll("[data-first]")].map((row) => {
        const dates = round(this.year, Number(row.dataset.first), Number(row.dataset.last), day);
        row.querySelector("[data-period]").textContent = `${thai.longDate(dates.from)} ถึง ${thai.longDate(dates.to)}`;
        for (const who of Object.keys(WHO)) row.querySelector(`[data-${who}]`).textContent = thai.longDate(dates[who]);
        return dates;
      });
    }

    summary() {
      const { rounds } = this;
      return (
        `ปีงบประมาณ ${this.year} มี ${rounds.length} รอบ ส่งอำเภอครั้งแรก ${thai.longDate(rounds[0].pilot)} ` +
        `ครั้งสุดท้าย ${thai.longDate(rounds[rounds.length - 1].pilot)} เสาร์และอาทิตย์เลื่อนเป็นวันจันทร์ ยังไม่หักวันหยุดราชการ`
      );
    }

    /** @param {"pilot"|"province"} who */
    save(who) {
      const stamp = new Date().toISOString();
      const entries = this.rounds.map((dates, n) => ({
        uid: `f49.${this.year}.${this.form.shape.value}.${n + 1}.${who}`,
        stamp,
        day: dates[who],
        summary: `${WHO[who].send} รอบที่ ${n + 1} ปีงบประมาณ ${this.year}`,
        about: [
          `ผู้รับผิดชอบ: ${WHO[who].who}`,
          `ช่วงที่รายงาน: ${thai.longDate(dates.from)} ถึง ${thai.longDate(dates.to)}`,
          "กำหนดนี้เป็นข้อเสนอ ถ้าจังหวัดแจ้งวันอื่นให้ใช้วันของจังหวัด",
          "แบบ: templates/f49-indicator-report.html",
        ],
      }));
      const name = `f49-${this.year}-${who}.ics`;
      const file = KB.calendar.file(`รายงาน F49 ปีงบประมาณ ${this.year}`, entries);
      KB.saveFile(new Blob([file], { type: "text/calendar;charset=utf-8" }), name);
      const made = this.root.querySelector("[data-made]");
      made.textContent = `ทำไฟล์ ${name} แล้ว มี ${entries.length} กำหนด เปิดไฟล์เพื่อเพิ่มในปฏิทินของท่าน`;
    }
  }

  KB.dueRound = round;
  for (const root of document.querySelectorAll('[data-kb="due-dates"]')) new DueDates(root);
})();
