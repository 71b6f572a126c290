/**
 * Material's search box, showing the answers of our engine: path, excerpt and kind of each result, kinds to filter by,
 * "did you mean", names to try when nothing was found, and common tasks before anything is typed.
 *
 * The box, its keys and its address (?q=) stay Material's. It starts the worker (assets/search/worker.js) and sends it
 * what is typed; the page keeps the worker in KB.searchWorker (overrides/main.html). Whatever was typed or found goes in
 * as text, never as markup.
 */
(function () {
  "use strict";

  const KB = /** @type {any} */ (window).KB = /** @type {any} */ (window).KB || {};
  const ANSWER = 20; // messages: see search/worker.js
  const WARM = 21;
  const KIND = 22;
  const LONG_STEP = 34; // characters of a step of a path
  const LEAST = 400; // ms that the reader has the field before "loading" is said

  const worker = KB.searchWorker;
  const search = document.querySelector(".md-search");
  const field = document.querySelector(".md-search__input");
  const result = document.querySelector(".md-search-result");
  const toggle = document.getElementById("__search");
  if (!worker || !search || !(field instanceof HTMLInputElement) || !result || !(toggle instanceof HTMLInputElement)) return;
  const meta = /** @type {HTMLElement} */ (result.firstElementChild);
  const list = /** @type {HTMLElement} */ (result.lastElementChild);
  const config = JSON.parse(document.getElementById("__config")?.textContent || "{}");
  const base = new URL(config.base || ".", location.href);

  /** @param {string} name @param {string} className @param {...(Node | string)} parts */
  function element(name, className, ...parts) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...parts);
    return made;
  }

  const head = element("div", "kb-search");
  const hint = element("p", "kb-search__hint");
  const kinds = element("div", "kb-search__kinds");
  kinds.setAttribute("role", "group");
  kinds.setAttribute("aria-label", "แสดงเฉพาะ");
  head.append(hint, kinds);
  result.before(head);
  meta.setAttribute("role", "status");
  meta.setAttribute("aria-live", "polite");

  let kind = ""; // kind that is shown, "" for all
  let marks = /** @type {string[]} */ ([]);

  // --- Results -------------------------------------------------------------------------------------------------------

  /** @param {[string, boolean][]} pieces */
  const marked = (pieces) => pieces.map(([text, isHit]) => (isHit ? element("mark", "", text) : text));

  /** @param {any} item */
  function resultItem(item) {
    const article = element("article", "md-search-result__article md-typeset");
    article.dataset.mdScore = item.score.toFixed(2);
    const above = element("p", "kb-hit__path", element("span", "kb-hit__kind", item.kind));
    if (item.path) above.append(` ${shortPath(item.path)}`);
    article.append(above, element("h2", "", ...marked(item.title)));
    if (item.text.length) article.append(element("p", "kb-hit__text", ...marked(item.text)));
    const link = linkTo(item.place, "md-search-result__link", article);
    const parts = item.parts.map((/** @type {any} */ part) => linkTo(part.place, "kb-hit__part", ...marked(part.title)));
    return element("li", "md-search-result__item", link, ...(parts.length ? [element("p", "kb-hit__parts", ...parts)] : []));
  }

  /** @param {string} place @param {string} className @param {...(Node | string)} parts */
  function linkTo(place, className, ...parts) {
    const link = /** @type {HTMLAnchorElement} */ (element("a", className, ...parts));
    link.href = new URL(place, base).href;
    return link;
  }

  /** The way to a page, each step no longer than a glance. @param {string} path */
  function shortPath(path) {
    return path.split(" › ").map((step) => (step.length > LONG_STEP ? `${cutAt(step, LONG_STEP)}…` : step)).join(" › ");
  }

  /** @param {string} text @param {number} end a letter is not torn from its marks */
  function cutAt(text, end) {
    while (end > 0 && /[\u0e31-\u0e3a\u0e47-\u0e4e]/.test(text[end])) end--;
    return text.slice(0, end);
  }

  /** The words to mark on the page are added when the link is used: until then its address is clean. */
  function withMarks(/** @type {Event} */ event) {
    const link = event.target instanceof Element ? event.target.closest("a.md-search-result__link, a.kb-hit__part") : null;
    if (!(link instanceof HTMLAnchorElement) || !marks.length) return;
    const address = new URL(link.href);
    address.searchParams.set("h", marks.join(" "));
    link.href = address.href;
  }
  for (const use of ["pointerdown", "click", "auxclick"]) list.addEventListener(use, withMarks, true);

  /** @param {any} answer */
  function counted({ count, instead, failed, near }) {
    if (failed) return "โหลดดัชนีค้นหาไม่ได้ ตรวจการเชื่อมต่อแล้วพิมพ์ใหม่";
    const found = count ? `พบ ${count} รายการ` : "ไม่พบรายการที่ตรงกับคำค้น";
    if (instead) return `${found} ของ “${instead}”`;
    return count || !near?.length ? found : `${found} ลองคำใกล้เคียงด้านล่าง`;
  }

  /** A button that searches for other words. @param {string} words */
  function other(words) {
    const button = /** @type {HTMLButtonElement} */ (element("button", "kb-search__other", words));
    button.type = "button";
    button.addEventListener("click", () => ask(words));
    return button;
  }

  /** @param {string} words */
  function ask(words) {
    /** @type {HTMLInputElement} */ (field).value = words;
    field?.focus();
    field?.dispatchEvent(new InputEvent("input", { bubbles: true }));
    field?.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  }

  /** @param {any} answer */
  function showHint({ instead, near, items }) {
    hint.replaceChildren();
    if (instead) hint.append("หมายถึง ", other(instead), " หรือไม่");
    else if (items.length === 0 && near.length) hint.append("คำใกล้เคียง ", ...near.map(other));
    hint.hidden = !hint.childNodes.length;
  }

  /** @param {any} answer */
  function showKinds(answer) {
    const names = answer.kinds.length > 1 || kind ? ["", ...answer.kinds] : [];
    if (kind && !answer.kinds.includes(kind)) names.push(kind);
    kinds.hidden = !names.length;
    kinds.replaceChildren(...names.map((name) => {
      const button = /** @type {HTMLButtonElement} */ (element("button", "kb-search__kind", name || "ทั้งหมด"));
      button.type = "button";
      button.setAttribute("aria-pressed", String(name === kind));
      button.addEventListener("click", () => {
        kind = name;
        worker.postMessage({ type: KIND, data: kind });
        const at = [...kinds.children].indexOf(button);
        refocus = at;
      });
      return button;
    }));
    if (refocus >= 0) /** @type {HTMLElement | undefined} */ (kinds.children[Math.min(refocus, kinds.children.length - 1)])?.focus();
    refocus = -1;
  }
  let refocus = -1; // the button that was pressed: answers make the buttons anew

  worker.addEventListener("message", (/** @type {MessageEvent} */ { data }) => {
    if (data.type !== ANSWER) return;
    const answer = data.data;
    if (!answer.query.trim() || answer.query.trim() !== /** @type {HTMLInputElement} */ (field).value.trim()) return; // an old question
    meta.textContent = counted(answer);
    if (answer.failed) return;
    marks = answer.marks;
    list.replaceChildren(...answer.items.map(resultItem));
    showHint(answer);
    showKinds(answer);
    list.closest(".md-search__scrollwrap")?.scrollTo(0, 0);
  });

  // --- Before anything is typed --------------------------------------------------------------------------------------

  function showTasks() {
    kind = "";
    worker.postMessage({ type: KIND, data: "" });
    hint.hidden = true;
    kinds.hidden = true;
    meta.textContent = "พิมพ์คำที่ต้องการค้น หรือเลือกงานที่ทำบ่อย";
    list.replaceChildren(...(KB.searchTasks || []).map((/** @type {{title: string, page: string}} */ { title, page }) => {
      const link = /** @type {HTMLAnchorElement} */ (element("a", "kb-search__task", title));
      link.href = new URL(page, base).href;
      return element("li", "", link);
    }));
  }

  let late = 0;
  function follow() {
    clearTimeout(late);
    if (!/** @type {HTMLInputElement} */ (field).value.trim()) showTasks();
    else if (!list.querySelector(".md-search-result__item")) {
      late = window.setTimeout(() => {
        if (!list.querySelector(".md-search-result__item") && meta.textContent?.startsWith("พิมพ์")) meta.textContent = "กำลังเตรียมการค้นหา";
      }, LEAST);
    }
  }
  field.addEventListener("input", follow);
  field.addEventListener("keyup", follow);
  field.form?.addEventListener("reset", () => setTimeout(follow));
  field.addEventListener("focus", () => {
    worker.postMessage({ type: WARM });
    if (!(/** @type {HTMLInputElement} */ (field).value)) follow();
  });
  for (const opener of document.querySelectorAll('[for="__search"], .kb-find')) {
    opener.addEventListener("pointerenter", () => worker.postMessage({ type: WARM }), { once: true });
  }

  // --- Keys ----------------------------------------------------------------------------------------------------------

  // Material closes the box on Tab and takes every other key for typing: buttons in it would be out of reach.
  search.addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent)) return;
    const onButton = event.target instanceof HTMLButtonElement;
    if (event.key === "Tab" || (onButton && (event.key === " " || event.key === "Enter"))) event.stopPropagation();
    if (onButton && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
      event.stopPropagation();
      const step = event.key === "ArrowRight" ? "nextElementSibling" : "previousElementSibling";
      const next = /** @type {Element} */ (event.target)[step];
      if (next instanceof HTMLElement) next.focus();
    }
  });
  search.addEventListener("focusout", (event) => {
    const to = /** @type {FocusEvent} */ (event).relatedTarget;
    if (toggle.checked && to instanceof Element && !search.contains(to)) toggle.click();
  });

  showTasks();
  if (field.value.trim()) worker.postMessage({ type: KIND, data: "" }); // ?q= may have been answered before this listened
})();
