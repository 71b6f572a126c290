/**
 * Tables from what a thing is called to the thing: sections by their names, groups of words by their words.
 *
 * The folded name's checksum leads to those that have it. No string is made, so that thousands of names cost little.
 */
(function () {
  "use strict";

  const KB = (self.KB = self.KB || {});
  const { spell, folded, codesOf, room, foldStretch, AS_IT_IS } = KB.searchFold;
  const SIZE = 1 << 14; // places of a table; names that share one are chained

  /** @param {ArrayLike<number>} codes @param {number} from @param {number} to */
  function checksum(codes, from, to) {
    let sum = 0;
    for (let i = from; i < to; i++) sum = (Math.imul(sum, 31) + codes[i]) | 0;
    return (sum ^ (sum >>> 14)) & (SIZE - 1);
  }

  class Names {
    /**
     * @param {{codes: Uint8Array, starts: ArrayLike<number>, things: ArrayLike<number>}} folded the n-th name is from
     *   starts[n] to starts[n + 1] and is that of things[n]; names of a thing stand together
     */
    constructor({ codes, starts, things }) {
      this.codes = codes;
      this.starts = starts;
      this.things = things;
      this.first = new Int32Array(SIZE).fill(-1);
      this.next = new Int32Array(things.length);
      for (let n = things.length - 1; n >= 0; n--) {
        const sum = checksum(codes, starts[n], starts[n + 1]);
        this.next[n] = this.first[sum];
        this.first[sum] = n;
      }
    }

    /** @param {string} name folded @returns {number[]} things of that name, each once, in their order */
    of(name) {
      const wanted = codesOf(name);
      const out = /** @type {number[]} */ ([]);
      const { codes, starts } = this;
      for (let n = this.first[checksum(wanted, 0, wanted.length)]; n >= 0; n = this.next[n]) {
        const from = starts[n];
        if (starts[n + 1] - from !== wanted.length || !wanted.every((/** @type {number} */ code, /** @type {number} */ i) => codes[from + i] === code)) continue;
        if (out[out.length - 1] !== this.things[n]) out.push(this.things[n]);
      }
      return out;
    }

    /** @param {(name: string, thing: number) => void} visit folded name */
    each(visit) {
      for (let n = 0; n < this.things.length; n++) visit(spell(this.codes, this.starts[n], this.starts[n + 1]), this.things[n]);
    }
  }

  /**
   * Words for the same thing, kept by editors: what pages use (`same`), and what people merely type for it (`typed`).
   * The first `alike` of `same` are one name, as a name and its abbreviation; the others only mean about the same.
   */
  class Synonyms {
    /** @param {{same: string[], typed: string[], alike?: number}[]} groups */
    constructor(groups) {
      const size = groups.reduce((sum, { same, typed }) => [...same, ...typed].reduce((all, word) => all + word.length + 1, sum), 1);
      const out = room(size);
      const starts = [0];
      const things = /** @type {number[]} */ ([]);
      groups.forEach(({ same, typed }, group) => {
        for (const word of [...same, ...typed]) {
          foldStretch(word, 0, word.length, out, AS_IT_IS);
          if (out.n === starts[starts.length - 1]) continue;
          starts.push(out.n);
          things.push(group);
        }
      });
      this.groups = groups;
      this.names = new Names({ codes: out.codes, starts, things });
    }

    /** @param {string} word folded */
    has(word) {
      return this.names.of(word).length > 0;
    }

    /** @param {string} word folded @returns {Map<string, {short: boolean, alike: boolean}>} others for the same, folded */
    others(word) {
      const out = new Map();
      for (const group of this.names.of(word)) {
        const { same, alike = 0 } = this.groups[group];
        const forms = same.map(folded);
        const at = forms.indexOf(word);
        const bare = skeleton(word);
        forms.forEach((form, i) => {
          if (form && i !== at) out.set(form, { short: isShort(same[i], form), alike: (i < alike && at < alike) || skeleton(form) === bare });
        });
      }
      return out;
    }
  }

  /** A name without the words that may stand in it or not: ติดตาม(และ)ประเมินผล. */
  const skeleton = (/** @type {string} */ word) => word.replace(/^การ|และ|ของ/g, "");

  /** An abbreviation as editors write it: "มท.", "e-GP", "DLA". */
  const isShort = (/** @type {string} */ word, /** @type {string} */ form) => form.length <= 3 || (/\.$/.test(word) && form.length <= 5) || /^[A-Z-]+$/.test(word);

  KB.searchNames = { Names, Synonyms };
})();
