/**
 * Home page: search from the big box, and "go on where you stopped".
 * Without this file the box leads to the table of contents, and the card invites to open the checklist.
 */
(function () {
  "use strict";

  /**
   * Opens Material's search with these words. Material listens to keyup, nothing else.
   * @param {string} words
   * @returns {boolean} false if the page has no search
   */
  function search(words) {
    const toggle = document.getElementById("__search");
    const box = document.querySelector("[data-md-component=search-query]");
    if (!(toggle instanceof HTMLInputElement) || !(box instanceof HTMLInputElement)) return false;
    if (!toggle.checked) toggle.click();
    box.value = words;
    box.focus();
    box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    return true;
  }

  const form = document.querySelector("form.kb-find");
  if (form instanceof HTMLFormElement) {
    form.addEventListener("submit", (event) => {
      if (search(new FormData(form).get("q")?.toString().trim() || "")) event.preventDefault();
    });
  }
  for (const link of document.querySelectorAll(".kb-often a")) {
    link.addEventListener("click", (event) => {
      if (search(link.textContent || "")) event.preventDefault();
    });
  }

  /**
   * How far the open workspace is with this checklist.
   * @param {string[]} ids item ids in order
   * @param {Record<string, {state?: string}>} answers
   */
  function progress(ids, answers) {
    const state = (/** @type {string} */ id) => (answers[id] && answers[id].state) || "open";
    return {
      done: ids.filter((id) => state(id) === "done").length,
      unused: ids.filter((id) => state(id) === "na").length,
      next: ids.find((id) => state(id) === "open"),
    };
  }

  /** @param {Element} card @param {string} part @param {string} text */
  function say(card, part, text) {
    const place = card.querySelector(`[data-part="${part}"]`);
    if (!(place instanceof HTMLElement)) return;
    place.textContent = text;
    place.hidden = text === "";
  }

  /** @param {string} iso */
  function thaiDate(iso) {
    const day = new Date(iso);
    if (Number.isNaN(day.getTime())) return "";
    return day.toLocaleDateString("th-TH-u-ca-buddhist-nu-latn", { day: "numeric", month: "short", year: "numeric" }).replace("พ.ศ. ", "");
  }

  /** Marks the stage on the path where the first open item lies, and the stages before it. @param {string | undefined} next */
  function markStage(next) {
    const stages = [...document.querySelectorAll(".kb-path > li[data-items]")];
    const prefix = next && next.replace(/-\d+$/, "");
    const here = stages.findIndex((li) => (li.getAttribute("data-items") || "").split(" ").includes(prefix || ""));
    stages.forEach((li, at) => {
      li.toggleAttribute("data-here", at === here);
      li.toggleAttribute("data-passed", next === undefined || at < here);
    });
    const words = stages[here] && stages[here].querySelector(".kb-path__here");
    if (words instanceof HTMLElement) words.hidden = false;
  }

  /** @param {HTMLElement} card @param {any} workspace */
  function goOn(card, workspace) {
    const id = card.dataset.checklist || "";
    const run = workspace.runs && workspace.runs[id];
    const answers = (run && run.answers) || {};
    const ids = (card.dataset.items || "").split(" ").filter(Boolean);
    const known = ids.length ? ids : Object.keys(answers);
    const { done, unused, next } = progress(known, answers);
    if (done + unused === 0) return;

    const counted = ids.length ? `ทำแล้ว ${done} จาก ${ids.length} ข้อ` : `ทำแล้ว ${done} ข้อ`;
    const changed = thaiDate(workspace.updated);
    say(card, "kicker", "ทำต่อจากครั้งก่อน");
    say(card, "name", workspace.name || "แฟ้มงานของฉัน");
    say(card, "text", [counted, unused ? `ไม่ใช้ ${unused} ข้อ` : "", changed ? `แก้ล่าสุด ${changed}` : ""].filter(Boolean).join(" · "));
    const link = card.querySelector('[data-part="go"]');
    if (link instanceof HTMLAnchorElement) {
      link.textContent = next ? "ทำข้อต่อไป" : "ดูเช็กลิสต์";
      if (ids.length && next) link.hash = next;
    }
    const meter = card.querySelector(".kb-meter");
    if (ids.length && meter instanceof HTMLElement) {
      meter.hidden = false;
      [done, unused].forEach((count, at) => { /** @type {HTMLElement} */ (meter.children[at]).style.width = `${(100 * count) / ids.length}%`; });
    }
    if (ids.length) markStage(next);
  }

  const card = document.getElementById("kb-continue");
  const store = /** @type {any} */ (window).KB && /** @type {any} */ (window).KB.store;
  if (card && store) {
    goOn(card, store.current());
    store.onChange((/** @type {any} */ workspace) => goOn(card, workspace)); // the Back button, another tab
  }
})();
