/**
 * The decision path, one part at a time. Without this script all questions and routes stand on the page and the answers
 * are links to them; with it only the part at hand is shown, with what was answered before and the way back.
 */
(function () {
  "use strict";

  class Decision {
    /** @param {HTMLElement} root */
    constructor(root) {
      this.root = root;
      this.parts = [...root.querySelectorAll("[data-way]")];
      this.path = []; // [id of the question, its words, the chosen answer]
      this.trail = document.createElement("ol");
      this.trail.className = "kb-way__trail";
      this.bar = document.createElement("p");
      this.bar.className = "kb-actions";
      root.prepend(this.trail, this.bar);
      root.addEventListener("click", (event) => this.handleClick(event));
      window.addEventListener("hashchange", () => this.show(this.wanted(), true));
      window.addEventListener("beforeprint", () => root.classList.add("is-printing"));
      window.addEventListener("afterprint", () => root.classList.remove("is-printing"));
      root.classList.add("is-stepwise");
      this.show(this.wanted(), false);
    }

    /** The part that the address names, else the first question. */
    wanted() {
      const id = location.hash.slice(1);
      return this.parts.some((part) => part.dataset.way === id) ? id : this.root.dataset.start;
    }

    /** @param {MouseEvent} event */
    handleClick(event) {
      const answer = event.target.closest("[data-answer]");
      if (!answer) return;
      const part = answer.closest("[data-way]");
      const question = part.querySelector("h3").lastChild.textContent.trim();
      this.path = [...this.path.filter(([id]) => id !== part.dataset.way), [part.dataset.way, question || part.querySelector("h3").textContent.trim(), answer.textContent.trim()]];
    }

    /** @param {string} id @param {boolean} moves whether the reader just moved here */
    show(id, moves) {
      const known = this.path.findIndex(([asked]) => asked === id);
      if (known >= 0) this.path.length = known; // back to a question: its answer and all after it are gone
      for (const part of this.parts) part.hidden = part.dataset.way !== id;
      for (const group of this.root.querySelectorAll(".kb-way")) group.hidden = !group.querySelector("[data-way]:not([hidden])");
      this.drawTrail(id);
      if (moves) document.getElementById(id).focus();
    }

    drawTrail(id) {
      this.trail.replaceChildren(
        ...this.path.map(([asked, question, answer]) => {
          const item = document.createElement("li");
          const link = document.createElement("a");
          link.href = `#${asked}`;
          link.textContent = question;
          item.append(link, " ", Object.assign(document.createElement("b"), { textContent: answer }));
          return item;
        })
      );
      this.trail.hidden = this.path.length === 0;
      const isStart = id === this.root.dataset.start;
      const again = Object.assign(document.createElement("a"), { className: "kb-btn kb-btn--quiet", href: `#${this.root.dataset.start}`, textContent: "เริ่มใหม่" });
      const print = Object.assign(document.createElement("button"), { type: "button", className: "kb-btn kb-btn--quiet", textContent: "พิมพ์ทางที่เลือก" });
      print.addEventListener("click", () => window.print());
      this.bar.replaceChildren(...(isStart ? [] : [again, print]));
    }
  }

  for (const root of document.querySelectorAll('[data-kb="decision"]')) new Decision(root);
})();
