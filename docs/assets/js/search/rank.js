/**
 * Which section answers a query best.
 *
 * Each word counts by how rare it is, most in the title, less in a heading below, least in the text; the words of a
 * page's title count for its sections too. A section that lacks words falls far behind one that has all.
 */
(function () {
  "use strict";

  const KB = (self.KB = self.KB || {});
  const { codesOf } = KB.searchFold;

  const IN_TITLE = 1;
  const IN_HEADING = 0.42; // a heading within the page, counted for the page
  const IN_TEXT = 0.34;
  const OF_PAGE = 0.42; // a word of the page's title, counted for its sections
  const OF_SITE_PAGE = 0.2; // … and for what stands for itself on that page
  const PAIR = 0.22;
  const NAMED = 1; // the query is the very name
  const LESS_NAMED = 0.35; // of a page that is not the manual's, unless it is asked for by abbreviation or kind
  const PARTS = 2; // sections told with their page
  const CORE = 0.8; // the query is the very name but for words that ask
  const WITHIN = 0.35; // a name of the manual or a companion within the query
  const BESIDE = 0.5; // if they score this share of the best
  const MOST = 60; // hits
  const MOST_LENGTH = 2.5; // a long text is not punished further
  const USUAL = 700; // characters of a section of usual length

  /** @typedef {{section: number, shown: number, score: number, parts: number[]}} Hit shown: the section whose text is shown */

  /**
   * @param {any} index @param {any} words @param {any} query of Words.parse
   * @returns {{hits: Hit[], missing: string[]}} best first; `missing` are words that stand nowhere
   */
  function rank(index, words, query) {
    const count = index.total;
    const found = query.terms.map((/** @type {any} */ term) => lookUp(index, term));
    const rarity = found.map((/** @type {any} */ one, /** @type {number} */ i) => query.terms[i].weight * rarityOf(one.sections, count));
    const total = rarity.reduce((/** @type {number} */ sum, /** @type {number} */ r) => sum + r, 0);
    const missing = query.terms.filter((/** @type {any} */ _, /** @type {number} */ i) => !found[i].sections).map((/** @type {any} */ term) => term.text);
    if (!total) return { hits: [], missing };
    const own = new Float32Array(count);
    const { entries, fullest } = sums(index, found, rarity, total, own);
    const must = query.must.length;
    const bonus = closeness(index, words, query, total);
    const { store, kinds } = index;
    const hits = [];
    for (let s = 0; s < count; s++) {
      const entry = store.entry[s];
      const base = Math.max(entries[s], own[s]) + bonus[s];
      if (base <= 0 || (must && !hasAll(found, must, s))) continue;
      const shown = entry === s && !textHas(found, s) ? fullest[s] : s;
      hits.push({ section: s, shown, score: base * store.weight[s] * leaned(query.leaning.get(kinds[store.kind[s]]) || 1, entry === s) });
    }
    hits.sort((a, b) => b.score - a.score || a.section - b.section);
    return { hits: together(store, hits), missing };
  }

  const hasAll = (/** @type {any[]} */ found, /** @type {number} */ must, /** @type {number} */ s) =>
    found.slice(0, must).every((one) => one.title[s] > 0 || one.text[s] > 0);

  /** Who asks for a kind of page wants the page more than its parts. */
  const leaned = (/** @type {number} */ more, /** @type {boolean} */ isPage) => (isPage ? more : 1 + (more - 1) * 0.3);
  const textHas = (/** @type {any[]} */ found, /** @type {number} */ s) => found.some((one) => one.text[s] > 0);

  /** Where a term stands: how well in each title, how often in each text, in how many sections. */
  function lookUp(/** @type {any} */ index, /** @type {any} */ term) {
    const count = index.total;
    const title = new Float32Array(count);
    const letters = new Float32Array(count);
    const text = new Float32Array(count);
    let sections = 0; // that hold the word as typed; its synonyms only if it stands nowhere
    let first = true;
    let any = false;
    for (const { codes, weight, numeric, short } of term.forms) {
      index.each(codes, (/** @type {number} */ place) => {
        const whole = index.wholeness(place, codes.length, numeric);
        if (!whole || (short && whole < 0.9)) return;
        const s = index.sectionAt(place);
        const value = whole * weight;
        if ((first || !any) && !title[s] && !text[s]) sections++;
        if (place < index.titleEnd[s]) {
          if (value > title[s]) title[s] = value;
          if (letters[s] < codes.length) letters[s] = codes.length;
        } else text[s] += value;
      });
      if (first) any = sections > 0;
      first = false;
    }
    return { title, letters, text, sections };
  }

  const rarityOf = (/** @type {number} */ sections, /** @type {number} */ count) => Math.max(0.5, Math.log(1 + (count - sections + 0.5) / (sections + 0.5)));

  /** Fills `own` with what each section scores by itself; returns what pages score with all their sections. */
  function sums(/** @type {any} */ index, /** @type {any[]} */ found, /** @type {number[]} */ rarity, /** @type {number} */ total, /** @type {Float32Array} */ own) {
    const count = index.total;
    const terms = found.length;
    const best = new Float32Array(count * terms); // of a page: the most that any of its sections has of a term
    const share = new Float32Array(count);
    const fullest = new Int32Array(count); // of a page: the section whose text shows the words best
    for (let s = 0; s < count; s++) fullest[s] = s;
    for (let s = 0; s < count; s++) {
      const entry = index.store.entry[s];
      const page = index.store.page[s];
      const length = index.from[s + 1] - index.titleEnd[s];
      const titleLength = index.titleEnd[s] - index.from[s];
      let letters = 0;
      for (let i = 0; i < terms; i++) letters += found[i].letters[s];
      // how much of the title the query is: "บันทึกบัญชี" is more of a short title than of a long one
      share[s] = letters ? 0.8 + 0.2 * Math.min(1, letters / titleLength) : 0;
      let sum = 0;
      let covered = 0;
      for (let i = 0; i < terms; i++) {
        const times = found[i].text[s];
        const inTitle = found[i].title[s] * share[s] * IN_TITLE;
        const inText = times ? (times / (times + 0.6 + 0.6 * Math.min(MOST_LENGTH, length / USUAL))) * IN_TEXT : 0;
        const ofPage = entry !== s ? found[i].title[entry] * OF_PAGE : page !== s ? found[i].title[page] * OF_SITE_PAGE : 0;
        const value = Math.max(inTitle, ofPage, inText) + 0.25 * Math.min(inTitle || ofPage, inText);
        if (value) {
          sum += value * rarity[i];
          covered += rarity[i];
        }
        const forPage = entry === s ? Math.max(inTitle, inText, ofPage) + 0.25 * Math.min(inTitle, inText) : Math.max(inTitle * IN_HEADING, inText * 0.6);
        if (forPage > best[entry * terms + i]) best[entry * terms + i] = forPage;
        if (entry !== s && inTitle > best[s * terms + i]) best[s * terms + i] = Math.max(inTitle, inText);
      }
      own[s] = sum * complete(covered, total);
      if (entry !== s && textHas(found, s) && (fullest[entry] === entry || own[s] > own[fullest[entry]])) fullest[entry] = s;
    }
    const entries = new Float32Array(count);
    for (let s = 0; s < count; s++) {
      let sum = 0;
      let covered = 0;
      for (let i = 0; i < terms; i++) {
        const value = best[s * terms + i];
        if (!value) continue;
        sum += value * rarity[i];
        covered += rarity[i];
      }
      // words that stand together in one section say more than words scattered over a page
      entries[s] = 0.97 * sum * complete(covered, total);
    }
    return { entries, fullest };
  }

  const complete = (/** @type {number} */ covered, /** @type {number} */ total) => (covered / total) ** 1.3;

  /** Sections whose name the query is, and how much so: with or without การ before, and words that only ask. */
  function named(/** @type {any} */ words, /** @type {any} */ query) {
    const out = new Map();
    const { whole, core } = query;
    for (const [name, worth] of [[whole, 1], [`การ${whole}`, 1], [whole.replace(/^การ/, ""), 1], [core, CORE], [core.replace(/^การ/, ""), CORE]]) {
      for (const s of words.names.of(name)) if (!out.has(s)) out.set(s, worth);
    }
    return out;
  }

  /** What is added for the very name, for the whole query in a row, and for neighbouring words in a row. */
  function closeness(/** @type {any} */ index, /** @type {any} */ words, /** @type {any} */ query, /** @type {number} */ total) {
    const { store } = index;
    const bonus = new Float32Array(index.total);
    const short = words.isAbbreviation(query.whole);
    for (const [s, letters] of query.names) {
      if (store.weight[s] > 1.05) bonus[s] += (total * WITHIN * letters) / query.whole.length;
    }
    for (const [s, worth] of named(words, query)) {
      const kind = index.kinds[store.kind[s]];
      if (worth < 1 && query.leaning.size && !query.leaning.has(kind)) continue;
      const asked = (store.weight[s] > 1.05 && store.entry[s] === s) || query.leaning.has(kind) || short;
      bonus[s] += worth * total * (asked ? NAMED : LESS_NAMED);
    }
    const row = (/** @type {string} */ text, /** @type {number} */ inTitle, /** @type {number} */ inText) => {
      const codes = codesOf(text);
      const last = new Map();
      index.each(codes, (/** @type {number} */ place) => {
        const s = index.sectionAt(place);
        const value = (place < index.titleEnd[s] ? inTitle * (place === index.from[s] ? 1.1 : 1) : inText);
        if (value > (last.get(s) || 0)) last.set(s, value);
      });
      for (const [s, value] of last) {
        bonus[s] += value;
        const entry = index.store.entry[s];
        if (entry !== s) bonus[entry] = Math.max(bonus[entry], value * 0.4);
      }
    };
    if (query.terms.length > 1 && query.whole.length > 3) row(query.whole, 0.5 * total, 0.16 * total);
    const pairs = query.pairs.filter((/** @type {string} */ pair) => pair !== query.whole && pair.length > 3);
    for (const pair of pairs) row(pair, (PAIR * total) / pairs.length, (0.3 * PAIR * total) / pairs.length);
    return bonus;
  }

  /** One result for a page or an article, as good as its best section; that and another good one are told with it. */
  function together(/** @type {any} */ store, /** @type {{section: number, shown: number, score: number}[]} */ hits) {
    /** @type {Map<number, Hit>} */
    const found = new Map();
    for (const { section, shown, score } of hits) {
      const entry = store.entry[section];
      const known = found.get(entry);
      if (!known && found.size >= MOST) continue;
      const hit = known || { section: entry, shown, score, parts: [] };
      if (!known) found.set(entry, hit);
      if (section !== entry && hit.parts.length < PARTS && score > BESIDE * hit.score) hit.parts.push(section);
    }
    return [...found.values()];
  }

  KB.searchRank = { rank };
})();
