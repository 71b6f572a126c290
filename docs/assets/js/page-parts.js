/**
 * KB.table and friends: parts of the workspace page, made from data.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  const { el, button } = KB;

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

  Object.assign(KB, { table, meter, tag, capped, say });
})();
