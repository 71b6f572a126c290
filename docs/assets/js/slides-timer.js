/**
 * A count-down: shows minutes and seconds, goes on below zero, and says when five minutes, one minute and no time are
 * left. It reckons from the clock, so that a tab that sleeps does not stop it.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  /** Seconds left, and what is said then. */
  const CALLS = [[300, "เหลือ 5 นาที"], [60, "เหลือ 1 นาที"], [0, "หมดเวลา"]];

  class Timer {
    /** @param {(shown: string, over: boolean) => void} show @param {(words: string) => void} say */
    constructor(show, say) {
      this.show = show;
      this.say = say;
      this.seconds = 0;
      this.left = 0;
      this.end = 0;
      this.ticking = 0;
    }

    get runs() {
      return this.ticking !== 0;
    }

    /** Begin again with so many seconds, standing still. @param {number} seconds */
    set(seconds) {
      this.pause();
      this.seconds = seconds;
      this.left = seconds;
      this.draw();
    }

    start() {
      if (this.runs) return;
      this.end = Date.now() + this.left * 1000;
      this.ticking = setInterval(() => this.tick(), 250);
    }

    pause() {
      clearInterval(this.ticking);
      this.ticking = 0;
    }

    /** More or less time, running or not. @param {number} seconds */
    add(seconds) {
      this.end += seconds * 1000;
      this.left += seconds;
      this.draw();
    }

    tick() {
      const before = this.left;
      this.left = Math.ceil((this.end - Date.now()) / 1000);
      if (this.left === before) return;
      for (const [at, words] of CALLS) if (before > at && this.left <= at && this.seconds > at) this.say(words);
      this.draw();
    }

    draw() {
      const left = Math.abs(this.left);
      const shown = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
      this.show((this.left < 0 ? "−" : "") + shown, this.left < 0);
    }
  }

  KB.SlideTimer = Timer;
})();
