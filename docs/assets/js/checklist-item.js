/**
 * KB.checklistItem: one item of a checklist page shows what the workspace says of it. Boxes that are being typed in are
 * left alone, and texts are only written when they differ: nothing jumps, and a screen reader hears nothing twice.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const BOXES = { open: "☐", done: "☑", na: "☒" };
  /** Characters of a note that are shown beside the answer; a browser takes minutes to break a megabyte of Thai into lines. */
  const MOST_NOTE = 3000;

  /** @param {HTMLElement|null} element @param {string} text */
  function say(element, text) {
    if (element && element.textContent !== text) element.textContent = text;
  }

  /** The text of an answer's field, "" if there is none; a file that somebody edited may hold anything. */
  const textOf = (answer, field) => (typeof answer[field] === "string" ? answer[field] : "");

  // --- The boxes -----------------------------------------------------------------------------------------------------

  /** @param {HTMLInputElement} box @param {object} answer */
  function showBox(box, answer) {
    const kept = textOf(answer, box.dataset.field);
    const isDue = box.dataset.field === "due";
    const shown = isDue && KB.thai.isIso(kept) ? KB.thai.longDate(kept) : kept;
    if (box.value !== shown) box.value = shown;
    if (isDue) problem(box, KB.thai.parseDate(kept).problem || "");
  }

  /** @param {HTMLInputElement} box @param {string} words shown above the box, "" to clear */
  function problem(box, words) {
    const id = box.id + ".error";
    const old = document.getElementById(id);
    if (old && old.textContent === words) return; // nobody wants to hear it twice
    if (old) old.remove();
    for (const name of ["aria-invalid", "aria-errormessage"]) box.removeAttribute(name);
    if (!words) return;
    const line = Object.assign(document.createElement("span"), { className: "kb-err", id, textContent: words });
    line.setAttribute("role", "alert");
    box.before(line);
    box.setAttribute("aria-invalid", "true");
    box.setAttribute("aria-errormessage", id);
  }

  // --- Who, when, note -----------------------------------------------------------------------------------------------

  /** The person in charge replaces the proposed position. */
  function showWho(item, answer) {
    const who = item.querySelector('[data-show="who"]');
    if (who.dataset.proposed === undefined) who.dataset.proposed = who.textContent;
    say(who, textOf(answer, "who") || who.dataset.proposed);
  }

  /** @returns {string} the due date in words; while no day is known, the proposed time as the page was made with it */
  function dueWords(place, { due, proposed, answer }) {
    const typed = textOf(answer, "due");
    if (typed && !KB.thai.isIso(typed)) return `${typed} (อ่านวันที่ไม่ออก)`;
    if (due) return proposed ? `ควรเสร็จ ${KB.thai.longDate(due)} (เสนอ)` : KB.thai.longDate(due);
    return place.dataset.proposed;
  }

  /** How near the date is, in words; the date itself stands beside them. */
  function nearWords({ state, due }, today) {
    if (state !== "open" || !due) return "";
    const days = KB.progress.daysBetween(today, due);
    if (days < 0) return `เลยกำหนด ${-days} วัน`;
    if (days > KB.progress.SOON) return "";
    return days ? `ภายใน ${days} วัน` : "ครบกำหนดวันนี้";
  }

  function showDue(item, progress, today) {
    const place = item.querySelector('[data-show="due"]');
    if (place.dataset.proposed === undefined) place.dataset.proposed = place.textContent;
    const words = dueWords(place, progress);
    say(place, words);
    item.querySelector("[data-show-due]").hidden = !words;
    const near = item.querySelector('[data-show="near"]');
    say(near, nearWords(progress, today));
    near.hidden = !near.textContent;
    near.classList.toggle("kb-tag--stop", Boolean(progress.late));
    near.classList.toggle("kb-tag--warn", !progress.late);
    item.toggleAttribute("data-late", Boolean(progress.late));
  }

  function showNote(item, answer) {
    const note = item.querySelector('[data-show="note"]');
    const evidence = textOf(answer, "evidence");
    const words = [evidence && `หลักฐาน: ${evidence}`, textOf(answer, "note")].filter(Boolean).join(" · ");
    say(note, words.length > MOST_NOTE ? `${words.slice(0, MOST_NOTE)} … (ยาวกว่านี้ อ่านทั้งหมดในช่องบันทึก)` : words);
    note.hidden = !note.textContent;
  }

  /** Dotted lines on paper: only where something is still to be written. */
  function showLines(item, state, answer) {
    const held = { who: answer.who, due: answer.due, note: answer.evidence || answer.note };
    for (const line of item.querySelectorAll("[data-line]")) line.hidden = state === "na" || Boolean(held[line.dataset.line]);
  }

  // --- The answer ----------------------------------------------------------------------------------------------------

  /** An item whose conditions the project does not meet is one line, until somebody wants to answer it all the same. */
  function showOff(item, auto) {
    const off = item.querySelector("[data-off]");
    if (!off) return;
    off.hidden = !auto;
    item.toggleAttribute("data-auto", auto);
    const open = item.querySelector('input[type="radio"][value="open"]');
    if (auto && document.activeElement === open) item.querySelector('input[type="radio"][value="na"]').focus();
  }

  /** Shows the answer boxes of an item outside the conditions, or hides them. @param {HTMLElement} button */
  function ask(button) {
    const item = button.closest("[data-item]");
    const asked = item.toggleAttribute("data-asked");
    button.setAttribute("aria-expanded", String(asked));
    if (asked) item.querySelector("input:checked").focus();
  }

  /** A condition that is met needs no words. */
  function showConditions(item, workspace) {
    for (const tag of item.querySelectorAll("[data-only-if]")) {
      tag.hidden = KB.progress.condition(tag.dataset.onlyIf, workspace) === "yes";
    }
  }

  /**
   * @param {HTMLElement} item @param {object} progress of KB.progress.item
   * @param {object} workspace @param {string} today ISO
   */
  function show(item, progress, workspace, today) {
    const { state, answer } = progress;
    item.dataset.state = state;
    item.querySelector(`input[type="radio"][value="${state}"]`).checked = true;
    say(item.querySelector(".kb-item__box"), BOXES[state]);
    for (const box of item.querySelectorAll("[data-field]")) {
      if (box !== document.activeElement) showBox(box, answer);
    }
    showWho(item, answer);
    showDue(item, progress, today);
    showNote(item, answer);
    showLines(item, state, answer);
    showOff(item, Boolean(progress.auto));
    showConditions(item, workspace);
  }

  KB.checklistItem = { show, showBox, problem, ask, say, textOf };
})();
