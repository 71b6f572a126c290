/**
 * The index: every place of every folded character, sorted by the three characters that begin there.
 *
 * It is made in the browser from the texts that the build wrote, in about a tenth of a second for this site: a word
 * can then be found anywhere, inside other words too, without a dictionary. 4 bytes a character of memory.
 */
(function () {
  "use strict";

  const KB = (self.KB = self.KB || {});
  const { SIZE, EDGE, DOTTED, POINT, foldInto } = KB.searchFold;
  const STEP = 64; // characters to one entry of the table from place to section

  /**
   * @typedef {object} Section
   * @property {string} place address within the site
   * @property {string} title
   * @property {string[]} names what it is called, besides its title: an exact match is the best there is
   * @property {string[]} blocks paragraphs
   * @property {number} kind number of a kind of page
   * @property {number} entry number of the section that this one belongs to; its own number if to none
   * @property {number} weight 1 for what answers best
   * @property {string} path where it stands: "บทที่ 2 › ขั้นที่ 1"
   */

  /** What may be searched, and where a word stands in it. */
  class Index {
    /** @param {Section[]} sections @param {string[]} kinds names of the kinds of pages */
    constructor(sections, kinds) {
      this.sections = sections;
      this.kinds = kinds;
      const most = sections.reduce((sum, s) => sum + s.title.length + 2 + s.blocks.reduce((all, b) => all + b.length + 1, 0), 8);
      const out = { codes: new Uint8Array(most), flags: new Uint8Array(most), at: null, n: 1 };
      /** First place, end of the title, end of the text of each section. */
      this.from = new Int32Array(sections.length + 1);
      this.titleEnd = new Int32Array(sections.length);
      const part = (/** @type {string} */ text) => {
        foldInto(text, out);
        out.flags[out.n++] = EDGE;
      };
      sections.forEach((section, s) => {
        this.from[s] = out.n;
        part(section.title);
        this.titleEnd[s] = out.n;
        section.blocks.forEach(part);
      });
      this.from[sections.length] = out.n;
      this.codes = out.codes.subarray(0, out.n + 2);
      this.flags = out.flags;
      this.length = out.n;
      this.tabulate();
      this.sort();
    }

    /** From place to section, roughly: the section at every 64th place. */
    tabulate() {
      this.near = new Int32Array(Math.ceil(this.length / STEP) + 1);
      for (let s = 0, block = 0; block < this.near.length; block++) {
        while (s + 1 < this.sections.length && this.from[s + 1] <= block * STEP) s++;
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
     * @param {number} place @param {number} length @param {boolean} numeric
     */
    wholeness(place, length, numeric) {
      const { codes, flags } = this;
      const starts = flags[place] & EDGE;
      const ends = flags[place + length] & EDGE || codes[place + length] === 0;
      if (starts && ends) return 1;
      if (numeric) return starts && codes[place + length] === POINT ? 0.25 : 0; // 2.1 begins 2.1.3, but 21 not 212
      if (flags[place + length - 1] & DOTTED) return 0.9;
      if (length >= 6) return 0.95;
      if (length >= 4) return starts || ends ? 0.95 : 0.85;
      if (length === 3) return starts ? 0.8 : ends ? 0.6 : 0.4;
      return starts ? 0.35 : 0.1;
    }
  }

  /**
   * Reads what the build wrote: see macros/search_index.py. Letters were swapped so that Thai takes one byte each.
   * @param {{swap: [string, string], kinds: string[], places: string, texts: string}} data
   * @returns {Section[]}
   */
  function read(data) {
    const [from, to] = data.swap;
    const table = new Uint16Array(0x10000);
    for (let i = 0; i < table.length; i++) table[i] = i;
    for (let i = 0; i < from.length; i++) {
      table[to.charCodeAt(i)] = from.charCodeAt(i);
      table[from.charCodeAt(i)] = to.charCodeAt(i);
    }
    const plain = swapped(data.texts, table).split("\n");
    const blocks = /** @type {string[]} */ ([]);
    return data.places.split("\n").map((line, s) => {
      const [place, kind, weight, back] = line.split(" ");
      const [title, names, path, ...rest] = plain[s].split("\t");
      return {
        place, title, path, kind: Number(kind), weight: Number(weight) / 100, entry: s - Number(back),
        names: names ? names.split("|") : [],
        blocks: rest.map((block) => {
          if (block.startsWith("\u007f")) return blocks[parseInt(block.slice(1), 36)];
          blocks.push(block);
          return block;
        }),
      };
    });
  }

  /** @param {string} text @param {Uint16Array} table */
  function swapped(text, table) {
    const parts = [];
    const size = 8192;
    const buffer = new Uint16Array(size);
    for (let i = 0; i < text.length; i += size) {
      const n = Math.min(size, text.length - i);
      for (let k = 0; k < n; k++) buffer[k] = table[text.charCodeAt(i + k)];
      parts.push(String.fromCharCode.apply(null, /** @type {any} */ (n === size ? buffer : buffer.subarray(0, n))));
    }
    return parts.join("");
  }

  KB.searchIndex = { Index, read };
})();
