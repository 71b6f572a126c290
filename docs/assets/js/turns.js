/**
 * KB.turns: long work, a little at a time. The work is a generator that yields wherever it may be interrupted; between
 * two turns the page draws, scrolls and answers.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  /** Milliseconds of work before the page gets its turn. */
  const TURN = 40;
  const page = () => new Promise((resolve) => setTimeout(resolve));

  /**
   * @template T @param {Generator<unknown, T>} work @returns {Promise<T>} what the work returns
   */
  async function turns(work) {
    for (let since = performance.now(); ; ) {
      const { done, value } = work.next();
      if (done) return value;
      if (performance.now() - since < TURN) continue;
      await page();
      since = performance.now();
    }
  }

  /** The same work without a pause, where it is known to be short. @template T @param {Generator<unknown, T>} work @returns {T} */
  function atOnce(work) {
    for (;;) {
      const { done, value } = work.next();
      if (done) return value;
    }
  }

  KB.turns = turns;
  KB.turns.atOnce = atOnce;
})();
