/**
 * On every page over http: says that the site can be installed, and for those who keep a copy of it (offline.html) goes on
 * with a download, brings a new version in the background, and offers it. Nobody else's line is used, nothing is loaded
 * from file://. Nothing changes under the user's hands: the new version comes with their click, after their work is kept.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  if (!location.protocol.startsWith("http") || !window.caches || !navigator.serviceWorker || !navigator.locks) return;

  /** The site's root folder: this script is two folders below it. */
  const HOME = new URL("../../", document.currentScript.src).href;
  const notice = document.getElementById("kb-notice");

  const manifest = document.createElement("link");
  Object.assign(manifest, { rel: "manifest", href: `${HOME}manifest.webmanifest` });
  document.head.append(manifest); // by script, because browsers report an error for it on file://

  /** @param {string} name @returns {Promise<void>} */
  function script(name) {
    return new Promise((resolve, reject) => {
      const element = document.createElement("script");
      Object.assign(element, { src: `${HOME}assets/js/${name}.js`, onload: resolve, onerror: reject });
      document.head.append(element);
    });
  }

  async function siteCopy() {
    if (!KB.kept) await script("offline-kept");
    if (!KB.siteCopy) await script("offline-copy");
    return KB.siteCopy(HOME);
  }

  // --- Saying that there is a new version ----------------------------------------------------------------------------

  function button(words, onclick) {
    const element = document.createElement("button");
    return Object.assign(element, { type: "button", className: "kb-btn", textContent: words, onclick });
  }

  function say(words, ...buttons) {
    if (!notice) return;
    const text = document.createElement("p");
    text.append(words, " ", ...buttons);
    notice.replaceChildren(text);
    notice.hidden = false;
  }

  const toPage = (words) => Object.assign(document.createElement("a"), { href: `${HOME}offline.html`, textContent: words });
  const later = () => button("ไว้ก่อน", () => (notice.hidden = true));

  /** Work that only this page holds would go with it: then it is saved to a file first. */
  async function reload(before) {
    if (KB.store) KB.store.flush();
    const { kind } = KB.store ? KB.store.status() : { kind: "ok" };
    if (["blocked", "full", "cleared"].includes(kind) && !KB.store.isUntouched()) {
      return say("งานในหน้านี้ยังเก็บลงเครื่องไม่ได้ สำรองเป็นไฟล์ก่อน แล้วจึงโหลดใหม่",
        button("สำรองเป็นไฟล์", KB.store.exportFile), button("สำรองแล้ว โหลดใหม่", () => before().then(() => location.reload())), later());
    }
    await before();
    location.reload();
  }

  /** @param {ReturnType<typeof KB.siteCopy>} copy */
  async function show(copy) {
    const [{ active, next }, own] = await Promise.all([copy.record(), copy.own()]);
    if (active && own && own !== active.version) {
      say("เปิดรุ่นใหม่แล้วในอีกแท็บ แท็บนี้ยังเป็นรุ่นเดิม สิ่งที่กรอกเก็บไว้แล้ว", button("โหลดใหม่", () => reload(async () => {})), later());
    } else if (active && next && next.ready) {
      say("มีรุ่นใหม่เก็บครบในเครื่องแล้ว · โหลดใหม่เมื่อพร้อม", button("ใช้รุ่นใหม่", () => reload(copy.take)), later());
    }
  }

  // --- Going on, and looking for a new version -----------------------------------------------------------------------

  /** What is to be brought here now, null for nothing. */
  async function due(copy) {
    const { active, next, refused } = await copy.record();
    const begun = next || active;
    if (!begun || begun.paused) return null;
    const { version } = await copy.published();
    const isWhole = begun === active || begun.ready;
    return version === refused || (isWhole && begun.version === version) ? null : { version, parts: begun.parts };
  }

  async function bring(copy) {
    try {
      await copy.goOn(() => due(copy));
    } catch (error) {
      // without a network, what is kept goes on being used
      if (error.kind === "full") say("มีรุ่นใหม่ แต่พื้นที่ในเครื่องไม่พอเก็บ จึงใช้รุ่นเดิมต่อได้ตามปกติ", toPage("ดูพื้นที่และส่วนที่เก็บไว้"), later());
    }
  }

  async function watch() {
    const copy = await siteCopy();
    await show(copy);
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && show(copy));
    copy.tidy();
    if (document.querySelector('[data-kb="offline"]')) return; // there the user decides
    await bring(copy);
    await show(copy);
  }

  KB.offline = { HOME, reload, show, siteCopy };
  // a cache is only there if the user asked for one
  caches.has(`kb-notes ${HOME}`).then((is) => (is ? watch() : undefined)).catch(() => {});
})();
