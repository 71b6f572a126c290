/**
 * KB.el and friends: page parts made from data. What users and editors wrote only ever goes in as text.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  /**
   * @param {string} tag
   * @param {Record<string, unknown>} [properties] `role` and names with a hyphen become attributes, the rest properties
   * @param {...(Node|string)} children
   * @returns {HTMLElement}
   */
  function el(tag, properties = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name === "role" || name.includes("-")) element.setAttribute(name, String(value));
      else element[name] = value;
    }
    element.append(...children);
    return element;
  }

  /** @param {string} text @param {() => void} onclick @param {string} [kind] further class */
  const button = (text, onclick, kind = "") =>
    el("button", { type: "button", className: `kb-btn ${kind}`.trim(), textContent: text, onclick });

  /** @param {string} href @param {string} text @param {string} [className] */
  const link = (href, text, className = "") => el("a", className ? { href, className } : { href }, text);

  /**
   * A `kb-table`: cards on a phone, where `display: block` would drop the roles if they were not written out.
   * @param {string[]} heads @param {(Node|string)[][]} rows the first cell of a row is its head
   */
  function table(heads, rows) {
    const head = heads.map((words) => el("th", { scope: "col", role: "columnheader" }, words));
    const body = rows.map(([first, ...cells]) =>
      el("tr", { role: "row" },
        el("th", { scope: "row", role: "rowheader" }, first),
        ...cells.map((cell, i) => el("td", { role: "cell", "data-label": heads[i + 1] }, cell))));
    return el("table", { className: "kb-table", role: "table" },
      el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, ...head)),
      el("tbody", { role: "rowgroup" }, ...body));
  }

  /** @param {number} done @param {number} na @param {number} total decoration: the words stand beside it */
  function meter(done, na, total) {
    const bars = [done, na].map((count) => {
      const bar = el("i");
      bar.style.width = `${(100 * count) / Math.max(total, 1)}%`;
      return bar;
    });
    return el("span", { className: "kb-meter", "aria-hidden": "true" }, ...bars);
  }

  /** A tag with one of the pictures that the page holds for it. */
  function tag(kind, words, picture) {
    const held = picture && document.querySelector(`template[data-icon="${picture}"]`);
    return el("span", { className: `kb-tag ${kind}`.trim() }, ...(held ? [held.content.cloneNode(true)] : []), words);
  }

  /**
   * The first of many rows, and a button for the rest, which gives the focus to the first row that it brings.
   * @template T @param {HTMLElement} section remembers that all are wanted @param {T[]} rows @param {number} most
   * @param {(rows: T[]) => Node} draw @param {() => void} again draws the section anew
   */
  function capped(section, rows, most, draw, again) {
    const all = rows.length <= most + 2 || section.dataset.all !== undefined;
    if (all) return [draw(rows)];
    const more = button(`แสดงทั้งหมด ${rows.length} รายการ`, () => {
      section.dataset.all = "";
      again();
      const first = section.querySelectorAll("[data-body] tbody tr, [data-body] > ul > li")[most];
      const target = first && (first.querySelector("a, button") || first);
      if (target) {
        if (!target.matches("a, button")) target.tabIndex = -1;
        target.focus();
      }
    });
    const onPaper = el("p", { className: "kb-print kb-meta" }, `${most} รายการแรกจาก ${rows.length} รายการ`);
    return [draw(rows.slice(0, most)), el("div", { className: "kb-actions kb-noprint" }, more), onPaper];
  }

  /** Says below a section what happens, with the way back. @param {HTMLElement} section @param {() => void} undo */
  function say(section, words, undo) {
    const place = section.querySelector(":scope > [data-said]");
    place.textContent = words;
    const back = button("เลิกทำ", () => {
      undo();
      place.textContent = "เลิกทำแล้ว";
      const heading = section.querySelector("h2");
      if (heading) heading.focus();
    }, "kb-btn--quiet");
    place.append(" ", back);
  }

  Object.assign(KB, { el, button, link, table, meter, tag, capped, say });
})();
