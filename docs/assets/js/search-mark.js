/**
 * Marks on a page what led there: the search adds ?h=words to the links that are used. Goes to the first hit when the
 * link led to the top of the page, and says how many there are, with a button to the next and one to take the marks away.
 */
(function () {
  "use strict";

  const words = (new URLSearchParams(location.search).get("h") || "").slice(0, 300).trim();
  const content = document.querySelector(".md-content__inner");
  if (!words || !content) return;
  const MOST = 300; // marks
  const here = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";

  /** @param {string} name @returns {Promise<void>} */
  const script = (name) => new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = here.replace(/search-mark\.js.*$/, `search/${name}.js`);
    element.onload = () => resolve();
    element.onerror = () => reject(new Error(name));
    document.head.append(element);
  });

  /** Texts of the page that a reader sees. @returns {Text[]} */
  function texts() {
    const walker = document.createTreeWalker(/** @type {Element} */ (content), NodeFilter.SHOW_TEXT, {
      acceptNode: (node) => (node.parentElement?.closest("script, style, button, select, textarea, .headerlink, [hidden], [aria-hidden=true]")
        ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
    });
    const found = [];
    while (walker.nextNode()) found.push(/** @type {Text} */ (walker.currentNode));
    return found;
  }

  /** @param {Text} text @param {any[]} terms @returns {HTMLElement[]} */
  function markText(text, terms) {
    const pieces = /** @type {any} */ (window).KB.searchExcerpt.marked(text.data, terms);
    if (!pieces.some((/** @type {[string, boolean]} */ [, isHit]) => isHit)) return [];
    const marks = /** @type {HTMLElement[]} */ ([]);
    text.replaceWith(...pieces.map((/** @type {[string, boolean]} */ [part, isHit]) => {
      if (!isHit) return part;
      const mark = document.createElement("mark");
      mark.className = "kb-found";
      mark.textContent = part;
      marks.push(mark);
      return mark;
    }));
    return marks;
  }

  /** @param {HTMLElement[]} marks @param {number} at */
  function show(marks, at) {
    marks.forEach((mark, i) => mark.toggleAttribute("data-here", i === at));
    for (let up = marks[at].closest("details"); up; up = up.parentElement?.closest("details") || null) up.open = true;
    marks[at].scrollIntoView({ block: "center" });
  }

  /** @param {HTMLElement[]} marks */
  function bar(marks) {
    const box = document.createElement("div");
    box.className = "kb-found-bar kb-noprint";
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", "คำที่ค้นในหน้านี้");
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    said.textContent = `พบคำที่ค้น ${marks.length} แห่งในหน้านี้`;
    let at = -1;
    const button = (/** @type {string} */ label, /** @type {() => void} */ act) => {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = label;
      made.addEventListener("click", act);
      return made;
    };
    const next = button("แห่งถัดไป", () => {
      at = (at + 1) % marks.length;
      show(marks, at);
      said.textContent = `แห่งที่ ${at + 1} จาก ${marks.length}`;
    });
    const clear = button("เอาสีออก", () => {
      for (const mark of marks) mark.replaceWith(...mark.childNodes);
      box.remove();
      const address = new URL(location.href);
      address.searchParams.delete("h");
      try { history.replaceState(history.state, "", address); } catch { /* a file's address may not be changed */ }
    });
    box.append(said, next, clear);
    document.body.append(box);
    return () => next.click();
  }

  Promise.all([script("fold")]).then(() => script("excerpt")).then(() => {
    const { codesOf, folded } = /** @type {any} */ (window).KB.searchFold;
    const terms = words.split(" ").map(folded).filter(Boolean).slice(0, 24)
      .map((text) => ({ weight: 1, forms: [{ codes: codesOf(text), numeric: (/^\d/.test(text) ? 1 : 0) | (/\d$/.test(text) ? 2 : 0), short: text.length < 3 }] }));
    const marks = /** @type {HTMLElement[]} */ ([]);
    for (const text of texts()) if (marks.length < MOST) marks.push(...markText(text, terms));
    if (!marks.length) return;
    const toFirst = bar(marks);
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const heading = target && (target.matches("h1") || target.querySelector("h1"));
    const below = marks.some((mark) => !mark.closest("h1"));
    if ((!target || heading) && below && !marks.some((mark) => mark.closest("h1"))) toFirst();
  }, () => {});
})();
