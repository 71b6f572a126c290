/**
 * The index: every place of every folded character, sorted by the three characters that begin there.
 *
 * It is made in the browser from the texts that the build wrote: a word can then be found anywhere, inside other words
 * too, without a dictionary. 4 bytes a character of memory.
 */
(function () {
  "use strict";

  const KB = (self.KB = self.KB || {});
  const { SIZE, EDGE, DOTTED, BEGINS, ENDS, POINT } = KB.searchFold;
  const STEP = 64; // characters to one entry of the table from place to section

  /** What may be searched, and where a word stands in it. */
  class Index {
    /** @param {any} store of search/store.js */
    constructor(store) {
      this.store = store;
      this.total = store.count;
      this.kinds = store.kinds;
      Object.assign(this, store.folded());
      this.tabulate();
      this.sort();
    }

    /** From place to section, roughly: the section at every 64th place. */
    tabulate() {
      this.near = new Int32Array(Math.ceil(this.length / STEP) + 1);
      for (let s = 0, block = 0; block < this.near.length; block++) {
        while (s + 1 < this.total && this.from[s + 1] <= block * STEP) s++;
        this.near[block] = s;
      }
    }

    /** Places by their three characters: counted, then laid out. */
    sort() {
      const { codes, length } = this;
      const most = SIZE * SIZE * SIZE;
      const starts = new Int32Array(most + 1);
      const later = SIZE * SIZE; // weight of the first of three characters
      let key = codes[0] * SIZE + codes[1];
      for (let p = 0; p < length; p++) {
        key = (key % later) * SIZE + codes[p + 2];
        starts[key]++;
      }
      for (let i = 1; i <= most; i++) starts[i] += starts[i - 1];
      // from the last place to the first: the ends of the stretches become their beginnings, places ascend
      const places = new Int32Array(length);
      for (let p = length - 1; p >= 0; p--) places[--starts[(codes[p] * SIZE + codes[p + 1]) * SIZE + codes[p + 2]]] = p;
      this.starts = starts;
      this.places = places;
    }

    /** @param {number} place @returns {number} the section that holds it */
    sectionAt(place) {
      let s = this.near[(place / STEP) | 0];
      while (this.from[s + 1] <= place) s++;
      return s;
    }

    /**
     * Calls `visit(place)` wherever the characters stand.
     * @param {number[]} term codes, one or more @param {(place: number) => void} visit
     */
    each(term, visit) {
      const { codes, starts, places } = this;
      const length = term.length;
      if (!length) return;
      const [a, b] = term;
      if (length < 3) {
        const first = length === 1 ? a * SIZE * SIZE : (a * SIZE + b) * SIZE;
        const last = first + (length === 1 ? SIZE * SIZE : SIZE);
        for (let i = starts[first]; i < starts[last]; i++) visit(places[i]);
        return;
      }
      const rare = this.rarest(term);
      const bucket = (term[rare] * SIZE + term[rare + 1]) * SIZE + term[rare + 2];
      for (let i = starts[bucket]; i < starts[bucket + 1]; i++) {
        const place = places[i] - rare;
        let k = 0;
        while (k < length && codes[place + k] === term[k]) k++;
        if (k === length) visit(place);
      }
    }

    /** Which three characters of the term stand in the fewest places. */
    rarest(/** @type {number[]} */ term) {
      const { starts } = this;
      let best = 0;
      let fewest = Infinity;
      for (let i = 0; i + 2 < term.length; i++) {
        const bucket = (term[i] * SIZE + term[i + 1]) * SIZE + term[i + 2];
        const count = starts[bucket + 1] - starts[bucket];
        if (count < fewest) [best, fewest] = [i, count];
      }
      return best;
    }

    /** @param {number[]} term @returns {boolean} whether it stands anywhere */
    has(term) {
      return this.count(term, 1) > 0;
    }

    /** @param {number[]} term @param {number} [enough] @returns {number} times that it stands, counted no further than `enough` */
    count(term, enough = Infinity) {
      let count = 0;
      if (term.length > 2) {
        const rare = this.rarest(term);
        const bucket = (term[rare] * SIZE + term[rare + 1]) * SIZE + term[rare + 2];
        for (let i = this.starts[bucket]; i < this.starts[bucket + 1] && count < enough; i++) {
          const place = this.places[i] - rare;
          let k = 0;
          while (k < term.length && this.codes[place + k] === term[k]) k++;
          if (k === term.length) count++;
        }
      } else this.each(term, () => count++);
      return count;
    }

    /**
     * How well `length` characters at `place` are a word: 1 with edges on both sides or long enough to be one,
     * less for a short piece within a run of letters. Numbers are whole or nothing.
     * @param {number} place @param {number} length @param {number} numeric BEGINS, ENDS
     */
    wholeness(place, length, numeric) {
      const { codes, flags } = this;
      const starts = flags[place] & EDGE;
      const ends = flags[place + length] & EDGE || codes[place + length] === 0;
      if (starts && ends) return 1;
      if (numeric & BEGINS && !starts) return 0;
      if (numeric & ENDS && !ends) return starts && codes[place + length] === POINT ? 0.25 : 0; // 2.1 begins 2.1.3, but 21 not 212
      if (flags[place + length - 1] & DOTTED) return 0.9;
      if (length >= 6) return 0.95;
      if (length >= 4) return starts || ends ? 0.95 : 0.85;
      if (length === 3) return starts ? 0.8 : ends ? 0.6 : 0.4;
      return starts ? 0.35 : 0.1;
    }
  }

  KB.searchIndex = { Index };
})();
