/**
 * A checklist remembers: state, who, when, where the proof lies, a note. The page works without this script; it adds
 * memory, counts in words, filters and copies of links. Answers live in `workspace.runs[<checklist>].answers[<item>]`
 * as {state, who, due, evidence, note, updated}; only what differs from "nothing said" is kept.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  const BOXES = { open: "☐", done: "☑", na: "☒" };
  const SAVE_AFTER = 400; // ms of rest in typing

  /** The text of an answer's field, "" if there is none; a file that somebody edited may hold anything. */
  const textOf = (answer, field) => (typeof answer[field] === "string" ? answer[field] : "");
  /** What is said of an item: a date as ISO; one that cannot be read stays as it was typed. */
  const valueOf = (input) => {
    const text = input.value.trim();
    return (input.dataset.field === "due" && KB.thai.parseDate(text).iso) || text;
  };

  /** @returns {string} today on this computer, ISO */
  function today() {
    const now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  }

  class Checklist {
    /** @param {HTMLElement} root the element with data-kb="checklist" */
    constructor(root) {
      this.root = root;
      this.id = root.dataset.checklist;
      this.items = [...root.querySelectorAll("[data-item]")];
      /** The box that is being typed in and not saved yet. @type {HTMLInputElement|null} */
      this.typing = null;
      this.timer = 0;
      this.find = (selector) => root.querySelector(selector);
      for (const hidden of root.querySelectorAll("[data-filters], [data-live], [data-print]")) {
        hidden.hidden = false;
      }
      root.addEventListener("input", (event) => this.handleInput(event));
      root.addEventListener("change", (event) => this.handleChange(event));
      root.addEventListener("click", (event) => this.handleClick(event));
      root.addEventListener("submit", (event) => event.preventDefault());
      KB.store.onChange((workspace, cause) => cause !== "update" && this.show(workspace));
      document.addEventListener("visibilitychange", () => this.save());
      window.addEventListener("pagehide", () => this.save());
      window.addEventListener("beforeprint", () => this.stampPaper());
      this.show(KB.store.current());
      this.openTarget();
      window.addEventListener("hashchange", () => this.openTarget());
    }

    // --- Answers -----------------------------------------------------------------------------------------------------

    /** @param {object} workspace @param {string} item */
    answer(workspace, item) {
      const run = workspace.runs[this.id];
      const answer = run && run.answers[item];
      return typeof answer === "object" && answer !== null ? answer : {};
    }

    /** Typing is saved before the box is left: the page may be reloaded, or the phone may ring. @param {Event} event */
    handleInput(event) {
      if (!event.target.dataset.field) return;
      this.typing = event.target;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(), SAVE_AFTER);
    }

    save() {
      clearTimeout(this.timer);
      const input = this.typing;
      this.typing = null;
      if (input) this.keep(input.closest("[data-item]").dataset.item, input.dataset.field, valueOf(input));
    }

    /** @param {Event} event */
    handleChange(event) {
      const item = event.target.closest("[data-item]");
      if (!item) return;
      this.save();
      this.keep(item.dataset.item, event.target.dataset.field || "state", valueOf(event.target));
      const answer = this.answer(KB.store.current(), item.dataset.item);
      this.showItem(item, answer);
      if (event.target.dataset.field) this.showBox(event.target, answer);
      this.showCounts();
    }

    /** @param {HTMLElement} input @param {string} problem shown under the help line, "" to clear */
    say(input, problem) {
      const id = input.id + ".error";
      const old = document.getElementById(id);
      if (old && old.textContent === problem) return; // nobody wants to hear it twice
      if (old) old.remove();
      input.toggleAttribute("aria-invalid", false);
      if (!problem) return;
      const line = document.createElement("span");
      line.className = "kb-err";
      line.id = id;
      line.textContent = problem;
      line.setAttribute("role", "alert");
      input.before(line);
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-errormessage", id);
    }

    /** @param {string} item @param {string} field @param {string} value */
    keep(item, field, value) {
      KB.store.update((workspace) => {
        const run = (workspace.runs[this.id] = workspace.runs[this.id] || { answers: {} });
        run.version = this.root.dataset.version;
        const answer = (run.answers[item] = { ...this.answer(workspace, item) });
        if (value === "" || (field === "state" && value === "open")) delete answer[field];
        else answer[field] = value;
        answer.updated = new Date().toISOString();
      });
    }

    // --- Showing -----------------------------------------------------------------------------------------------------

    /** @param {object} workspace */
    show(workspace) {
      for (const item of this.items) this.showItem(item, this.answer(workspace, item.dataset.item));
      const name = this.find("[data-workspace-name]");
      if (name) name.textContent = workspace.name;
      this.showCounts();
    }

    /** @param {HTMLElement} item @param {object} answer */
    showItem(item, answer) {
      const state = Object.keys(BOXES).includes(answer.state) ? answer.state : "open";
      item.dataset.state = state;
      item.querySelector(`input[value="${state}"]`).checked = true;
      item.querySelector(".kb-item__box").textContent = BOXES[state];
      for (const box of item.querySelectorAll("[data-field]")) {
        if (box !== document.activeElement) this.showBox(box, answer);
      }
      this.showFacts(item, answer);
    }

    /** @param {HTMLInputElement} box @param {object} answer */
    showBox(box, answer) {
      const kept = textOf(answer, box.dataset.field);
      const isDue = box.dataset.field === "due";
      box.value = isDue && KB.thai.isIso(kept) ? KB.thai.longDate(kept) : kept;
      if (isDue) this.say(box, KB.thai.parseDate(kept).problem || "");
    }

    /** The line beside the answer: the person in charge replaces the proposed position, the date and note appear. */
    showFacts(item, answer) {
      const who = item.querySelector('[data-show="who"]');
      who.dataset.proposed = who.dataset.proposed || who.textContent;
      who.textContent = textOf(answer, "who") || who.dataset.proposed;
      const date = KB.thai.isIso(answer.due) ? answer.due : "";
      const due = item.querySelector("[data-show-due]");
      due.hidden = !date;
      due.querySelector('[data-show="due"]').textContent = date && KB.thai.longDate(date);
      item.toggleAttribute("data-late", date !== "" && item.dataset.state === "open" && date < today());
      const note = item.querySelector('[data-show="note"]');
      const evidence = textOf(answer, "evidence");
      note.textContent = [evidence && `หลักฐาน: ${evidence}`, textOf(answer, "note")].filter(Boolean).join(" · ");
      note.hidden = !note.textContent;
    }

    /** @param {Iterable<HTMLElement>} items @returns {Record<string, number>} */
    count(items) {
      const counts = { "": 0, open: 0, done: 0, na: 0, required: 0 };
      for (const item of items) {
        counts[""] += 1;
        counts[item.dataset.state] += 1;
        if (item.dataset.state === "open" && "required" in item.dataset) counts.required += 1;
      }
      return counts;
    }

    showCounts() {
      const counts = this.count(this.items);
      const words = `ทำแล้ว ${counts.done} จาก ${counts[""]} ข้อ`;
      const [done, all] = this.find("[data-count]").querySelectorAll("b");
      done.textContent = String(counts.done);
      all.textContent = String(counts[""]);
      this.find("[data-count-words]").textContent = words;
      this.find("[data-left]").textContent =
        `เหลือ ${counts.open} ข้อ · ไม่ใช้ ${counts.na} ข้อ · ที่ขาดไม่ได้เหลือ ${counts.required} ข้อ`;
      this.find("[data-meter]").setAttribute("aria-label", `${words} ไม่ใช้ ${counts.na} ข้อ`);
      this.find("[data-meter-done]").style.width = (100 * counts.done) / counts[""] + "%";
      this.find("[data-meter-na]").style.width = (100 * counts.na) / counts[""] + "%";
      for (const button of this.root.querySelectorAll("[data-filter]")) {
        button.querySelector("[data-filter-count]").textContent = String(counts[button.dataset.filter]);
      }
      this.showStages();
      this.showNext();
    }

    showStages() {
      for (const stage of this.root.querySelectorAll("[data-stage]")) {
        const counts = this.count(stage.querySelectorAll("[data-item]"));
        stage.querySelector("[data-stage-count]").textContent = `· ทำแล้ว ${counts.done} จาก ${counts[""]} ข้อ`;
      }
    }

    /** A link to the first item that is still open. */
    showNext() {
      const next = this.items.find((item) => item.dataset.state === "open");
      const link = this.find("[data-next]");
      link.hidden = !next;
      if (!next) return;
      link.href = "#" + next.dataset.item;
      link.textContent = "ข้อถัดไป: ข้อ " + next.querySelector(".kb-item__no").textContent;
    }

    // --- Filters, links, paper ---------------------------------------------------------------------------------------

    /** @param {MouseEvent} event */
    handleClick(event) {
      const target = event.target.closest("button, a");
      if (!target) return;
      if ("filter" in target.dataset) this.setFilter(target.dataset.filter);
      else if ("filterReset" in target.dataset) this.setFilter("");
      else if ("print" in target.dataset) window.print();
      else if ("copyLink" in target.dataset) this.copyLink(event, target);
      else if ("next" in target.dataset) this.setFilter("");
    }

    /** An item that is answered under a filter stays until the filter is pressed again: nothing jumps away. */
    setFilter(filter) {
      const shown = (item) =>
        !filter || (filter === "required" ? item.dataset.state === "open" && "required" in item.dataset : item.dataset.state === filter);
      for (const button of this.root.querySelectorAll("[data-filter]")) {
        button.setAttribute("aria-pressed", String(button.dataset.filter === filter));
      }
      for (const item of this.items) item.hidden = !shown(item);
      for (const stage of this.root.querySelectorAll("[data-stage]")) {
        stage.hidden = !stage.querySelector("[data-item]:not([hidden])");
      }
      this.find("[data-none]").hidden = this.items.some((item) => !item.hidden);
    }

    /** @param {MouseEvent} event @param {HTMLAnchorElement} link */
    copyLink(event, link) {
      if (!navigator.clipboard || !window.isSecureContext) return; // then it is an ordinary link to this item
      event.preventDefault();
      navigator.clipboard.writeText(link.href).then(
        () => (link.textContent = "คัดลอกลิงก์แล้ว"),
        () => (location.hash = link.hash),
      );
    }

    /** A deep link shows its item even if a filter hides it. */
    openTarget() {
      const target = location.hash && document.getElementById(location.hash.slice(1));
      if (!target || !this.root.contains(target)) return;
      const item = target.closest("[data-item]");
      if (item && item.hidden) this.setFilter("");
      target.scrollIntoView();
    }

    stampPaper() {
      const printed = this.find("[data-printed]");
      if (printed) printed.textContent = `${KB.thai.longDate(today())} ${KB.thai.clock(new Date())}`;
    }
  }

  for (const root of document.querySelectorAll('[data-kb="checklist"]')) new Checklist(root);
})();
