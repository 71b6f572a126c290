/**
 * The save line: one sentence that says where the user's work is, wherever a page has `<div data-kb-save></div>`,
 * and below it the ways to back up, bring back and clear the workspace. Forms, checklists and the workspace page use it.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  const { el, button } = KB;

  const WORDS = {
    blocked: "เบราว์เซอร์นี้ไม่ให้เก็บข้อมูล กรอกและดาวน์โหลดได้ แต่ปิดหน้านี้แล้วสิ่งที่กรอกจะหาย",
    full: "บันทึกไม่ได้: พื้นที่ในเครื่องเต็ม สิ่งที่กรอกยังอยู่บนหน้านี้",
    cleared: "ข้อมูลในเครื่องถูกล้างไปแล้ว สิ่งที่กรอกยังอยู่บนหน้านี้ สำรองเป็นไฟล์ไว้ก่อน",
    broken: "อ่านแฟ้มงานเดิมในเครื่องนี้ไม่ได้ ของเดิมไม่ถูกลบ และเริ่มแฟ้มใหม่ให้แล้ว",
    newer: "แฟ้มงานในเครื่องนี้มาจากเว็บรุ่นใหม่กว่า ของเดิมไม่ถูกลบ โหลดหน้านี้ใหม่ก่อนกรอก",
  };
  const UNTOUCHED = "สิ่งที่กรอกจะเก็บไว้ในเครื่องนี้เท่านั้น ไม่ถูกส่งไปที่ใด";

  /** Values changed since the last backup until the line asks for one. */
  const REMIND_AFTER = 20;

  function when(moment) {
    const today = moment.toDateString() === new Date().toDateString();
    const iso = KB.thai.stamp(moment).replace(/^\d+/, String(moment.getFullYear()));
    return (today ? "" : KB.thai.longDate(iso) + " ") + KB.thai.clock(moment);
  }

  // --- The sentence --------------------------------------------------------------------------------------------------

  /** @param {HTMLElement} line @param {HTMLElement} offers @param {{kind: string, saved: Date|null}} status */
  function show(line, offers, { kind, saved }, cause) {
    const other = cause === "other-tab" ? "ปรับตามที่แก้ในอีกแท็บหนึ่งแล้ว " : "บันทึกในเครื่องนี้แล้ว ";
    const words = WORDS[kind] || (saved ? other + when(saved) : UNTOUCHED);
    // same words, no change: a screen reader hears of saving at most once a minute
    if (line.textContent !== words) {
      line.setAttribute("role", WORDS[kind] ? "alert" : "status");
      line.textContent = words;
    }
    line.classList.toggle("kb-save--bad", kind in WORDS);
    offers.replaceChildren();
    if (["blocked", "full", "cleared"].includes(kind)) offers.append(button("สำรองเป็นไฟล์", KB.store.exportFile));
    if (KB.store.unreadable()) offers.append(button("เก็บของเดิมที่อ่านไม่ได้เป็นไฟล์", KB.store.exportUnreadable));
  }

  // --- Backup, import, clear, undo -----------------------------------------------------------------------------------

  /** Asks before clearing, names the workspace and what is in it, offers the backup first. */
  function clearDialog(report) {
    const title = el("h2", { id: "kb-clear-title" });
    const held = el("p");
    const dialog = el("dialog", { className: "kb-dialog" }, title, held);
    dialog.setAttribute("aria-labelledby", title.id);
    const clear = () => {
      const { name } = KB.store.current();
      KB.store.clear();
      dialog.close();
      report(`ล้างแฟ้มงาน “${name}” ออกจากเครื่องนี้แล้ว เรียกคืนได้จนกว่าจะปิดหน้านี้`);
    };
    dialog.append(
      el("div", { className: "kb-actions" },
        button("สำรองเป็นไฟล์ก่อน", KB.store.exportFile, "kb-btn--main"),
        button("ล้างออกจากเครื่อง", clear, "kb-btn--danger"),
        button("ยกเลิก", () => dialog.close())),
    );
    const open = () => {
      const { name, forms, runs } = KB.store.current();
      title.textContent = `ล้างแฟ้มงาน “${name}” ออกจากเครื่องนี้`;
      held.textContent = `สิ่งที่กรอกใน ${Object.keys(forms).length} แบบฟอร์มและ ${Object.keys(runs).length} เช็กลิสต์ `
        + "รวมข้อมูลที่ใช้ร่วมกัน จะหายจากเครื่องนี้ เรียกคืนได้จนกว่าจะปิดหน้านี้เท่านั้น ไฟล์ที่ดาวน์โหลดไปแล้วไม่ถูกลบ";
      dialog.showModal();
    };
    return { dialog, open };
  }

  /** Takes back the last clear, import or deletion, as long as the page is open. */
  function undoButton(report) {
    const undo = button("", () => {
      const words = KB.store.undoable();
      KB.store.undo();
      report(`เลิกทำ${words}แล้ว ของเดิมกลับมาครบ`);
    });
    const show = () => {
      undo.hidden = !KB.store.undoable();
      undo.textContent = `เลิกทำ${KB.store.undoable()}`;
    };
    KB.store.onChange(show);
    show();
    return undo;
  }

  function keeping() {
    const message = el("p", { className: "kb-keep__message kb-meta" });
    message.setAttribute("role", "status");
    const report = (words) => (message.textContent = words);
    const { input, dialog: importing } = KB.importer(report);
    const { dialog: clearing, open } = clearDialog(report);
    const actions = el("div", { className: "kb-actions" },
      button("สำรองเป็นไฟล์", KB.store.exportFile),
      button("นำไฟล์กลับเข้า", () => input.click()),
      button("ล้างแฟ้มงานนี้ออกจากเครื่อง", open, "kb-btn--danger"));
    const summary = el("summary", { textContent: "สำรอง นำกลับ หรือล้างแฟ้มงาน" });
    const details = el("details", { className: "kb-keep" }, summary, actions, input);
    return [details, message, undoButton(report), importing, clearing];
  }

  /** After many changes without a backup: what lives in one browser only can be gone tomorrow. */
  function reminder() {
    const words = el("span");
    const note = el("p", { className: "kb-note kb-note--warn", hidden: true }, words, " ", button("สำรองเป็นไฟล์", KB.store.exportFile));
    const show = () => {
      const { since, pointers } = KB.store.changes();
      note.hidden = pointers.length < REMIND_AFTER;
      const from = since ? `ตั้งแต่สำรองครั้งล่าสุด ${when(since)}` : "และยังไม่เคยสำรอง";
      words.textContent = `แก้ไปแล้ว ${pointers.length} จุด ${from} แฟ้มงานนี้อยู่ในเบราว์เซอร์เครื่องนี้ที่เดียว`;
    };
    KB.store.onChange(show);
    KB.store.onStatus(show);
    show();
    return note;
  }

  // Ctrl+S means "keep my work": by the place of the key, because on a Thai layout it writes ห
  document.addEventListener("keydown", (event) => {
    const isSave = event.code === "KeyS" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!isSave || !document.querySelector("[data-kb-save]")) return;
    event.preventDefault();
    KB.store.exportFile();
  });

  // --- Browsers inside other apps: no downloads, and they forget ------------------------------------------------------

  function inApp() {
    const agent = navigator.userAgent;
    if (/\bLine\//.test(agent)) return "LINE";
    if (/FBAN|FBAV/.test(agent)) return "Facebook";
    return /Instagram/.test(agent) ? "Instagram" : "";
  }

  /** @param {string} app */
  function inAppNote(app) {
    const address = new URL(location.href);
    address.searchParams.set("openExternalBrowser", "1"); // LINE's own switch; in other apps the menu does it
    const link = el("a", { href: address.href, textContent: "เปิดหน้านี้ในเบราว์เซอร์ของเครื่อง" });
    return el("p", { className: "kb-note kb-note--warn" },
      `หน้านี้เปิดอยู่ในแอป ${app} ซึ่งดาวน์โหลดไฟล์ไม่ได้และไม่จำสิ่งที่กรอก ก่อนเริ่มกรอกให้`, link,
      app === "LINE" ? "" : " หรือกดเมนู ⋯ แล้วเลือกเปิดในเบราว์เซอร์");
  }

  /** @param {HTMLElement} place */
  function mount(place) {
    const line = el("p", { className: "kb-save" });
    const offers = el("div", { className: "kb-actions" });
    const app = inApp();
    place.replaceChildren(...(app ? [inAppNote(app)] : []), line, offers, reminder(), ...keeping());
    show(line, offers, KB.store.status());
    KB.store.onStatus((status) => show(line, offers, status));
    KB.store.onChange((_, cause) => show(line, offers, KB.store.status(), cause));
  }

  document.querySelectorAll("[data-kb-save]").forEach(mount);
})();
