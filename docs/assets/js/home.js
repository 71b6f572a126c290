/**
 * Home page: search from the big box, and "go on where you stopped".
 * Without this file the box leads to the table of contents, and the card invites to open the checklists.
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

  // --- Go on where you stopped ---------------------------------------------------------------------------------------

  const KB = /** @type {any} */ (window).KB || {};
  const isBegun = (/** @type {any} */ row) => row.done > 0 || row.items.some((/** @type {any} */ item) => Object.keys(item.answer).length > 0);

  /**
   * The list to go on with: one that was begun and has something open; else the first open one after those; else none.
   * @param {any[]} rows of KB.progress.project that are in play, in order
   */
  function nextRow(rows) {
    const last = rows.reduce((found, row, at) => (isBegun(row) ? at : found), -1);
    const open = (/** @type {any} */ row) => row.next !== undefined;
    return rows.find((row) => isBegun(row) && open(row)) || rows.slice(last + 1).find(open) || rows.find(open);
  }

  /** @param {Element} card @param {string} part @param {string} text */
  function say(card, part, text) {
    const place = card.querySelector(`[data-part="${part}"]`);
    if (!(place instanceof HTMLElement)) return;
    place.textContent = text;
    place.hidden = text === "";
  }

  /** @param {any} total @param {any} workspace */
  function words({ done, all, late }, workspace) {
    const day = String(workspace.updated).slice(0, 10);
    return [
      `ทำแล้ว ${done} จาก ${all} ข้อ`,
      late ? `เลยกำหนด ${late} ข้อ` : "",
      KB.thai.isIso(day) ? `แก้ล่าสุด ${KB.thai.longDate(day)}` : "",
    ].filter(Boolean).join(" · ");
  }

  /** Marks the stage where the work is, and those before it. @param {string} stage "" when all is done */
  function markStage(stage) {
    const stages = [...document.querySelectorAll(".kb-path > li[data-stage]")];
    const here = stages.findIndex((li) => /** @type {HTMLElement} */ (li).dataset.stage === stage);
    stages.forEach((li, at) => {
      li.toggleAttribute("data-here", at === here);
      li.toggleAttribute("data-passed", stage === "" || at < here);
      const said = li.querySelector(".kb-path__here");
      if (said instanceof HTMLElement) said.hidden = at !== here;
    });
  }

  /** @param {Element} card @param {any} total */
  function showMeter(card, { done, na, all }) {
    const meter = card.querySelector(".kb-meter");
    if (!(meter instanceof HTMLElement)) return;
    meter.hidden = false;
    [done, na].forEach((count, at) => { /** @type {HTMLElement} */ (meter.children[at]).style.width = `${(100 * count) / all}%`; });
  }

  /** @param {Element} card @param {any} row where to go on; undefined when all is done */
  function showNext(card, row) {
    const link = card.querySelector('[data-part="go"]');
    if (!(link instanceof HTMLAnchorElement)) return;
    const round = row && row.name ? ` (${row.name})` : "";
    say(card, "next", row ? `ถัดไป: ${row.list.short}${round} ข้อ ${row.next.no}` : "ไม่มีข้อที่ยังไม่เสร็จ");
    link.textContent = row ? "ทำข้อต่อไป" : "ดูแฟ้มงาน";
    link.href = row ? KB.progress.path(row.runKey, row.next.id) : "workspace.html";
  }

  /** @param {Element} card @param {any} workspace */
  function goOn(card, workspace) {
    const rows = KB.progress.project(workspace).filter((/** @type {any} */ row) => row.inPlay);
    if (!rows.some(isBegun)) return;
    const sum = (/** @type {string} */ count) => rows.reduce((all, row) => all + row[count], 0);
    const total = { done: sum("done"), na: sum("na"), late: sum("late"), all: sum("total") };
    const row = nextRow(rows);
    say(card, "kicker", "ทำต่อจากครั้งก่อน");
    say(card, "name", workspace.name);
    say(card, "text", words(total, workspace));
    showMeter(card, total);
    showNext(card, row);
    markStage(row ? row.list.stage : "");
  }

  const card = document.getElementById("kb-continue");
  if (card && KB.store && KB.progress && KB.catalogue) {
    goOn(card, KB.store.current());
    KB.store.onChange((/** @type {any} */ workspace) => goOn(card, workspace)); // the Back button, another tab
  }
})();
