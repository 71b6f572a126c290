/**
 * A deck over the whole screen: one slide at a time, by key, remote control, button, swipe or tap. The slides are the
 * page's own, moved into a dialog and back, so that nothing is said or kept twice. Full screen is asked for; where it is
 * refused (file:// in some browsers, phones), the dialog fills the window all the same.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  const SWIPE = 50;
  /** Keys that turn pages; remote controls send PageUp, PageDown and full stop. */
  const STEPS = { ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1 };

  /** @param {string} name @param {Record<string, string>} attributes @param {(Node|string)[]} children */
  function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  class Show {
    /** @param {HTMLElement} deck */
    constructor(deck) {
      this.deck = deck;
      this.list = deck.querySelector(".kb-slides");
      this.slides = [...this.list.querySelectorAll(".kb-slide")];
      this.at = 0;
      this.build();
      this.timer = new KB.SlideTimer((shown, over) => this.showTime(shown, over), (words) => this.tell(words));
    }

    build() {
      const button = (key, words, act) => {
        const made = make("button", { type: "button", class: "kb-btn", "data-do": key }, ...[].concat(words));
        made.addEventListener("click", act);
        return made;
      };
      const word = (words) => make("span", { class: "kb-show__word" }, words);
      this.status = make("p", { class: "kb-hidden", role: "status", "aria-live": "polite" });
      this.stage = make("div", { class: "kb-show__stage", tabindex: "0", role: "group", "aria-label": "แผ่นสไลด์" });
      this.notes = make("aside", { class: "kb-show__notes", "aria-label": "บันทึกวิทยากร", tabindex: "0", hidden: "" });
      this.black = make("div", { class: "kb-show__black", hidden: "" });
      this.count = make("span", { class: "kb-show__count" });
      this.clock = button("timer", "0:00", () => this.toggleTimer());
      this.noteButton = button("notes", "บันทึก", () => this.toggleNotes());
      this.noteButton.setAttribute("aria-pressed", "false");
      this.bar = make(
        "div",
        { class: "kb-show__bar", role: "toolbar", "aria-label": "ควบคุมการฉาย" },
        button("back", ["‹ ", word("ก่อนหน้า")], () => this.step(-1)),
        this.count,
        button("next", [word("ถัดไป"), " ›"], () => this.step(1)),
        this.noteButton,
        this.clock,
        button("more", "+1 นาที", () => this.timer.add(60)),
        button("black", "จอดำ", () => this.toggleBlack()),
        button("close", "เลิกฉาย", () => this.close()),
      );
      this.root = make(
        "div",
        { class: "kb-show md-typeset", role: "dialog", "aria-modal": "true", "aria-label": `ฉายสไลด์ ${this.deck.dataset.title}` },
        this.stage, this.notes, this.bar, this.black, this.status,
      );
      this.onKey = (event) => this.key(event);
      this.listenToTouch();
      addEventListener("hashchange", () => this.isOpen && this.fromAddress());
      for (const name of ["fullscreenchange", "webkitfullscreenchange"]) {
        document.addEventListener(name, () => this.isOpen && this.wasFull && !this.isFull && this.close());
      }
    }

    get isOpen() {
      return this.root.isConnected;
    }

    get isFull() {
      return (document.fullscreenElement || document.webkitFullscreenElement) === this.root;
    }

    /** @param {number} index of the first slide to show */
    open(index) {
      this.before = document.activeElement;
      this.home = this.list.parentElement;
      this.stage.append(this.list);
      document.body.append(this.root);
      document.documentElement.classList.add("kb-showing");
      addEventListener("keydown", this.onKey, true);
      for (const other of document.body.children) if (other !== this.root) other.setAttribute("aria-hidden", "true");
      this.timer.set(Number(this.deck.dataset.minutes) * 60);
      this.to(index);
      this.stage.focus();
      this.askForFullScreen();
    }

    askForFullScreen() {
      this.wasFull = false;
      const ask = this.root.requestFullscreen || this.root.webkitRequestFullscreen;
      if (!ask) return;
      // a promise in most browsers, nothing in old Safari
      Promise.resolve(ask.call(this.root)).then(() => (this.wasFull = true), () => {});
    }

    close() {
      if (!this.isOpen) return;
      this.timer.pause();
      removeEventListener("keydown", this.onKey, true);
      this.home.append(this.list);
      for (const slide of this.slides) slide.closest("li").hidden = false;
      for (const other of document.body.children) other.removeAttribute("aria-hidden");
      document.documentElement.classList.remove("kb-showing");
      this.toggleBlack(false);
      this.root.remove();
      const leave = document.exitFullscreen || document.webkitExitFullscreen;
      if (leave && (document.fullscreenElement || document.webkitFullscreenElement)) {
        Promise.resolve(leave.call(document)).catch(() => {});
      }
      this.slides[this.at].scrollIntoView();
      if (this.before) this.before.focus({ preventScroll: true });
    }

    // --- Which slide -------------------------------------------------------------------------------------------------

    /** @param {number} by */
    step(by) {
      this.to(this.at + by);
    }

    /** @param {number} index */
    to(index) {
      this.at = Math.max(0, Math.min(this.slides.length - 1, index));
      const slide = this.slides[this.at];
      for (const each of this.slides) each.closest("li").hidden = each !== slide;
      this.stage.scrollTop = 0;
      this.count.textContent = `${this.at + 1}/${this.slides.length}`;
      this.drawNotes(slide);
      if (slide.dataset.timer && !this.timer.runs) this.timer.set(Number(slide.dataset.timer));
      history.replaceState(null, "", `#${slide.id}`);
      this.tell(`แผ่นที่ ${this.at + 1} จาก ${this.slides.length} ${slide.querySelector("h2").textContent}`);
    }

    fromAddress() {
      const index = this.slides.findIndex((slide) => `#${slide.id}` === location.hash);
      if (index >= 0 && index !== this.at) this.to(index);
    }

    // --- What stands beside it ---------------------------------------------------------------------------------------

    /** @param {HTMLElement} slide */
    drawNotes(slide) {
      const said = slide.querySelector(".kb-slide__notes dl");
      const head = make("h3", {}, "บันทึกวิทยากร");
      this.notes.replaceChildren(head, said ? said.cloneNode(true) : make("p", {}, "แผ่นนี้ไม่มีบันทึก"));
      this.notes.scrollTop = 0;
    }

    toggleNotes() {
      this.notes.hidden = !this.notes.hidden;
      this.root.classList.toggle("kb-show--notes", !this.notes.hidden);
      this.noteButton.setAttribute("aria-pressed", String(!this.notes.hidden));
    }

    toggleTimer() {
      if (this.timer.runs) this.timer.pause();
      else this.timer.start();
      this.clock.classList.toggle("kb-show__runs", this.timer.runs);
      this.timer.draw();
      this.tell(this.timer.runs ? "เริ่มจับเวลา" : "หยุดเวลา");
    }

    /** @param {string} shown @param {boolean} over */
    showTime(shown, over) {
      const word = make("span", { class: "kb-show__word" }, this.timer && this.timer.runs ? "หยุดเวลา " : "จับเวลา ");
      this.clock.replaceChildren(word, shown);
      this.clock.classList.toggle("kb-show__over", over);
    }

    toggleBlack(on = this.black.hidden) {
      this.black.hidden = !on;
      if (this.isOpen) this.tell(on ? "จอดำ กดปุ่มใดก็ได้เพื่อกลับ" : "");
    }

    /** @param {string} words */
    tell(words) {
      this.status.textContent = words;
    }

    // --- Keys and fingers --------------------------------------------------------------------------------------------

    /** @param {KeyboardEvent} event */
    key(event) {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      // the theme has keys of its own: n and full stop would open the next page
      event.stopPropagation();
      const key = event.key;
      if (!this.black.hidden && key !== "Tab") {
        this.toggleBlack(false);
        return event.preventDefault();
      }
      if (key === "Tab") return this.keepInside(event);
      if (key === " " && event.target.closest("button, a")) return;
      const act = this.actions(key, event);
      if (!act) return;
      event.preventDefault();
      act();
    }

    /** @param {string} key @param {KeyboardEvent} event @returns {(() => void)|undefined} */
    actions(key, event) {
      if (key in STEPS) return () => this.step(event.shiftKey && key === " " ? -1 : STEPS[key]);
      // up and down scroll where a large type makes a slide longer than the screen
      if (key === "ArrowDown" || key === "ArrowUp") {
        const scrolls = event.target.closest(".kb-show__notes") || this.stage.scrollHeight > this.stage.clientHeight + 2;
        return scrolls ? undefined : () => this.step(key === "ArrowDown" ? 1 : -1);
      }
      return {
        Home: () => this.to(0),
        End: () => this.to(this.slides.length - 1),
        Escape: () => this.close(),
        n: () => this.toggleNotes(),
        t: () => this.toggleTimer(),
        b: () => this.toggleBlack(),
        ".": () => this.toggleBlack(),
        // the same keys with the Thai layout on
        "ื": () => this.toggleNotes(),
        "ะ": () => this.toggleTimer(),
        "ิ": () => this.toggleBlack(),
      }[key.length === 1 ? key.toLowerCase() : key];
    }

    /** Tab goes round within the show. @param {KeyboardEvent} event */
    keepInside(event) {
      const found = [...this.root.querySelectorAll("a[href], button, summary, [tabindex='0']")];
      const shown = found.filter((each) => each.getClientRects().length > 0);
      const [first, last] = [shown[0], shown[shown.length - 1]];
      if (event.shiftKey ? document.activeElement !== first : document.activeElement !== last) return;
      event.preventDefault();
      (event.shiftKey ? last : first).focus();
    }

    listenToTouch() {
      let from = null;
      this.root.addEventListener("pointerdown", (event) => {
        if (!this.black.hidden) this.toggleBlack(false);
        else if (event.pointerType !== "mouse") from = [event.clientX, event.clientY];
      });
      this.stage.addEventListener("pointerup", (event) => {
        if (!from || event.target.closest("a, button")) return;
        const [right, down] = [event.clientX - from[0], event.clientY - from[1]];
        from = null;
        if (Math.abs(right) > SWIPE && Math.abs(right) > Math.abs(down)) this.step(right < 0 ? 1 : -1);
        else if (Math.abs(right) < 10 && Math.abs(down) < 10) this.tap(event.clientX);
      });
      // the browser takes over a finger that scrolls
      this.root.addEventListener("pointercancel", () => (from = null));
    }

    /** A tap near an edge turns the page. @param {number} x */
    tap(x) {
      const { left, width } = this.stage.getBoundingClientRect();
      if (x > left + (width * 2) / 3) this.step(1);
      else if (x < left + width / 3) this.step(-1);
    }
  }

  KB.SlideShow = Show;
})();
