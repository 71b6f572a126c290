/**
 * The engine as the worker behind Material's search box.
 *
 * Of the box's protocol it keeps 0 (set up), 1 (ready) and 2 (query). Answers are messages of our own (ANSWER), which
 * search-box.js shows: the theme's list has no place for a path, a filter or "did you mean". The index is fetched with
 * the first query or when the box is touched (WARM), not by everyone who only reads. On file:// this runs in a frame.
 */
(function () {
  "use strict";

  const KB = (self.KB = self.KB || {});
  const SET_UP = 0;
  const READY = 1;
  const QUERY = 2;
  const ANSWER = 20;
  const WARM = 21;
  const KIND = 22;

  const frameScript = typeof document === "undefined" ? null : /** @type {HTMLScriptElement | null} */ (document.currentScript);
  const home = (frameScript ? frameScript.src : String(self.location.href)).replace(/[^/]*$/, "");

  /** @type {any} */
  let engine = null;
  let asked = "";
  let kind = "";
  let waiting = false;
  /** @type {Promise<void> | null} */
  let loading = null;

  function load() {
    loading = loading || script(`${home}index.js`).then(() => {
      engine = new KB.SearchEngine(KB.searchData, KB.searchSynonyms || []);
      KB.searchData = null;
    });
    return loading;
  }

  /** @param {string} address @returns {Promise<void>} */
  function script(address) {
    if (!frameScript) return Promise.resolve().then(() => /** @type {any} */ (self).importScripts(address));
    return new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = address;
      element.onload = () => resolve();
      element.onerror = () => reject(new Error(`cannot load ${address}`));
      document.body.append(element);
    });
  }

  /** Answers the newest question only: who types fast is not kept waiting for old ones. */
  function answerSoon() {
    if (waiting) return;
    waiting = true;
    load().then(() => setTimeout(answer, 0), () => {
      waiting = false;
      loading = null;
      /** @type {any} */ (self).postMessage({ type: ANSWER, data: { query: asked, failed: true } });
    });
  }

  function answer() {
    waiting = false;
    const found = asked.trim() ? engine.search(asked, kind) : { items: [], count: 0, kinds: [], instead: "", marks: [], near: [] };
    /** @type {any} */ (self).postMessage({ type: ANSWER, data: { query: asked, kind, ...found } });
  }

  self.addEventListener("message", ({ data }) => {
    if (data.type === SET_UP) /** @type {any} */ (self).postMessage({ type: READY });
    else if (data.type === WARM) load().catch(() => { loading = null; });
    else if (data.type === KIND) kind = data.data;
    if (data.type === QUERY) asked = String(data.data);
    if (data.type === KIND || (data.type === QUERY && asked.trim())) answerSoon();
  });
})();
