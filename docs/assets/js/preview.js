/**
 * KB.preview: the paper on the page, filled with what was typed. It is also what prints.
 * Each time it starts from the blank paper that macros/html_document.py wrote, so nothing of an older state can stay.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  /** One instance for each row; the blank paper's rows stay while none is filled. */
  function fillRepeats(paper, answers) {
    for (const container of paper.querySelectorAll("[data-repeat]")) {
      const rows = answers.rows[container.dataset.repeat];
      const pattern = container.querySelector(":scope > [data-instance]");
      if (!rows || !pattern) continue;
      const instances = rows.map((row) => {
        const instance = pattern.cloneNode(true);
        fillScope(instance, [row, answers]);
        return instance;
      });
      container.replaceChildren(...instances);
    }
  }

  /** @param {Element} root @param {object[]} scopes */
  function fillScope(root, scopes) {
    for (const part of root.querySelectorAll("[data-when]")) {
      const taken = KB.answers.taken(part.dataset.when, scopes);
      if (taken === false) part.remove();
      else if (taken) part.classList.remove("kb-doc__choice");
    }
    for (const hint of root.querySelectorAll("[data-hint]")) {
      if (KB.answers.taken(hint.dataset.hint, scopes) !== undefined) hint.remove();
    }
    for (const slot of root.querySelectorAll("[data-slot]")) {
      const value = KB.answers.find("values", slot.dataset.slot, scopes);
      if (value === undefined) continue;
      slot.textContent = value;
      slot.classList.add("kb-slot--filled");
    }
    for (const tick of root.querySelectorAll("[data-tick]")) {
      const taken = KB.answers.taken(tick.dataset.tick, scopes);
      if (taken !== undefined) tick.textContent = taken ? "☑" : "☐";
    }
  }

  function turnDigits(paper, kind) {
    const walker = document.createTreeWalker(paper, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) walker.currentNode.data = KB.thai.digits(walker.currentNode.data, kind);
  }

  /** Lets the eye find on the paper what is being typed. */
  function mark(paper, name) {
    const slots = [...paper.querySelectorAll("[data-slot]")].filter((slot) => slot.dataset.slot.split("|")[0] === name);
    slots.forEach((slot) => slot.classList.add("kb-slot--here"));
    const scroller = paper.closest(".kb-preview__scroll");
    if (!slots.length || !scroller || scroller.scrollHeight <= scroller.clientHeight) return;
    const offset = slots[0].getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    if (offset < 0 || offset > scroller.clientHeight - 40) scroller.scrollTop += offset - scroller.clientHeight / 3;
  }

  /**
   * @param {HTMLElement} paper
   * @returns {(answers: object, digits: "thai"|"arabic", here?: string) => void} draws; `here` is the slot being typed
   */
  function preview(paper) {
    const blank = paper.cloneNode(true);
    return (answers, digits, here) => {
      const drawn = blank.cloneNode(true);
      fillRepeats(drawn, answers);
      fillScope(drawn, [answers]);
      turnDigits(drawn, digits);
      paper.classList.toggle("kb-paper__body--filled", KB.answers.isBegun(answers));
      paper.replaceChildren(...drawn.childNodes);
      if (here) mark(paper, here);
    };
  }

  KB.preview = preview;
})();
