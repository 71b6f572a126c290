/**
 * The piece of a text that shows best why it was found, cut into what is marked and what is not. Never markup: the page
 * puts each piece in as text.
 */
(function () {
  "use strict";

  const KB = (self.KB = self.KB || {});
  const { EDGE, BEGINS, ENDS, fold } = KB.searchFold;

  const LENGTH = 170; // characters of an excerpt
  const BEFORE = 40; // of them before the first hit
  const READ = 20000; // characters of a section that are looked through

  /** @typedef {[string, boolean]} Piece text, and whether it is marked */

  /** Where the forms of the terms stand among codes. @returns {[number, number, number][]} from, to, number of the term */
  function hitsIn(/** @type {Uint8Array} */ codes, /** @type {Uint8Array} */ flags, /** @type {number} */ from, /** @type {number} */ to, /** @type {any[]} */ terms) {
    const hits = /** @type {[number, number, number][]} */ ([]);
    const searched = codes.subarray(0, to);
    terms.forEach((term, t) => {
      for (const { codes: form, short, numeric } of term.forms) {
        for (let i = searched.indexOf(form[0], from); i >= 0 && i + form.length <= to; i = searched.indexOf(form[0], i + 1)) {
          let k = 1;
          while (k < form.length && codes[i + k] === form[k]) k++;
          if (k < form.length) continue;
          const end = i + form.length;
          const starts = flags[i] & EDGE;
          const ends = end === to || flags[end] & EDGE;
          if ((short || form.length < 3) && !(starts && ends)) continue;
          if ((numeric & BEGINS && !starts) || (numeric & ENDS && !ends)) continue;
          hits.push([i, end, t]);
        }
      }
    });
    return hits.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  }

  /** Where the forms of the terms stand in a text. @returns {[number, number, number][]} from, to, number of the term */
  function placesIn(/** @type {string} */ text, /** @type {any[]} */ terms) {
    const { codes, flags, at, n } = fold(text);
    return hitsIn(codes, flags, 0, n, terms).map(([from, to, t]) => [at[from], lastOf(text, at[to - 1], at[to]), t]);
  }

  /** The end of a hit in the text: up to the next folded character, without the space or point between. */
  function lastOf(/** @type {string} */ text, /** @type {number} */ last, /** @type {number} */ next) {
    while (next > last + 1 && /[^\u0e01-\u0e4e\u0e50-\u0e59a-z0-9]/i.test(text[next - 1])) next--;
    return next;
  }

  /** @param {string} text @param {any[]} terms @returns {Piece[]} all of it */
  function marked(text, terms) {
    return pieces(text, placesIn(text, terms), 0, text.length);
  }

  /** @returns {Piece[]} */
  function pieces(/** @type {string} */ text, /** @type {[number, number, number][]} */ places, /** @type {number} */ from, /** @type {number} */ to) {
    const out = /** @type {Piece[]} */ ([]);
    let done = from;
    for (const [start, end] of places) {
      if (start < done || end > to) continue;
      if (start > done) out.push([text.slice(done, start), false]);
      out.push([text.slice(start, end), true]);
      done = end;
    }
    if (done < to) out.push([text.slice(done, to), false]);
    return out;
  }

  /**
   * Of hits in order, the first of the stretch that holds most of the terms.
   * @param {[number, number, number][]} hits @param {any[]} terms @param {Uint8Array} [codes] a stretch ends where a paragraph does
   * @returns {number} -1 if there are none
   */
  function fullest(hits, terms, codes) {
    let best = -1;
    let most = 0;
    for (let i = 0; i < hits.length; i++) {
      const seen = new Set();
      let worth = 0;
      for (let k = i; k < hits.length && hits[k][1] <= hits[i][0] + LENGTH - BEFORE; k++) {
        if (codes && k > i && codes.subarray(hits[k - 1][0], hits[k][0]).includes(0)) break;
        if (!seen.has(hits[k][2])) worth += terms[hits[k][2]].weight;
        seen.add(hits[k][2]);
      }
      if (worth > most) [best, most] = [i, worth];
    }
    return best;
  }

  /**
   * The stretch of a section's text with most of the terms.
   * @param {any} index @param {number} section @param {any[]} terms @returns {Piece[]}
   */
  function excerpt(index, section, terms) {
    const { codes, flags } = index;
    const from = index.titleEnd[section];
    const to = Math.min(index.from[section + 1], from + READ);
    const hits = hitsIn(codes, flags, from, to, terms);
    const hit = hits[fullest(hits, terms, codes)];
    let block = 0;
    for (let i = from; hit && i < hit[0]; i++) if (codes[i] === 0) block++;
    const text = index.store.block(section, block);
    const places = placesIn(text, terms);
    const at = fullest(places, terms);
    return cut({ text, places, from: at < 0 ? 0 : places[at][0] });
  }

  /** @returns {Piece[]} */
  function cut(/** @type {{text: string, places: [number, number, number][], from: number}} */ { text, places, from }) {
    let start = Math.max(0, from - BEFORE);
    if (start) {
      const space = text.indexOf(" ", start);
      start = space >= 0 && space < from ? space + 1 : whole(text, start);
    }
    let end = Math.min(text.length, start + LENGTH);
    if (end < text.length) {
      const space = text.lastIndexOf(" ", end);
      end = space > from + 30 ? space : whole(text, end);
    }
    const out = pieces(text, places, start, end);
    if (start) out.unshift(["… ", false]);
    if (end < text.length) out.push([" …", false]);
    return out;
  }

  /** The next place where a letter is not torn from its marks. */
  function whole(/** @type {string} */ text, /** @type {number} */ i) {
    while (i < text.length && /[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e\udc00-\udfff]/.test(text[i])) i++;
    return i;
  }

  KB.searchExcerpt = { marked, excerpt };
})();
