/**
 * The sections that may be found, packed into one text: a line a section, with its title, names, path and paragraphs
 * between tabs; a paragraph that stood before is told by its number. Nothing is taken out before it is shown: to be
 * ready soon, the engine folds the text where it lies and makes no strings.
 *
 * macros/search_index.py packs a whole site so; `pack` does it for a few sections.
 */
(function () {
  "use strict";

  const KB = (self.KB = self.KB || {});
  const { EDGE, scriptOf, room, foldStretch, reading } = KB.searchFold;
  const AGAIN = 0x7f; // a paragraph that begins with it is the number of an earlier one
  const TAB = 9;
  const BAR = 0x7c;
  const LONGEST = 20000; // letters of a paragraph that are shown

  /**
   * @typedef {object} Section
   * @property {string} place address within the site
   * @property {string} title
   * @property {string[]} names what it is called, besides its title: an exact match is the best there is
   * @property {string} path where it stands: "บทที่ 2 › ขั้นที่ 1"
   * @property {string[]} blocks paragraphs
   * @property {number} kind number of a kind of page
   * @property {number} entry number of the section that this one is a part of; its own number if of none
   * @property {number} weight 1 for what answers best
   */
  /**
   * @typedef {object} Packed
   * @property {[string, string]} swap letters that were exchanged, so that Thai takes one byte each
   * @property {string[]} kinds names of the kinds of pages
   * @property {string} places a line a section: address, kind, weight in hundredths, how far back its entry is
   * @property {string} texts a line a section, as above
   * @property {number} size letters of all titles and paragraphs, with one more for each
   */

  /** Packed sections, taken out one by one. */
  class Store {
    /** @param {Packed} packed */
    constructor({ swap: [one, other], kinds, places, texts, size }) {
      this.kinds = kinds;
      this.size = size;
      this.texts = texts;
      this.script = scriptOf(true, one + other, other + one);
      this.lines = linesOf(texts);
      this.count = this.lines.length - 1;
      this.places = places.split("\n");
      this.kind = new Uint8Array(this.count);
      this.weight = new Float32Array(this.count);
      this.entry = new Int32Array(this.count);
      /** The first section of the page that holds each. */
      this.page = new Int32Array(this.count);
      let page = "";
      this.places.forEach((line, s) => {
        const isNew = !line.startsWith(page) || !page;
        if (isNew) page = line.slice(0, line.search(/#| /) + 1);
        this.page[s] = isNew ? s : this.page[s - 1];
        const [, kind, weight, back] = line.split(" ");
        this.kind[s] = Number(kind);
        this.weight[s] = Number(weight) / 100;
        this.entry[s] = s - Number(back);
      });
      /** Where each paragraph that is not told by a number begins, in the order of the text. @type {Int32Array} */
      this.blocks = new Int32Array(0);
    }

    /** @param {number} from @param {number} to @returns {string} a stretch of the text, as it is read */
    read(from, to) {
      return reading(this.texts, from, to, this.script.letters);
    }

    place(/** @type {number} */ s) {
      return this.places[s].slice(0, this.places[s].indexOf(" "));
    }

    /** @param {number} s @returns {[string, string[], string]} title, names and path */
    head(s) {
      let end = this.lines[s] - 1;
      for (let field = 0; field < 3; field++) end = fieldEnd(this.texts, end + 1, this.lines[s + 1] - 1);
      const [title, names, path] = this.read(this.lines[s], end).split("\t");
      return [title, names ? names.split("|") : [], path];
    }

    title(/** @type {number} */ s) {
      return this.read(this.lines[s], fieldEnd(this.texts, this.lines[s], this.lines[s + 1] - 1));
    }

    /** @param {number} s @param {number} number of the paragraph within the section @returns {string} "" if there is none */
    block(s, number) {
      const last = this.lines[s + 1] - 1;
      let from = this.lines[s] - 1;
      for (let field = 0; field < number + 3; field++) {
        from = fieldEnd(this.texts, from + 1, last);
        if (from === last) return "";
      }
      from++;
      let end = fieldEnd(this.texts, from, last);
      if (this.texts.charCodeAt(from) === AGAIN) {
        from = this.blocks[numberAt(this.texts, from + 1)];
        end = from + this.texts.slice(from, from + LONGEST).search(/[\t\n]|$/);
      }
      return this.read(from, end);
    }

    /**
     * All titles and paragraphs, folded, with a separator after each.
     * @returns {{codes: Uint8Array, flags: Uint8Array, length: number, from: Int32Array, titleEnd: Int32Array}}
     *   from, titleEnd: first place and end of the title of each section
     */
    folded() {
      const { texts, lines, script, count } = this;
      const most = this.size + 2 * count + 8;
      const out = room(most);
      out.n = 1;
      const from = new Int32Array(count + 1);
      const titleEnd = new Int32Array(count);
      const starts = []; // of the paragraphs in the text …
      const places = []; // … and among the codes
      for (let s = 0; s < count; s++) {
        from[s] = out.n;
        const last = lines[s + 1] - 1;
        for (let i = lines[s], field = 0, end = 0; i <= last; i = end + 1, field++) {
          end = fieldEnd(texts, i, last);
          if (field === 1 || field === 2) continue;
          if (field && texts.charCodeAt(i) === AGAIN) {
            again(out, places[numberAt(texts, i + 1)]);
            continue;
          }
          if (field) {
            starts.push(i);
            places.push(out.n);
          }
          foldStretch(texts, i, end, out, script);
          out.flags[out.n++] = EDGE;
          if (!field) titleEnd[s] = out.n;
        }
      }
      from[count] = out.n;
      this.blocks = Int32Array.from(starts);
      return { codes: out.codes.subarray(0, out.n + 2), flags: out.flags, length: out.n, from, titleEnd };
    }

    /**
     * All names and titles, folded, each with its section, in the order of the sections.
     * @returns {{codes: Uint8Array, starts: number[], things: number[]}} see names.js
     */
    foldedNames() {
      const { texts, lines, script, count } = this;
      const starts = [0];
      const things = [];
      let most = 0;
      const ends = lines.subarray(1).map((line, s) => fieldEnd(texts, fieldEnd(texts, lines[s], line - 1) + 1, line - 1));
      for (let s = 0; s < count; s++) most += ends[s] - lines[s] + 1;
      const out = room(most);
      for (let s = 0; s < count; s++) {
        const end = ends[s];
        for (let i = lines[s], next = 0; i < end; i = next + 1) {
          next = i;
          while (next < end && texts.charCodeAt(next) !== TAB && texts.charCodeAt(next) !== BAR) next++;
          foldStretch(texts, i, next, out, script);
          if (out.n === starts[starts.length - 1]) continue;
          starts.push(out.n);
          things.push(s);
        }
      }
      return { codes: out.codes, starts, things };
    }
  }

  /** Where a field that begins at `i` ends: at a tab or at the end of the line, which is at `last`. */
  function fieldEnd(/** @type {string} */ texts, /** @type {number} */ i, /** @type {number} */ last) {
    const end = texts.indexOf("\t", i);
    return end < 0 || end > last ? last : end;
  }

  function numberAt(/** @type {string} */ texts, /** @type {number} */ i) {
    let number = 0;
    for (let c = texts.charCodeAt(i); c >= 0x30 && c <= 0x39; c = texts.charCodeAt(++i)) number = number * 10 + c - 0x30;
    return number;
  }

  /** Folds a paragraph again, by copying. */
  function again(/** @type {{codes: Uint8Array, flags: Uint8Array, n: number}} */ out, /** @type {number} */ from) {
    const end = out.codes.indexOf(0, from) + 1;
    out.codes.copyWithin(out.n, from, end);
    out.flags.copyWithin(out.n, from, end);
    out.n += end - from;
  }

  /** Where each line begins, and where one more would. */
  function linesOf(/** @type {string} */ texts) {
    const lines = [0];
    for (let end = texts.indexOf("\n"); end >= 0; end = texts.indexOf("\n", end + 1)) lines.push(end + 1);
    return Int32Array.from([...lines, texts.length + 1]);
  }

  /**
   * Packs a few sections, to search something else than a site.
   * @param {Section[]} sections @param {string[]} kinds @returns {Packed}
   */
  function pack(sections, kinds) {
    const clean = (/** @type {string} */ text) => text.replace(/[\t\n\u007f]/g, " ");
    const line = (/** @type {Section} */ one) => [one.title, one.names.join("|"), one.path, ...one.blocks].map(clean).join("\t");
    const texts = sections.map(line).join("\n");
    return {
      swap: ["", ""], kinds, texts, size: texts.length,
      places: sections.map(({ place, kind, weight, entry }, s) => `${place} ${kind} ${Math.round(weight * 100)} ${s - entry}`).join("\n"),
    };
  }

  KB.searchStore = { Store, pack };
})();
