/**
 * KB.room: a training room's shared computers. A scenario becomes a new workspace; at the end everything goes, after it
 * was offered as one ZIP. Works on file://: the scenarios are a script, or a file that the trainer brings.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const MODE = "room";
  /** Setting in which the test page keeps answers that were not handed in (exam-draft.js). */
  const EXAM = "exam";

  /** @returns {boolean} large type; overrides/main.html sets the class before the page is drawn */
  const isOn = () => KB.store.setting(MODE) === "on";

  /** @param {boolean} on */
  function turn(on) {
    KB.store.setting(MODE, on ? "on" : "");
    document.documentElement.classList.toggle("kb-room", on);
  }

  /** `ลุ่มน้ำ`, `ลุ่มน้ำ (2)`: who loads a scenario again must be able to tell the two apart. */
  function freeName(name) {
    const taken = new Set(KB.store.list().map((each) => each.name));
    for (let n = 2, free = name; ; n++) {
      if (!taken.has(free)) return free;
      free = `${name} (${n})`;
    }
  }

  /**
   * Opens a scenario as a workspace of its own: with an id of this computer, so that it can meet no other one.
   * @param {import("./workspace").Workspace} scenario @returns {string} its name here
   */
  function load(scenario) {
    const name = freeName(scenario.name);
    KB.store.take({ ...scenario, id: KB.workspace.newId("w"), name }, "beside");
    return name;
  }

  // --- Everything that is here -----------------------------------------------------------------------------------------

  const PREFIX = "kb:workspace:";
  const INDEX = "kb:workspaces";
  const SETTINGS = "kb:settings";

  /**
   * @returns {{workspaces: {id: string, text: string, name: string, forms: number, lists: number}[], others: [string, string][],
   *   settings: string[]}}
   */
  function held() {
    KB.store.flush();
    const all = KB.storage.all();
    const open = KB.store.current();
    const texts = Object.entries(all).filter(([key]) => key.startsWith(PREFIX)).map(([key, text]) => [key.slice(PREFIX.length), text]);
    const others = texts.filter(([id]) => id !== open.id);
    // the page's own copy: where nothing can be stored it is the only one
    const known = KB.store.isUntouched() ? others : [[open.id, JSON.stringify(open)], ...others];
    return {
      workspaces: known.map(([id, text]) => described(id, text)),
      others: [
        ...Object.entries(all).filter(([key]) => key.startsWith("kb:") && !key.startsWith(PREFIX) && key !== INDEX && key !== SETTINGS),
        ...(KB.store.setting(EXAM) ? [["kb:exam", KB.store.setting(EXAM)]] : []),
      ],
      settings: Object.keys(all).filter((key) => key === SETTINGS || !key.startsWith("kb:")),
    };
  }

  function described(id, text) {
    const { workspace } = KB.workspace.parse(text);
    if (!workspace) return { id, text, name: "แฟ้มที่อ่านไม่ได้", forms: 0, lists: 0 };
    const { name, forms, runs } = workspace;
    return { id, text: KB.workspace.text(workspace), name: name || "ไม่มีชื่อ", forms: Object.keys(forms).length, lists: Object.keys(runs).length };
  }

  /** @returns {Promise<Blob>} all workspaces, each as a file that can be brought in again, and what else was stored */
  function zip({ workspaces, others }) {
    const files = Object.fromEntries(workspaces.map(({ id, text }, n) => [`workspaces/${n + 1}-${id.replace(/[^\w-]/g, "_")}.json`, text]));
    const rest = Object.fromEntries(others.map(([key, text]) => [`others/${key.replace(/[^\w-]+/g, "-")}.json`, text]));
    const lines = [
      `เก็บจากเครื่องอบรมเมื่อ ${KB.thai.stamp(new Date())}`, "",
      ...workspaces.map(({ name, forms, lists }, n) => `${n + 1}. ${name.replace(/\s+/g, " ")}: ${forms} แบบฟอร์ม ${lists} เช็กลิสต์`), "",
      "นำกลับ: เปิดหน้าแฟ้มงานของฉัน กด นำไฟล์กลับเข้า แล้วเลือกไฟล์ในโฟลเดอร์ workspaces ทีละไฟล์", "",
    ];
    return KB.zip({ "README.txt": `\ufeff${lines.join("\r\n")}`, ...files, ...rest });
  }

  /** Removes all of it. The copy of the site for days without a network stays: it holds nothing of anybody. */
  function clear() {
    KB.store.clearAll();
    turn(false);
    KB.storage.removeAll(); // turning off stored a setting
  }

  KB.room = { clear, held, isOn, load, turn, zip };
})();
