/**
 * The search engine: give it sections and words for the same thing, ask it.
 *
 *     const engine = new KB.SearchEngine(sections, kinds, [{same: ["บันทึกข้อตกลง", "MOU"], typed: ["เอ็มโอยู"]}]);
 *     engine.search("เอ็มโอยู").items[0].place
 *
 * It knows nothing of MkDocs, of workers, or of the page.
 */
(function () {
  "use strict";

  const KB = (self.KB = self.KB || {});
  const MOST = 30; // results
  const FEW = 3; // with fewer hits than this a slip is looked for

  /**
   * @typedef {object} Item
   * @property {string} place @property {[string, boolean][]} title @property {[string, boolean][]} text
   * @property {string} path @property {string} kind @property {number} score
   */

  class SearchEngine {
    /** @param {any[]} sections @param {string[]} kinds @param {{same: string[], typed: string[]}[]} synonyms @param {boolean} [plain] without Intl.Segmenter */
    constructor(sections, kinds, synonyms, plain = false) {
      this.index = new KB.searchIndex.Index(sections, kinds);
      this.words = new KB.searchWords.Words(this.index, synonyms, plain);
    }

    /**
     * @param {string} typed @param {string} [kind] only pages of this kind
     * @returns {{items: Item[], count: number, kinds: string[], instead: string, marks: string[], near: string[]}}
     *   instead: what was searched in place of what was typed, "" if nothing; near: names to try when there is no item
     */
    search(typed, kind = "") {
      let query = this.words.parse(typed);
      let { hits, missing } = KB.searchRank.rank(this.index, this.words, query);
      let instead = "";
      const lost = missing.filter((/** @type {string} */ word) => word.length > 2);
      if (lost.length && query.terms.length) {
        const better = KB.searchSlips.corrected(this.index, this.words, typed, lost);
        const again = better ? this.words.parse(better) : null;
        const other = again ? KB.searchRank.rank(this.index, this.words, again) : null;
        if (other && other.hits.length && (other.missing.length < missing.length || hits.length < FEW)) {
          query = /** @type {any} */ (again);
          hits = other.hits;
          instead = better;
        }
      }
      const kinds = this.kindsOf(hits);
      const wanted = kind ? hits.filter((/** @type {any} */ hit) => this.kindOf(hit.section) === kind) : hits;
      return {
        items: wanted.slice(0, MOST).map((/** @type {any} */ hit) => this.item(hit, query)),
        count: wanted.length,
        kinds,
        instead,
        marks: marksOf(query.terms),
        near: hits.length || !query.terms.length ? [] : KB.searchSlips.near(this.words, typed),
      };
    }

    kindOf(/** @type {number} */ section) {
      return this.index.kinds[this.index.sections[section].kind];
    }

    /** Kinds that have hits, in the order in which kinds are listed. */
    kindsOf(/** @type {any[]} */ hits) {
      const found = new Set(hits.map((hit) => this.kindOf(hit.section)));
      return this.index.kinds.filter((/** @type {string} */ kind) => found.has(kind));
    }

    /** @returns {Item} */
    item(/** @type {any} */ { section, shown, score }, /** @type {any} */ query) {
      const { place, title, path } = this.index.sections[section];
      const { blocks } = this.index.sections[shown];
      return {
        place, path, score, kind: this.kindOf(section),
        title: KB.searchExcerpt.marked(title, query.terms),
        text: KB.searchExcerpt.excerpt(blocks, query.terms),
      };
    }
  }

  /** The words to mark on the page that a result leads to: those typed, then others for the same. */
  function marksOf(/** @type {any[]} */ terms) {
    const forms = terms.filter((term) => term.weight >= 1).flatMap((term) => term.forms).sort((a, b) => b.weight - a.weight);
    const texts = forms.filter((form) => !form.short || form.weight === 1).map((form) => KB.searchFold.spell(form.codes));
    return [...new Set(texts)].slice(0, 16);
  }

  KB.SearchEngine = SearchEngine;
})();
