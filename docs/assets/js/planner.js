/**
 * Spreads the standard hours of a process over working days (Monday to Friday): a first day, so many hours a week.
 * Public holidays are not known here, and the page says so.
 */
(function () {
  "use strict";
  const { thai } = window.KB;
  const DAYS_A_WEEK = 5;

  /** The working day `days` after a working day. @param {Date} from @param {number} days */
  function workingDay(from, days) {
    const day = new Date(from);
    const skipWeekend = () => {
      while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day.setUTCDate(day.getUTCDate() + 1);
    };
    skipWeekend();
    for (let left = days; left > 0; left--) {
      day.setUTCDate(day.getUTCDate() + 1);
      skipWeekend();
    }
    return day;
  }

  /**
   * First and last working day of each step, one after the other; a day may hold the end of one and the start of the next.
   * @param {number[]} hours of each step @param {Date} first @param {number} aWeek hours of the whole team
   * @returns {[Date, Date][]}
   */
  function plan(hours, first, aWeek) {
    const aDay = aWeek / DAYS_A_WEEK;
    let before = 0;
    return hours.map((each) => {
      const start = Math.floor(before / aDay + 1e-9);
      before += each;
      const end = Math.max(start, Math.ceil(before / aDay - 1e-9) - 1);
      return [workingDay(first, start), workingDay(first, end)];
    });
  }

  class Planner {
    /** @param {HTMLElement} root */
    constructor(root) {
      this.root = root;
      this.form = root.querySelector("[data-plan]");
      this.rows = [...root.querySelectorAll("[data-hours]")];
      this.wrong = root.querySelector("[data-wrong]");
      this.form.hidden = false;
      this.form.addEventListener("input", () => this.show());
      this.form.addEventListener("submit", (event) => event.preventDefault());
    }

    show() {
      const { iso, problem } = this.form.day.value.trim() ? thai.parseDate(this.form.day.value) : {};
      const aWeek = thai.parseNumber(this.form.week.value);
      const fits = aWeek !== null && aWeek > 0 && aWeek <= 2000;
      this.say(problem || (fits ? "" : "ใส่ชั่วโมงต่อสัปดาห์เป็นตัวเลขมากกว่า 0 ไม่เกิน 2,000"));
      const dates = iso && fits ? plan(this.rows.map((row) => Number(row.dataset.hours)), new Date(`${iso}T00:00:00Z`), aWeek) : null;
      for (const cell of this.root.querySelectorAll("[data-date]")) cell.hidden = !dates;
      const result = this.root.querySelector("[data-result]");
      result.textContent = "";
      if (!dates) return;
      const words = (date) => thai.longDate(date.toISOString().slice(0, 10));
      this.rows.forEach((row, n) => {
        row.querySelector("[data-start]").textContent = words(dates[n][0]);
        row.querySelector("[data-end]").textContent = words(dates[n][1]);
      });
      result.textContent = `เสร็จทั้งหมด ${words(dates[dates.length - 1][1])} นับวันจันทร์ถึงศุกร์ ยังไม่หักวันหยุดราชการ`;
    }

    say(words) {
      this.wrong.hidden = !words;
      this.wrong.textContent = words;
    }
  }

  window.KB.plan = plan;
  for (const root of document.querySelectorAll('[data-kb="planner"]')) new Planner(root);
})();
