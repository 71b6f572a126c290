/**
 * The piece of a text that shows best why it was found, cut into what is marked and what is not. Never markup: the page
 * puts each piece in as text.
 */
(function () {
  "use strict";

  const KB = (self.KB = self.KB || {});
  const { EDGE, fold } = KB.searchFold;

  const LENGTH = 170; // characters of an excerpt
  const BEFORE = 40; // of them before the first hit
  const READ = 9000; // characters of a section that are looked through

  /** @typedef {[string, boolean]} Piece text, and whether it is marked */

  /** Where the forms of the terms stand in a text. @returns {[number, number, number][]} from, to, number of the term */
  function placesIn(/** @type {string} */ text, /** @type {any[]} */ terms) {
    const { codes, flags, at, n } = fold(text);
    const places = /** @type {[number, number, number][]} */ ([]);
    terms.forEach((term, t) => {
      for (const { codes: form, short, numeric } of term.forms) {
        for (let i = codes.indexOf(form[0]); i >= 0 && i + form.length <= n; i = codes.indexOf(form[0], i + 1)) {
          let k = 1;
          while (k < form.length && codes[i + k] === form[k]) k++;
          if (k < form.length) continue;
          const end = i + form.length;
          const edges = (flags[i] & EDGE) && (end === n || flags[end] & EDGE);
          if ((short || numeric) && !edges) continue;
          if (form.length < 3 && !edges) continue;
          places.push([at[i], lastOf(text, at[end - 1], at[end]), t]);
        }
      }
    });
    return places.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
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
   * The stretch of a section's text with most of the terms.
   * @param {string[]} blocks @param {any[]} terms @returns {Piece[]}
   */
  function excerpt(blocks, terms) {
    let best = { worth: -1, text: blocks[0] || "", places: /** @type {[number, number, number][]} */ ([]), from: 0 };
    let read = 0;
    for (const text of blocks) {
      if (read > READ) break;
      read += text.length;
      const places = placesIn(text, terms);
      for (let i = 0; i < places.length; i++) {
        const seen = new Set();
        for (let k = i; k < places.length && places[k][1] <= places[i][0] + LENGTH - BEFORE; k++) seen.add(places[k][2]);
        const worth = [...seen].reduce((sum, t) => sum + terms[t].weight, 0);
        if (worth > best.worth) best = { worth, text, places, from: places[i][0] };
      }
    }
    return cut(best);
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

  KB.searchExcerpt = { marked, excerpt, placesIn };
})();
