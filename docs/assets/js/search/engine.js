/**
 * The search engine: give it sections and words for the same thing, ask it.
 *
 *     const packed = KB.searchStore.pack(sections, ["คู่มือ", "แบบฟอร์ม"]);
 *     const engine = new KB.SearchEngine(packed, [{same: ["บันทึกข้อตกลง", "MOU"], typed: ["เอ็มโอยู"]}]);
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
   * @property {{place: string, title: [string, boolean][]}[]} parts sections of it that hold the words
   */

  class SearchEngine {
    /** @param {any} packed see store.js @param {{same: string[], typed: string[]}[]} synonyms @param {boolean} [plain] without Intl.Segmenter */
    constructor(packed, synonyms, plain = false) {
      this.index = new KB.searchIndex.Index(new KB.searchStore.Store(packed));
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
      return this.index.kinds[this.index.store.kind[section]];
    }

    /** Kinds that have hits, in the order in which kinds are listed. */
    kindsOf(/** @type {any[]} */ hits) {
      const found = new Set(hits.map((hit) => this.kindOf(hit.section)));
      return this.index.kinds.filter((/** @type {string} */ kind) => found.has(kind));
    }

    /** @returns {Item} */
    item(/** @type {any} */ { section, shown, parts, score }, /** @type {any} */ query) {
      const { store } = this.index;
      const [title, , path] = store.head(section);
      return {
        place: store.place(section), path, score, kind: this.kindOf(section),
        title: KB.searchExcerpt.marked(title, query.terms),
        text: KB.searchExcerpt.excerpt(this.index, shown, query.terms),
        parts: parts.map((/** @type {number} */ part) => ({
          place: store.place(part),
          title: KB.searchExcerpt.marked(store.title(part), query.terms),
        })),
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
