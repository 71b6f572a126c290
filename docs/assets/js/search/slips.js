/**
 * What the reader may have meant: a word that stands nowhere, but for a mark or a letter.
 *
 * A tone mark, ็ or ์ that is missing or too much costs half of any other slip; that also reads the spelling of scanned
 * books, which lost their tone marks. A word with few slips has a part without any: only places that hold such a part are
 * compared.
 */
(function () {
  "use strict";

  const KB = (self.KB = self.KB || {});
  const { EDGE, codesOf, folded, spell } = KB.searchFold;

  const MARK = 1; // cost of a tone mark, ็ ์ ํ missing or too much
  const LETTER = 2; // cost of any other slip
  const ENOUGH = 120; // places compared for one part
  const MOST_VISITS = 3000;
  const FIRST_MARK = codesOf("\u0e47")[0];
  const LAST_MARK = codesOf("\u0e4e")[0];

  const price = (/** @type {number} */ code) => (code >= FIRST_MARK && code <= LAST_MARK ? MARK : LETTER);
  /** How much a word of that many letters may differ. */
  const allowance = (/** @type {number} */ length) => (length < 3 ? 0 : length < 5 ? 1 : length < 9 ? 2 : 4);

  /**
   * The stretch of `codes` between `from` and `to` that is most like the word.
   * @returns {{cost: number, from: number, to: number}}
   */
  function likest(/** @type {number[]} */ word, /** @type {Uint8Array} */ codes, /** @type {number} */ from, /** @type {number} */ to) {
    const m = word.length;
    let costs = new Array(m + 1);
    let starts = new Array(m + 1).fill(from);
    costs[0] = 0;
    for (let i = 1; i <= m; i++) costs[i] = costs[i - 1] + price(word[i - 1]);
    let best = { cost: Infinity, from, to: from };
    let before = { costs, starts };
    let earlier = before;
    for (let p = from; p < to; p++) {
      costs = [0];
      starts = [p + 1];
      const code = codes[p];
      for (let i = 1; i <= m; i++) {
        let cost = before.costs[i - 1] + (word[i - 1] === code ? 0 : Math.max(LETTER, 0));
        let start = before.starts[i - 1] === p && i === 1 ? p : before.starts[i - 1];
        const extra = before.costs[i] + price(code);
        if (extra < cost) [cost, start] = [extra, before.starts[i]];
        const lost = costs[i - 1] + price(word[i - 1]);
        if (lost < cost) [cost, start] = [lost, starts[i - 1]];
        if (i > 1 && p > from && word[i - 1] === codes[p - 1] && word[i - 2] === code && earlier.costs[i - 2] + LETTER < cost) {
          [cost, start] = [earlier.costs[i - 2] + LETTER, earlier.starts[i - 2]];
        }
        costs[i] = cost;
        starts[i] = start;
      }
      if (costs[m] < best.cost || (costs[m] === best.cost && best.to === p)) best = { cost: costs[m], from: starts[m], to: p + 1 };
      earlier = before;
      before = { costs, starts };
    }
    return best;
  }

  /** Parts of a word, one of which has no slip. @returns {[number, number][]} from, to */
  function parts(/** @type {number} */ length) {
    const count = length < 6 ? 2 : 3;
    return Array.from({ length: count }, (_, i) => /** @type {[number, number]} */ ([Math.round((i * length) / count), Math.round(((i + 1) * length) / count)]));
  }

  const NONE = { text: "", cost: Infinity };

  /**
   * @param {any} index @param {string} text folded word that stands nowhere
   * @returns {{text: string, cost: number}} the likest that does, "" if none is like enough
   */
  function correction(index, text) {
    const word = codesOf(text);
    const most = allowance(word.length);
    /** @type {Map<string, {cost: number, worth: number}>} */
    const found = new Map();
    for (const [from, to] of parts(word.length)) {
      if (to - from < 2) continue;
      const seen = new Set();
      let visits = 0;
      index.each(word.slice(from, to), (/** @type {number} */ place) => {
        if (seen.size > ENOUGH || ++visits > MOST_VISITS) return;
        const first = Math.max(0, place - from - 2);
        const last = Math.min(index.length, place - from + word.length + 3);
        const stretch = spell(index.codes, first, last);
        const inTitle = place < index.titleEnd[index.sectionAt(place)];
        const key = `${inTitle}${stretch}`;
        if (seen.has(key)) return;
        seen.add(key);
        const match = likest(word, index.codes, first, last);
        if (match.cost > most) return;
        const candidate = spell(index.codes, match.from, match.to);
        if (candidate.includes(" ") || /^[\u0e30-\u0e3a\u0e47-\u0e4e]/.test(candidate) || /[\u0e40-\u0e44]$/.test(candidate)) return;
        const open = index.codes[match.to] >= FIRST_MARK && index.codes[match.to] <= LAST_MARK ? -3 : 0;
        const edges = (index.flags[match.from] & EDGE ? 1 : 0) + (index.flags[match.to] & EDGE ? 1 : 0);
        const worth = (inTitle ? 2 : 0) + edges + open - 2 * match.cost;
        const known = found.get(candidate);
        if (!known || known.worth < worth) found.set(candidate, { cost: match.cost, worth });
      });
    }
    return [...found].sort((a, b) => b[1].worth - a[1].worth || a[0].length - b[0].length).map(([text, { cost }]) => ({ text, cost }))[0] || NONE;
  }

  /**
   * The query with its slips put right.
   * @param {any} index @param {any} words @param {string} typed @param {string[]} missing folded words that stand nowhere
   * @returns {string} "" if nothing better is known
   */
  function corrected(index, words, typed, missing) {
    const tokens = words.tokens(typed);
    const out = [];
    let changed = false;
    for (let i = 0; i < tokens.length; i++) {
      if (!missing.includes(tokens[i])) {
        out.push(tokens[i]);
        continue;
      }
      const alone = correction(index, tokens[i]);
      // a slip may have moved the border between two words: then with a neighbour
      const right = alone.cost > MARK && i + 1 < tokens.length ? correction(index, tokens[i] + tokens[i + 1]) : NONE;
      const left = alone.cost > MARK && out.length ? correction(index, out[out.length - 1] + tokens[i]) : NONE;
      if (left.text && left.cost <= right.cost) out.splice(-1, 1, left.text);
      else if (right.text) { out.push(right.text); i++; }
      else if (alone.text) out.push(alone.text);
      else { out.push(tokens[i]); continue; }
      changed = true;
    }
    const better = out.join("");
    return changed && better !== folded(typed) ? better : "";
  }

  /**
   * Names that share most letter pairs with what was typed, for a query that finds nothing.
   * @param {any} words @param {string} typed @returns {string[]} at most five titles
   */
  function near(words, typed) {
    const wanted = pairsOf(folded(typed));
    if (!wanted.size) return [];
    const scored = /** @type {{likeness: number, section: number}[]} */ ([]);
    words.names.each((/** @type {string} */ name, /** @type {number} */ section) => {
      const own = pairsOf(name);
      let shared = 0;
      for (const pair of own) if (wanted.has(pair)) shared++;
      const likeness = (2 * shared) / (own.size + wanted.size);
      if (likeness > 0.2) scored.push({ likeness, section });
    });
    scored.sort((a, b) => b.likeness - a.likeness);
    const titles = scored.map(({ section }) => words.index.store.title(section));
    return [...new Set(titles)].slice(0, 5);
  }

  const pairsOf = (/** @type {string} */ text) => new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));

  KB.searchSlips = { corrected, near };
})();
