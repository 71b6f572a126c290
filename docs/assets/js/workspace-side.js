/**
 * Workspace page, beside the dashboard: the project's facts, its yes/no conditions, and what is made of the whole project
 * (calendar, ZIP, print). Conditions are the page's own radios, so they keep the focus while everything else is redrawn.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  const { el } = KB;
  const parts = (KB.parts = KB.parts || {});

  // --- Facts ---------------------------------------------------------------------------------------------------------

  parts.facts = (section, { workspace }) => {
    const known = KB.catalogue.facts.filter(({ book }) => !book).map(({ id, label }) => [label, KB.words.fact(id, workspace.facts[id])]);
    const filled = known.filter(([, words]) => words);
    const body = section.querySelector("[data-body]");
    if (!filled.length) return body.replaceChildren(el("p", {}, "ยังไม่ได้กรอก กดแก้ข้อมูลกลาง เริ่มจากชื่อศูนย์และวันประชุมหารือครั้งแรก"));
    const rows = filled.map(([label, words]) => el("div", {}, el("dt", {}, label), el("dd", {}, words)));
    const empty = known.length - filled.length;
    return body.replaceChildren(
      el("dl", { className: "kb-facts" }, ...rows),
      ...(empty ? [el("p", { className: "kb-meta" }, `ยังว่าง ${empty} จาก ${known.length} ช่อง`)] : []));
  };

  // --- Conditions ----------------------------------------------------------------------------------------------------

  /** Where an answer comes from, if not from these radios alone. */
  function origin(id, workspace) {
    if (KB.progress.isDerived(id, workspace)) return "จากรายชื่อภาคี";
    const without = { ...workspace, conditions: {} };
    const against = workspace.conditions[id] === "no" && KB.progress.isDerived(id, without);
    return against ? "รายชื่อภาคีบอกว่าใช่ แต่ตอบไว้ว่าไม่ใช่ ตรวจอีกครั้ง" : "";
  }

  parts.conditions = (section, { workspace }) => {
    for (const question of section.querySelectorAll("[data-condition]")) {
      const id = question.dataset.condition;
      const answer = KB.progress.condition(id, workspace);
      for (const radio of question.querySelectorAll("input")) radio.checked = radio.value === answer;
      question.querySelector("[data-from]").textContent = origin(id, workspace);
    }
  };

  function answer({ target }) {
    const { condition } = target.closest("[data-condition]").dataset;
    KB.store.update(({ conditions }) => {
      if (target.value) conditions[condition] = target.value;
      else delete conditions[condition];
    });
  }

  // --- What is made of the project -----------------------------------------------------------------------------------

  /** `ศูนย์ลุ่มน้ำ-2569-01-09.zip`: the project's name, without what file systems do not take. */
  function fileName(suffix) {
    const name = KB.store.current().name.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, " ").trim().slice(0, 60);
    return `${name || "kb-workspace"}-${KB.thai.stamp(new Date())}.${suffix}`;
  }

  function calendar() {
    if (!KB.calendar) return "เว็บชุดนี้ไม่มีส่วนที่ทำปฏิทิน";
    const workspace = KB.store.current();
    const count = KB.calendar.count(workspace);
    if (!count) return "ยังไม่มีกำหนดเสร็จที่จะลงปฏิทิน ใส่วันประชุมหารือครั้งแรกในข้อมูลกลาง หรือกำหนดในแต่ละข้อก่อน";
    const name = fileName("ics");
    KB.saveFile(new Blob([KB.calendar(workspace)], { type: "text/calendar;charset=utf-8" }), name);
    return `ทำไฟล์ ${name} แล้ว มี ${count} กำหนด เปิดไฟล์เพื่อเพิ่มในปฏิทินของท่าน`;
  }

  /** @param {(words: string) => void} report */
  async function zip(report) {
    if (!KB.projectZip) return "เว็บชุดนี้ไม่มีส่วนที่รวมไฟล์";
    const name = fileName("zip");
    let last = "";
    const blob = await KB.projectZip(KB.store.current(), (words) => report((last = words)));
    KB.saveFile(blob, name);
    return `${last} อยู่ใน ${name} ในโฟลเดอร์ดาวน์โหลด`;
  }

  const MAKERS = { calendar, zip };
  let busy = false;

  /** @param {HTMLElement} place where it is said how far it is @param {string} kind calendar, zip or print */
  async function make(place, kind) {
    if (kind === "print") return window.print();
    if (busy) return;
    busy = true;
    const report = (words) => (place.textContent = words);
    report("กำลังทำไฟล์ รอสักครู่");
    try {
      report(await MAKERS[kind](report));
    } catch (error) {
      report(`ทำไฟล์ไม่สำเร็จ: ${error.message}`);
    }
    busy = false;
  }

  /** @param {HTMLElement} root */
  function attach(root) {
    root.querySelector('[data-part="conditions"]').addEventListener("change", answer);
    const place = root.querySelector("[data-made]");
    for (const button of root.querySelectorAll("[data-make]")) {
      button.addEventListener("click", () => make(place, button.dataset.make));
    }
  }

  KB.workspaceSide = attach;
})();
