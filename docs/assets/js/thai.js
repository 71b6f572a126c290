/**
 * KB.thai: Thai digits, Buddhist-era dates, numbers and baht in words. The same rules as macros/thai.py, plus reading
 * what people type. Dates are ISO strings (`2026-02-25`), never Date objects: no time zone can move them by a day.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const MONTHS = "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split(" ");
  const SHORT_MONTHS = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split(" ");
  const ERA = 543;
  /** Addresses keep their digits: a Thai numeral in a link or mailbox leads nowhere. */
  const ADDRESS = /(\S*(?::\/\/|www\.|@)\S*)/;
  const NUMERALS = ["ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"];
  const PLACES = ["", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"];
  /** Beyond this a number loses satang in a double. */
  const LARGEST = 1e13;

  /** @param {string} text */
  function arabic(text) {
    return text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
  }

  /** @param {string} text */
  function thai(text) {
    const turn = (part) => part.replace(/[0-9]/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
    return text.split(ADDRESS).map((part, i) => (i % 2 ? part : turn(part))).join("");
  }

  /** @param {string} text @param {"thai"|"arabic"} kind */
  function digits(text, kind) {
    return kind === "thai" ? thai(text) : arabic(text);
  }

  // --- Dates ---------------------------------------------------------------------------------------------------------

  const pad = (number, length) => String(number).padStart(length, "0");
  const parts = (iso) => iso.split("-").map(Number);

  /** @param {string} iso @returns {string} `25 กุมภาพันธ์ 2569` */
  function longDate(iso) {
    const [year, month, day] = parts(iso);
    return `${day} ${MONTHS[month - 1]} ${year + ERA}`;
  }

  /** @param {string} iso @returns {string} `25/2/2569` */
  function numericDate(iso) {
    const [year, month, day] = parts(iso);
    return `${day}/${month}/${year + ERA}`;
  }

  /** @param {unknown} value */
  function isIso(value) {
    return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && !dateProblem(...parts(value));
  }

  /** A month as people write it: number, full name, abbreviation with or without dots; 0 if it is none. */
  function monthOf(word) {
    if (/^\d{1,2}$/.test(word)) return Number(word);
    const bare = word.replace(/\./g, "");
    const same = (name) => name.replace(/\./g, "") === bare;
    return 1 + Math.max(MONTHS.findIndex(same), SHORT_MONTHS.findIndex(same));
  }

  /** พ.ศ. from 2400, ค.ศ. below; two digits from 50 are the end of a year 25xx, as people write it. */
  function yearOf(text) {
    const year = Number(text);
    if (text.length === 2) return 2500 + year - ERA;
    return year >= 2400 ? year - ERA : year;
  }

  function dateProblem(year, month, day) {
    if (month < 1 || month > 12) return "เดือนต้องเป็น 1 ถึง 12 หรือชื่อเดือน";
    if (year < 1900 || year > 2156) return "ปีต้องเป็น พ.ศ. เช่น 2569";
    const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
    return day < 1 || day > days ? `ไม่มีวันที่ ${day} ${MONTHS[month - 1]} ${year + ERA}` : "";
  }

  /** Leaves out the words of a written date that say nothing: วันพุธที่, เดือน, พ.ศ., and spaces inside ก. พ. */
  function withoutFiller(text) {
    return text
      .replace(/\u200b/g, "")
      .replace(/^\s*วัน[^\s\d]*ที่|เดือน/g, " ")
      .replace(/(พ\.?\s?ศ\.?|ค\.?\s?ศ\.?|พุทธศักราช|คริสต์ศักราช)\s*(?=\d)/, " ")
      .replace(/([ก-ฮ]\.)\s+(?=[ก-ฮ])/g, "$1")
      .trim();
  }

  /**
   * Reads `21/11/2569`, `21112569`, `๒๑ พ.ย. ๒๕๖๙`, `วันที่ 21 เดือน พฤศจิกายน พ.ศ. 2569`, `2026-11-21`.
   * @param {string} text @returns {{iso?: string, problem?: string}} an empty object for empty text
   */
  function parseDate(text) {
    const plain = withoutFiller(arabic(text));
    if (!plain) return {};
    const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain);
    const run = /^(\d{2})(\d{2})(\d{4})$/.exec(plain);
    const numbers = /^(\d{1,2})[\s/.\-]+(\d{1,2})[\s/.\-]+(\d{4}|\d{2})$/.exec(plain);
    const named = /^(\d{1,2})[\s/.\-]*([^\d\s/-]+)[\s/.\-]*(\d{4}|\d{2})$/.exec(plain);
    const found = iso ? [iso[3], iso[2], iso[1]] : (run || numbers || named || []).slice(1);
    if (!found.length) return { problem: "อ่านวันที่ไม่ออก พิมพ์ เช่น 21/11/2569" };
    // 26 may be 2526 or ค.ศ. 2026: a paper must not carry a guess
    if (found[2].length === 2 && Number(found[2]) < 50) return { problem: `ปี ${found[2]} อ่านได้สองอย่าง พิมพ์ปีสี่หลัก เช่น 2569` };
    const [day, month, year] = [Number(found[0]), monthOf(found[1]), yearOf(found[2])];
    const problem = dateProblem(year, month, day);
    return problem ? { problem } : { iso: `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` };
  }

  // --- Numbers and money ---------------------------------------------------------------------------------------------

  /**
   * Reads `1,234.5`, `๑,๒๓๔`, `54,000.- บาท`. Commas must stand between thousands: `1,5` or `10,0000` is a slip, and
   * nobody knows of what.
   * @param {string} text @returns {number|null} null if it is not a number that we can keep exactly
   */
  function parseNumber(text) {
    const plain = arabic(text).replace(/[\s\u200b฿]/g, "").replace(/บาท(ถ้วน)?$/, "").replace(/\.-$/, "");
    if (!/^[-−]?((\d{1,3}(,\d{3})+|\d+)(\.\d*)?|\.\d+)$/.test(plain)) return null;
    const number = Number(plain.replace(/,/g, "").replace("−", "-"));
    return Math.abs(number) < LARGEST ? number : null;
  }

  /** Thousands separators, decimals as given. @param {number} number */
  function formatNumber(number) {
    const [whole, fraction] = String(number).split(".");
    return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (fraction ? "." + fraction : "");
  }

  /** Whole satang, half up. Through the decimal text, because 1.005 * 100 is 100.49999 in binary. */
  function satang(amount) {
    const [whole, fraction = ""] = Math.abs(amount).toFixed(8).split(".");
    const cents = Number(whole) * 100 + Number(fraction.slice(0, 2)) + (fraction[2] >= "5" ? 1 : 0);
    return amount < 0 ? -cents : cents;
  }

  /** @param {number} amount @returns {string} `54,000.00` */
  function baht(amount) {
    const cents = satang(amount);
    const whole = Math.floor(Math.abs(cents) / 100);
    return `${cents < 0 ? "-" : ""}${formatNumber(whole)}.${pad(Math.abs(cents) % 100, 2)}`;
  }

  function belowMillion(number, afterMillions) {
    const text = String(number);
    let words = "";
    [...text].forEach((digit, position) => {
      const place = text.length - position - 1;
      if (digit === "0") return;
      if (place === 0 && digit === "1" && (text.length > 1 || afterMillions)) words += "เอ็ด";
      else if (place === 1 && digit === "1") words += PLACES[1];
      else if (place === 1 && digit === "2") words += "ยี่" + PLACES[1];
      else words += NUMERALS[Number(digit)] + PLACES[place];
    });
    return words;
  }

  function inWords(number) {
    if (number < 1e6) return belowMillion(number, false);
    const rest = number % 1e6;
    return inWords(Math.floor(number / 1e6)) + "ล้าน" + (rest ? belowMillion(rest, true) : "");
  }

  /** @param {number} amount @returns {string} `ห้าหมื่นสี่พันบาทถ้วน` */
  function bahtWords(amount) {
    const cents = satang(amount);
    const [whole, rest] = [Math.floor(Math.abs(cents) / 100), Math.abs(cents) % 100];
    if (!whole && !rest) return "ศูนย์บาทถ้วน";
    const words = (whole ? inWords(whole) + "บาท" : "") + (rest ? inWords(rest) + "สตางค์" : "ถ้วน");
    return (cents < 0 ? "ลบ" : "") + words;
  }

  /** @param {Date} moment @returns {string} `10.42 น.` */
  function clock(moment) {
    return `${pad(moment.getHours(), 2)}.${pad(moment.getMinutes(), 2)} น.`;
  }

  /** Today for file names: `2569-11-21`. @param {Date} moment */
  function stamp(moment) {
    return `${moment.getFullYear() + ERA}-${pad(moment.getMonth() + 1, 2)}-${pad(moment.getDate(), 2)}`;
  }

  /** The day on this computer's calendar: `2026-11-21`. @param {Date} moment */
  function iso(moment) {
    return `${moment.getFullYear()}-${pad(moment.getMonth() + 1, 2)}-${pad(moment.getDate(), 2)}`;
  }

  KB.thai = {
    digits, arabic, longDate, numericDate, isIso, parseDate, parseNumber, formatNumber, baht, bahtWords, clock, stamp, iso,
  };
})();
