/** Part of a checklist page: how far it is, in words first; cells, bar and the next item repeat it. */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  KB.checklistParts = KB.checklistParts || [];

  const WORDS = { open: "ยังไม่เสร็จ", done: "ทำแล้ว", na: "ไม่ใช้" };
  const MARKS = { done: "✓", na: "–" };

  const countWords = ({ done, total }) => `ทำแล้ว ${done} จาก ${total} ข้อ`;

  /** @param {object} progress of KB.progress.list */
  function leftWords({ open, na, required, late }) {
    const parts = [`เหลือ ${open} ข้อ`, `ไม่ใช้ ${na} ข้อ`, `ที่ขาดไม่ได้เหลือ ${required} ข้อ`];
    return [...parts, ...(late ? [`เลยกำหนด ${late} ข้อ`] : [])].join(" · ");
  }

  function showCell(cell, item) {
    cell.dataset.state = item.state;
    cell.toggleAttribute("data-late", Boolean(item.late));
    const words = item.auto ? "ไม่เข้าเงื่อนไข" : WORDS[item.state];
    cell.setAttribute("aria-label", `ข้อ ${item.no} ${words}${item.late ? " เลยกำหนด" : ""}`);
    KB.checklistItem.say(cell, MARKS[item.state] || String(item.no));
  }

  function showMeter(meter, progress) {
    meter.setAttribute("aria-label", `${countWords(progress)} ไม่ใช้ ${progress.na} ข้อ`);
    meter.querySelector("[data-meter-done]").style.width = (100 * progress.done) / progress.total + "%";
    meter.querySelector("[data-meter-na]").style.width = (100 * progress.na) / progress.total + "%";
  }

  function showSections(root, items) {
    for (const stage of root.querySelectorAll("[data-stage]")) {
      const inside = [...stage.querySelectorAll("[data-item]")].map((element) => items.get(element.dataset.item));
      const done = inside.filter((item) => item.state === "done").length;
      const place = stage.querySelector("[data-stage-count]");
      const after = place.previousSibling ? " · " : ""; // behind the link to the manual, where there is one
      KB.checklistItem.say(place, after + countWords({ done, total: inside.length }));
    }
  }

  /** A link to the first item that is still open. */
  function showNext(link, next) {
    link.hidden = !next;
    if (!next) return;
    link.href = "#" + next.id;
    KB.checklistItem.say(link, `ข้อถัดไป: ข้อ ${next.no}`);
  }

  /** The number of an answered item is set large; the sentence is one text for screen readers all the same. */
  function showCount(place, progress) {
    const [done, all] = place.querySelectorAll("b");
    KB.checklistItem.say(done, String(progress.done));
    KB.checklistItem.say(all, String(progress.total));
  }

  KB.checklistParts.push((page) => ({
    show(workspace, progress) {
      const items = new Map(progress.items.map((item) => [item.id, item]));
      showCount(page.find("[data-count]"), progress);
      KB.checklistItem.say(page.find("[data-count-words]"), `${countWords(progress)} · ${leftWords(progress)}`);
      KB.checklistItem.say(page.find("[data-left]"), leftWords(progress));
      for (const cell of page.root.querySelectorAll("[data-cell]")) showCell(cell, items.get(cell.dataset.cell));
      const meter = page.find("[data-meter]");
      if (meter) showMeter(meter, progress);
      showSections(page.root, items);
      showNext(page.find("[data-next]"), progress.next);
    },
  }));
})();
