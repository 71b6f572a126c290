/**
 * Part of a checklist page: answers whose item is no longer on the page, because the list was revised or the file comes
 * from another version. They stay in the workspace, readable, until the user deletes them.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  KB.checklistParts = KB.checklistParts || [];

  const STATES = { done: "ทำแล้ว", na: "ไม่ใช้" };

  /** Builds an element; text only ever goes in as text. */
  function el(tag, properties = {}, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  /** @returns {{list: object, item: object}|undefined} where an item stands now */
  function placeOf(id) {
    const all = KB.catalogue.lists.flatMap((list) => list.sections.flatMap(({ items }) => items.map((item) => ({ list, item }))));
    return all.find(({ item }) => item.id === id);
  }

  const retired = (id) => KB.catalogue.retired.find((each) => each.id === id) || {};

  /** The item that stands for this one now; what replaced it may itself have been replaced. */
  function successor(id) {
    for (let next = id, steps = 0; next && steps < 10; next = retired(next).replaced_by, steps++) {
      const place = placeOf(next);
      if (place) return place;
    }
    return undefined;
  }

  /** What the item said, or its id if nobody kept that. */
  const wordsOf = (id) => retired(id).text || (placeOf(id) ? placeOf(id).item.text : `ข้อ ${id}`);

  /** What was answered, in one line. */
  function answerWords(answer) {
    const text = (field) => KB.checklistItem.textOf(answer, field);
    const due = KB.thai.isIso(answer.due) ? KB.thai.longDate(answer.due) : text("due");
    return [
      STATES[answer.state] || "ยังไม่เสร็จ", text("who"), due && `กำหนด ${due}`,
      text("evidence") && `หลักฐาน: ${text("evidence")}`, text("note"),
    ].filter(Boolean).join(" · ");
  }

  class Old {
    constructor(page) {
      this.page = page;
      this.root = page.find("[data-old]");
      this.said = this.root.querySelector("[data-old-said]");
      this.known = new Set(page.items.map((item) => item.dataset.item));
    }

    /** @returns {[string, object][]} */
    kept(workspace) {
      const { answers } = KB.progress.run(this.page.run, workspace);
      return Object.entries(answers).filter(([id, answer]) =>
        !this.known.has(id) && KB.workspace.isObject(answer) && Object.keys(answer).length > 0);
    }

    show(workspace, progress, cause) {
      if (cause === "start") this.said.replaceChildren();
      const kept = this.kept(workspace);
      if (JSON.stringify(kept) !== this.shown) {
        this.shown = JSON.stringify(kept);
        this.root.querySelector("[data-old-list]").replaceChildren(...kept.map(([id, answer]) => this.entry(id, answer)));
      }
      this.root.hidden = !kept.length && !this.said.hasChildNodes();
    }

    entry(id, answer) {
      const words = wordsOf(id);
      const button = el("button", { type: "button", className: "kb-btn kb-btn--danger", onclick: () => this.remove(id, words) },
        "ลบ", el("span", { className: "kb-hidden", textContent: ` ${words}` }));
      const actions = el("div", { className: "kb-actions kb-noprint" }, ...this.link(id), button);
      return el("li", {}, el("h3", { textContent: words }), el("p", { textContent: answerWords(answer) }), actions);
    }

    link(id) {
      const place = successor(id);
      if (!place) return [];
      const here = place.list.id === this.page.list.id;
      const href = here ? `#${place.item.id}` : `${place.list.id}.html#${place.item.id}`;
      const words = here ? `ใช้ข้อ ${place.item.no} แทน` : `ใช้ข้อ ${place.item.no} ของ${place.list.title} แทน`;
      return [el("a", { className: "kb-do", href, textContent: words })];
    }

    remove(id, words) {
      const { [id]: answer } = KB.progress.run(this.page.run, KB.store.current()).answers;
      const { run } = this.page;
      this.page.changeRun(({ answers }) => delete answers[id]);
      const undo = el("button", { type: "button", className: "kb-btn", textContent: "เลิกทำ", onclick: () => this.bringBack(run, id, answer) });
      this.said.replaceChildren(`ลบ “${words}” แล้ว `, undo);
      this.page.show("update");
      undo.focus();
    }

    bringBack(run, id, answer) {
      KB.store.update(({ runs }) => {
        runs[run] = runs[run] || { version: this.page.list.version, answers: {} };
        runs[run].answers[id] = answer;
      });
      this.said.replaceChildren("นำกลับมาแล้ว");
      this.page.show("update");
      this.root.querySelector("h2").focus();
    }
  }

  KB.checklistParts.push((page) => new Old(page));
})();
