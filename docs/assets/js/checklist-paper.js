/** Part of a checklist page: print it as it stands, take it along as Word or Excel, copy the link of an item. */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  KB.checklistParts = KB.checklistParts || [];

  const FAILED = "ทำไฟล์ไม่สำเร็จ ลองอีกครั้ง หรือกดพิมพ์แล้วเลือกบันทึกเป็น PDF";
  const isEmpty = ({ facts, runs, forms }) => [facts, runs, forms].every((group) => Object.keys(group || {}).length === 0);

  // --- Paper ---------------------------------------------------------------------------------------------------------

  /** Workspace and moment, on the paper and in its foot. Nothing said yet: a blank form, with room to write. */
  function stamp(page) {
    const workspace = KB.store.current();
    const blank = isEmpty(workspace);
    const now = `${KB.thai.longDate(KB.progress.today())} ${KB.thai.clock(new Date())}`;
    page.root.toggleAttribute("data-blank", blank);
    page.find("[data-workspace-name]").textContent = blank ? "................................" : workspace.name;
    page.find("[data-printed]").textContent = blank ? "...................." : now;
    if (location.protocol.startsWith("http")) page.find("[data-page-address]").textContent = location.origin + location.pathname;
  }

  /** The foot of every page, in the margin: loose sheets still say what they belong to (Chrome from 131). */
  function footInMargin(page) {
    if (!("CSSMarginRule" in window)) return null;
    const round = page.find("[data-round-words]").textContent;
    const words = `${page.list.title} · ฉบับ ${page.list.version} · ${page.find("[data-workspace-name]").textContent}${round}`;
    const style = document.createElement("style");
    style.textContent = `@page { @bottom-left { content: ${cssString(words)}; font: 8pt Sarabun, sans-serif; } `
      + "@bottom-right { white-space: nowrap; } }";
    document.head.append(style);
    return style;
  }

  /** A text of the user inside a style sheet: nothing in it may end the string. */
  const cssString = (text) => `"${text.replace(/[\u0000-\u001f"\\<]/g, " ")}"`;

  function watchPrint(page) {
    let style = null;
    window.addEventListener("beforeprint", () => {
      page.save();
      stamp(page);
      if (style) style.remove();
      style = footInMargin(page);
    });
    window.addEventListener("afterprint", () => style && style.remove());
  }

  // --- Files ---------------------------------------------------------------------------------------------------------

  /** @param {"docx"|"xlsx"} kind */
  async function saveAs(page, kind) {
    const said = page.find("[data-file-said]");
    page.save();
    said.textContent = "";
    try {
      const { name, blob } = await KB.checklistFile(page.list.id, page.run, KB.store.current(), kind);
      KB.saveFile(blob, name);
      said.textContent = `ทำไฟล์ ${name} แล้ว`;
    } catch (error) {
      said.textContent = FAILED;
    }
  }

  // --- Links ---------------------------------------------------------------------------------------------------------

  /** @param {MouseEvent} event @param {HTMLAnchorElement} link its address has the round that is open */
  function copyLink(event, link) {
    if (!navigator.clipboard || !window.isSecureContext) return; // then it is an ordinary link to this item
    event.preventDefault();
    navigator.clipboard.writeText(link.href).then(
      () => (link.textContent = "คัดลอกลิงก์แล้ว"),
      () => (location.hash = link.hash),
    );
  }

  KB.checklistParts.push((page) => {
    watchPrint(page);
    page.root.addEventListener("click", (event) => {
      const target = event.target.closest("[data-print], [data-file], [data-copy-link]");
      if (!target) return;
      if ("print" in target.dataset) window.print();
      else if ("file" in target.dataset) saveAs(page, target.dataset.file);
      else copyLink(event, target);
    });
    return null;
  });
})();
