/**
 * The page of the training room (training/workshop.html): large type, the room's scenario, and leaving nothing behind.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  const { el, button, link, room } = KB;

  const root = document.querySelector('[data-kb="room"]');
  if (!(root instanceof HTMLElement)) return;
  const part = (name) => /** @type {HTMLElement} */ (root.querySelector(`[data-part="${name}"]`));
  const select = /** @type {HTMLSelectElement} */ (root.querySelector("#room-scenario"));
  const scenarios = KB.scenarios || [];

  /** @param {...(Node|string)} words */
  function say(...words) {
    part("said").replaceChildren(...words);
    part("said").hidden = false;
  }

  // --- Large type --------------------------------------------------------------------------------------------------------

  function showType() {
    part("type").setAttribute("aria-checked", String(room.isOn()));
    part("type-words").textContent = room.isOn() ? "เปิดอยู่" : "ปิด";
  }

  part("type").addEventListener("click", () => {
    room.turn(!room.isOn());
    showType();
  });

  // --- The scenario ------------------------------------------------------------------------------------------------------

  function showNow() {
    const count = room.held().workspaces.length;
    part("now").textContent = count ? `เครื่องนี้มี ${count} แฟ้มงาน ทั้งหมดจะอยู่ต่อ` : "เครื่องนี้ยังไม่มีแฟ้มงาน";
  }

  /** Exercise w3 is on page exercises/w03.html. */
  function exerciseOf(id) {
    const number = /^w(\d+)$/.exec(id);
    return number ? [link(`exercises/w${number[1].padStart(2, "0")}.html`, "เปิดแบบฝึก"), " · "] : [];
  }

  function load(scenario, id = "") {
    const others = room.held().workspaces.length;
    const name = room.load(scenario);
    const { kind } = KB.store.status();
    const kept = kind === "ok" ? "" : " เครื่องนี้เก็บข้อมูลไม่ได้ ปิดหน้านี้แล้วจะหาย ให้สำรองเป็นไฟล์จากหน้าแฟ้มงานก่อนปิด";
    const stay = others ? ` แฟ้มเดิม ${others} แฟ้มอยู่ครบ เลือกกลับได้ที่หัวเว็บ` : "";
    say(`เปิดแฟ้มใหม่ “${name}” แล้ว${stay}${kept} `, ...exerciseOf(id), link("../workspace.html", "ไปที่แฟ้มงาน"));
    showNow();
  }

  const input = el("input", { type: "file", accept: ".json,application/json", hidden: true });
  input.addEventListener("change", async () => {
    const file = input.files && input.files[0];
    if (!file) return;
    try {
      load(await KB.readWorkspaceFile(file));
    } catch (error) {
      say(error.message);
    }
    input.value = "";
  });

  part("load").addEventListener("click", () => {
    const chosen = scenarios.find(({ id }) => id === select.value);
    const { workspace } = chosen ? KB.workspace.parse(JSON.stringify(chosen.workspace)) : {};
    if (workspace) load(workspace, chosen.id);
    else say("อ่านโจทย์นี้ไม่ได้ เลือกโจทย์อื่น หรือเลือกไฟล์โจทย์จากแฟลชไดรฟ์");
  });
  part("file").addEventListener("click", () => input.click());

  function showScenarios() {
    const named = (no, name) => (name.includes(no) ? name : `${no} ${name}`);
    select.replaceChildren(...scenarios.map(({ id, workspace }) => new Option(named(id.toUpperCase(), workspace.name), id)));
    const wanted = new URLSearchParams(location.search).get("scenario"); // an exercise links here with its own
    if (scenarios.some(({ id }) => id === wanted)) select.value = wanted;
    part("choice").hidden = part("load").hidden = scenarios.length === 0;
  }

  // --- The next group ----------------------------------------------------------------------------------------------------

  const title = el("h2", { id: "room-reset-title", textContent: "ล้างเครื่องนี้สำหรับกลุ่มถัดไป" });
  const list = el("ul");
  const told = el("p", { role: "status" });
  const save = button("เก็บทั้งหมดเป็น ZIP ก่อน", saveAll, "kb-btn--main");
  const dialog = /** @type {HTMLDialogElement} */ (el("dialog", { className: "kb-dialog", "aria-labelledby": title.id },
    title, el("p", { textContent: "สิ่งต่อไปนี้จะหายจากเบราว์เซอร์นี้ และเรียกคืนไม่ได้" }), list,
    el("p", { textContent: "สำเนาของเว็บที่เก็บไว้ใช้แบบไม่มีเน็ตยังอยู่ ไฟล์ที่ดาวน์โหลดไว้ไม่ถูกลบ ให้ลบในโฟลเดอร์ดาวน์โหลดเอง ปิดแท็บอื่นของเว็บนี้ก่อนล้าง" }),
    told,
    el("div", { className: "kb-actions" }, save, button("ล้างเครื่องนี้", clear, "kb-btn--danger"), button("ยกเลิก", () => dialog.close()))));

  /** One line for each thing that goes. */
  function lines({ workspaces, others, settings }) {
    return [
      ...workspaces.map(({ name, forms, lists }) => `แฟ้มงาน “${name}” (${forms} แบบฟอร์ม ${lists} เช็กลิสต์)`),
      ...(others.length ? [`คำตอบแบบทดสอบและร่างอื่น ${others.length} รายการ`] : []),
      ...(settings.length ? ["ค่าที่ตั้งไว้ เช่น โหมดห้องอบรมและสีของหน้า"] : []),
    ];
  }

  async function saveAll() {
    const name = `kb-room-${KB.thai.stamp(new Date())}.zip`;
    try {
      KB.saveFile(await room.zip(room.held()), name);
      told.textContent = `ทำไฟล์ ${name} แล้ว ดูในโฟลเดอร์ดาวน์โหลดว่าไฟล์อยู่จริงก่อนล้าง`;
    } catch (error) {
      told.textContent = `ทำไฟล์ไม่สำเร็จ: ${error.message} อย่าเพิ่งล้าง`;
    }
  }

  function clear() {
    room.clear();
    dialog.close();
    showType();
    showNow();
    say("ล้างแล้ว เครื่องนี้พร้อมสำหรับกลุ่มถัดไป");
  }

  part("reset").addEventListener("click", () => {
    const held = room.held();
    const things = lines(held);
    if (!things.length) return say("เครื่องนี้ไม่มีอะไรต้องล้าง พร้อมสำหรับกลุ่มถัดไปแล้ว");
    list.replaceChildren(...things.map((words) => el("li", {}, words)));
    save.hidden = !held.workspaces.length && !held.others.length;
    told.textContent = "";
    return dialog.showModal();
  });

  root.append(input, dialog);
  root.hidden = false;
  showType();
  showScenarios();
  showNow();
  KB.store.onChange(showNow);
})();
