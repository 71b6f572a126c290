/**
 * The page about using the site without a network (offline.html): choose parts with their sizes, get them, stop, go on,
 * take a new version, remove everything; and one sentence that always says what is kept.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const root = document.querySelector('[data-kb="offline"]');
  if (!(root instanceof HTMLElement)) return;
  const part = (name) => /** @type {HTMLElement} */ (root.querySelector(`[data-part="${name}"]`));
  const boxes = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll('input[name="part"]')]);

  const SAID = {
    network: "การเชื่อมต่อหลุด ที่โหลดแล้วยังอยู่ ต่อเน็ตแล้วกด “ทำต่อ” จะไม่โหลดซ้ำ",
    changed: "เว็บกำลังเปลี่ยนรุ่นอยู่ในขณะนี้ รอสักครู่แล้วกด “ทำต่อ” ที่โหลดแล้วยังอยู่",
    stopped: "หยุดไว้แล้ว ที่โหลดแล้วยังอยู่ กด “ทำต่อ” เมื่อพร้อม",
    busy: "อีกแท็บหนึ่งกำลังเก็บอยู่ รอให้เสร็จก่อน",
    unsupported: "เบราว์เซอร์นี้เก็บเว็บไว้ใช้แบบไม่มีเน็ตไม่ได้ (อาจเปิดในโหมดส่วนตัว) ใช้ชุดแฟลชไดรฟ์ด้านล่างแทน",
  };
  const FULL = "พื้นที่ที่เบราว์เซอร์ให้ไม่พอ";
  const decimal = (number) => number.toLocaleString("th-TH-u-nu-latn", { maximumFractionDigits: 1 });
  const megabytes = (bytes) => (bytes < 1e5 ? `${Math.ceil(bytes / 1e3)} kB` : bytes < 1e9 ? `${decimal(bytes / 1e6)} MB` : `${decimal(bytes / 1e9)} GB`);

  function say(name, words) {
    part(name).textContent = words;
    part(name).hidden = words === "";
  }

  // --- Where this cannot work ------------------------------------------------------------------------------------------

  if (location.protocol === "file:") return say("state", "หน้านี้เปิดจากโฟลเดอร์หรือแฟลชไดรฟ์อยู่แล้ว ใช้ได้ทุกหน้าโดยไม่ต้องมีเน็ต ไม่ต้องเก็บอะไรเพิ่ม");
  if (!KB.offline || !KB.copyIsSupported()) return say("state", window.isSecureContext ? SAID.unsupported : "เก็บไว้ใช้แบบไม่มีเน็ตได้เมื่อเปิดเว็บด้วย https เท่านั้น ใช้ชุดแฟลชไดรฟ์ด้านล่างแทน");

  const copy = KB.siteCopy(KB.offline.HOME);
  /** @type {AbortController|null} */
  let running = null;
  /** @type {Awaited<ReturnType<typeof copy.published>>|null} null without a network */
  let published = null;

  // --- What is shown -----------------------------------------------------------------------------------------------------

  const chosen = () => boxes.filter((box) => box.checked).map(({ value }) => value);
  const namesOf = (parts) => boxes.filter(({ value }) => parts.includes(value)).map((box) => box.dataset.name).join(", ");
  const sizeOf = (parts) => parts.reduce((sum, name) => sum + ((published && published.parts[name]) || { bytes: 0 }).bytes, 0);

  function stateWords({ active, next, refused }) {
    if (!active) return next ? "ยังเก็บไม่ครบ จึงยังไม่ถูกใช้" : "ยังไม่ได้เก็บไว้ในเครื่องนี้";
    const newer = next && next.ready ? " มีรุ่นใหม่เก็บครบแล้ว รอท่านกดใช้" : "";
    const half = next && !next.ready ? " กำลังเก็บชุดใหม่แต่ยังไม่ครบ ระหว่างนี้ใช้ชุดเดิม" : "";
    const full = refused ? ` มีรุ่นใหม่ (${refused.slice(0, 8)}) แต่${FULL} จึงใช้รุ่นเดิมต่อ` : "";
    return `เก็บไว้ในเครื่องนี้แล้ว: ${namesOf(active.parts)} · รุ่น ${active.version.slice(0, 8)}${newer}${half}${full}`;
  }

  /** @param {{active: any, next: any}} record */
  function showButtons({ active, next }) {
    const isHalf = Boolean(next && !next.ready);
    part("get").hidden = running !== null || !published;
    part("get").textContent = isHalf ? "ทำต่อ" : active ? "เก็บตามที่เลือกใหม่" : "เก็บไว้ในเครื่อง";
    part("stop").hidden = running === null;
    part("take").hidden = running !== null || !(next && next.ready);
    part("remove").hidden = running !== null || !(active || next);
    for (const box of boxes) box.disabled = running !== null || box.value === "core";
  }

  async function showSizes() {
    for (const box of boxes) {
      const { bytes = 0, files = 0 } = (published && published.parts[box.value]) || {};
      const row = box.closest("[data-row]");
      row.hidden = published !== null && files === 0;
      row.querySelector("[data-size]").textContent = files ? `${megabytes(bytes)} · ${files} ไฟล์` : "";
    }
    const { quota = 0, usage = 0 } = await (navigator.storage && navigator.storage.estimate ? navigator.storage.estimate() : {});
    const room = quota ? ` เบราว์เซอร์นี้ให้เก็บได้อีกประมาณ ${megabytes(quota - usage)}` : "";
    say("sum", published ? `ที่เลือก ${megabytes(sizeOf(chosen()))} รุ่นบนเว็บตอนนี้ ${published.version.slice(0, 8)}${room}` : "ตอนนี้ไม่มีเน็ต จึงเก็บเพิ่มหรือตรวจรุ่นใหม่ไม่ได้");
  }

  async function show() {
    const record = await copy.record();
    say("state", stateWords(record));
    showButtons(record);
    await showSizes();
  }

  async function choose() {
    const { active, next } = await copy.record();
    const parts = (next || active || { parts: ["core"] }).parts;
    for (const box of boxes) box.checked = box.value === "core" || parts.includes(box.value);
  }

  /** @type {number} tenth that was said last: a screen reader hears ten times of it, not a thousand */
  let tenth = -1;
  function report(done, all) {
    const bar = /** @type {HTMLProgressElement} */ (part("bar"));
    Object.assign(bar, { hidden: false, max: all, value: done });
    const now = Math.floor((10 * done) / Math.max(all, 1));
    part("percent").textContent = `${megabytes(done)} จาก ${megabytes(all)}`;
    if (now !== tenth) say("said", `เก็บแล้ว ${now * 10}%`);
    tenth = now;
  }

  // --- What the buttons do -----------------------------------------------------------------------------------------------

  function failed({ kind, message }) {
    if (kind === "full") return say("said", `${FULL} สำหรับส่วนที่เลือก จึงไม่ได้เก็บเพิ่ม ของเดิมในเครื่อง (ถ้ามี) ยังใช้ได้ตามปกติ เลือกให้น้อยลง หรือลบไฟล์ในเครื่องแล้วลองใหม่`);
    return say("said", SAID[kind] || `เก็บไม่สำเร็จ: ${message}`);
  }

  async function get() {
    const parts = chosen();
    running = new AbortController();
    await show();
    try {
      if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {}); // asks not to be evicted
      published = await copy.published();
      const isDone = await copy.download({ version: published.version, parts }, report, running.signal);
      const { next } = await copy.record();
      say("said", isDone ? (next ? "เก็บรุ่นใหม่ครบแล้ว กด “ใช้รุ่นใหม่” เมื่อพร้อม" : "เก็บครบแล้ว เปิดเว็บนี้ตอนไม่มีเน็ตได้เลย") : SAID.busy);
    } catch (error) {
      failed(error);
    }
    running = null;
    part("bar").hidden = true;
    part("percent").textContent = "";
    copy.tidy();
    await show();
  }

  async function remove() {
    await copy.remove();
    say("said", "เอาสำเนาของเว็บออกจากเครื่องนี้แล้ว งานที่กรอกในแฟ้มงานยังอยู่ครบ");
    await show();
  }

  part("get").addEventListener("click", get);
  part("stop").addEventListener("click", () => running && running.abort());
  part("take").addEventListener("click", () => KB.offline.reload(copy.take));
  part("remove").addEventListener("click", remove);
  part("all").addEventListener("click", () => {
    for (const box of boxes) box.checked = box.checked || !box.closest("[data-row]").hidden;
    showSizes();
  });
  root.addEventListener("change", showSizes);

  async function start() {
    part("tool").hidden = false;
    published = await copy.published().catch(() => null);
    await choose();
    await show();
  }
  start();
})();
