/**
 * Spreads the standard hours of a process over working days (Monday to Friday): a first day, so many hours a week. The
 * document fixes the total only, so the hours of each step can be changed here; the page says when they leave the total.
 * Public holidays are not known here, and the page says so.
 */
(function () {
  "use strict";
  const { thai } = window.KB;
  const DAYS_A_WEEK = 5;
  /** Less than an hour a week is no plan, and would count days until the browser stops. */
  const WEEK = { least: 1, most: 2000 };
  const MOST_OF_A_STEP = 10000;
  const SATURDAY = 6;

  const isWeekend = (day) => day.getUTCDay() === 0 || day.getUTCDay() === SATURDAY;
  const nextDay = (day) => day.setUTCDate(day.getUTCDate() + 1);
  const isoOf = (day) => day.toISOString().slice(0, 10);
  const words = (day) => thai.longDate(isoOf(day));
  /** Without the last bits of a sum such as 0.1 + 0.2. */
  const shown = (hours) => thai.formatNumber(Number(hours.toFixed(2)));

  /** The working day `days` after the first working day from `from` on. @param {Date} from @param {number} days */
  function workingDay(from, days) {
    const day = new Date(from);
    while (isWeekend(day)) nextDay(day);
    for (let left = days; left > 0; left--) {
      do nextDay(day); while (isWeekend(day));
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
      this.total = Number(root.dataset.total);
      this.form = root.querySelector("[data-plan]");
      this.rows = [...root.querySelectorAll("[data-hours]")];
      this.rows.forEach((row, n) => this.makeEditable(row, n + 1));
      this.form.hidden = false;
      // What is half typed is not wrong yet: mistakes are told when a box is left, and taken back as soon as they are gone.
      root.addEventListener("input", () => this.show(false));
      root.addEventListener("change", () => this.show(true));
      this.form.addEventListener("submit", (event) => event.preventDefault());
    }

    makeEditable(row, number) {
      const box = document.createElement("input");
      Object.assign(box, { className: "kb-in", inputMode: "decimal", autocomplete: "off", size: 6 });
      box.value = thai.formatNumber(Number(row.dataset.hours));
      box.setAttribute("aria-label", `ชั่วโมงของขั้นที่ ${number}`);
      row.querySelector("[data-given]").replaceChildren(box);
    }

    /** The hours of every step, null where the box holds none. @returns {(number|null)[]} */
    hours() {
      return this.rows.map((row) => {
        const hours = thai.parseNumber(row.querySelector("[data-given] input").value);
        return hours !== null && hours >= 0 && hours <= MOST_OF_A_STEP ? hours : null;
      });
    }

    /** @param {boolean} tell whether mistakes are said now */
    show(tell) {
      const { iso, problem } = thai.parseDate(this.form.day.value);
      const typed = thai.parseNumber(this.form.week.value);
      const aWeek = typed !== null && typed >= WEEK.least && typed <= WEEK.most ? typed : null;
      const hours = this.hours();
      const missing = hours.indexOf(null) + 1;
      this.say("day", problem, tell);
      this.say("week", aWeek === null && `ใส่ชั่วโมงต่อสัปดาห์เป็นตัวเลข ${WEEK.least} ถึง ${thai.formatNumber(WEEK.most)}`, tell);
      const first = iso && new Date(`${iso}T00:00:00Z`);
      const dates = first && aWeek && !missing ? plan(hours, first, aWeek) : null;
      this.showDates(dates);
      this.root.querySelector("[data-result]").textContent = [
        dates && this.finish(first, dates),
        missing ? `ขั้นที่ ${missing} ยังไม่ใช่จำนวนชั่วโมงที่อ่านได้` : this.sum(hours),
      ].filter(Boolean).join(" ");
    }

    showDates(dates) {
      for (const cell of this.root.querySelectorAll("[data-date]")) cell.hidden = !dates;
      // Emptied too: on phones a table row is a card, and only an empty cell leaves it.
      this.rows.forEach((row, n) => {
        row.querySelector("[data-start]").textContent = dates ? thai.numericDate(isoOf(dates[n][0])) : "";
        row.querySelector("[data-end]").textContent = dates ? thai.numericDate(isoOf(dates[n][1])) : "";
      });
    }

    finish(first, dates) {
      const moved = isWeekend(first) ? `${words(first)} เป็นวันหยุดสุดสัปดาห์ จึงเริ่มนับวันจันทร์ที่ ${words(workingDay(first, 0))} ` : "";
      return `${moved}เสร็จทั้งหมด ${words(dates[dates.length - 1][1])} นับวันจันทร์ถึงศุกร์ ยังไม่หักวันหยุดราชการ`;
    }

    sum(hours) {
      const sum = hours.reduce((all, each) => all + each, 0);
      const over = Number((sum - this.total).toFixed(2));
      const against = over === 0 ? "เท่าเวลามาตรฐาน" : `${over > 0 ? "มากกว่า" : "น้อยกว่า"}เวลามาตรฐาน ${shown(Math.abs(over))} ชั่วโมง`;
      return `รวมทุกขั้น ${shown(sum)} ชั่วโมง ${against}`;
    }

    /** @param {"day"|"week"} name @param {string|false|undefined} problem @param {boolean} tell */
    say(name, problem, tell) {
      const box = this.form[name];
      const place = document.getElementById(box.getAttribute("aria-describedby"));
      if (problem && !tell && place.hidden) return;
      place.hidden = !problem;
      place.textContent = problem || "";
      if (problem) box.setAttribute("aria-invalid", "true");
      else box.removeAttribute("aria-invalid");
    }
  }

  for (const root of document.querySelectorAll('[data-kb="planner"]')) new Planner(root);
})();
