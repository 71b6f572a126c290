/**
 * KB.store: the user's workspace (แฟ้มงาน). The only file that touches localStorage.
 *
 *   KB.store.current()                       a copy of the open workspace, never null
 *   KB.store.update((ws) => { … })           take the newest, change it, save it
 *   KB.store.onChange((ws, cause) => { … })  cause: update, other-tab, back, import, clear, select
 *   KB.store.status()                        {kind: ok|blocked|full|cleared|broken|newer, saved: Date|null}
 *
 * `kb:workspaces` holds {current, list}, `kb:workspace:<id>` one workspace. Nothing is written before the first update,
 * and nothing that cannot be read is overwritten. When saving fails, the page goes on with the copy in memory.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const INDEX = "kb:workspaces";
  const PREFIX = "kb:workspace:";
  const MESSAGES = {
    foreign: "ไฟล์นี้ไม่ใช่แฟ้มงานของเว็บนี้ ข้อมูลในเครื่องยังอยู่ตามเดิม",
    broken: "ไฟล์แฟ้มงานไม่ครบหรือเสียหาย จึงไม่ได้นำเข้า ข้อมูลในเครื่องยังอยู่ตามเดิม",
    newer: "ไฟล์นี้มาจากเว็บรุ่นใหม่กว่า เปิดหน้าเว็บรุ่นล่าสุดแล้วนำเข้าอีกครั้ง ข้อมูลในเครื่องยังอยู่ตามเดิม",
  };

  /** @type {import("./workspace").Workspace} */
  let memory;
  /** Nothing was typed yet, so another tab's workspace may take the place of this one. */
  let untouched = true;
  /** The last save failed: memory holds more than storage. */
  let failed = false;
  /** Key of a workspace that could not be read; it stays where it is. */
  let unreadable = "";
  /** @type {{kind: string, saved: Date|null}} */
  let state = { kind: "ok", saved: null };
  const changeListeners = [];
  const statusListeners = [];

  // --- Storage: every access may throw -------------------------------------------------------------------------------

  function read(key) {
    try {
      const storage = window.localStorage;
      if (!(storage instanceof Storage)) setStatus("blocked"); // the stand-in that overrides/main.html gives the theme
      return storage.getItem(key);
    } catch (error) {
      setStatus("blocked");
      return null;
    }
  }

  /** @returns {boolean} whether it was kept */
  function write(key, text) {
    try {
      window.localStorage.setItem(key, text);
      return true;
    } catch (error) {
      const full = error instanceof DOMException && /quota/i.test(error.name);
      setStatus(full ? "full" : "blocked");
      return false;
    }
  }

  function storedIds() {
    try {
      const keys = Object.keys(window.localStorage).filter((key) => key.startsWith(PREFIX));
      return keys.map((key) => key.slice(PREFIX.length)).sort();
    } catch (error) {
      return [];
    }
  }

  /** The index; what a missing or broken one does not name is taken from the workspaces that are there. */
  function index() {
    const { current: last, list: kept } = storedIndex();
    const list = kept.filter((entry) => entry && typeof entry.id === "string");
    const unlisted = storedIds().filter((id) => !list.some((entry) => entry.id === id));
    const readable = unlisted.map((id) => load(id).workspace).filter(Boolean);
    return {
      current: typeof last === "string" ? last : null,
      list: [...readable.map(({ id, name, updated }) => ({ id, name, updated })), ...list],
    };
  }

  function storedIndex() {
    try {
      const found = JSON.parse(read(INDEX) || "");
      if (Array.isArray(found.list)) return found;
    } catch (error) {
      // as if there were none
    }
    return { current: null, list: [] };
  }

  const load = (id) => KB.workspace.parse(read(PREFIX + id));

  // --- The open workspace --------------------------------------------------------------------------------------------

  function setStatus(kind, saved = state.saved) {
    state = { kind, saved };
    for (const listener of statusListeners) listener(state);
  }

  function notify(cause) {
    for (const listener of changeListeners) listener(current(), cause);
  }

  /** Opens the workspace that was used last, or a new one in memory. */
  function open() {
    const { current: last, list } = index();
    const { id } = list.find((entry) => entry.id === last) || list[0] || {};
    const { workspace, problem } = id ? load(id) : { problem: "missing" };
    memory = workspace || KB.workspace.fresh();
    untouched = !workspace;
    if (workspace) setStatus(state.kind, new Date(workspace.updated));
    if (problem !== "missing" && problem) setUnreadable(id, problem);
  }

  function setUnreadable(id, problem) {
    unreadable = PREFIX + id;
    setStatus(problem === "newer" ? "newer" : "broken", null);
  }

  /** @returns {import("./workspace").Workspace} a copy: change it through update() */
  function current() {
    return JSON.parse(JSON.stringify(memory));
  }

  /** @param {(workspace: import("./workspace").Workspace) => void} change */
  function update(change) {
    const { workspace, problem } = failed ? {} : load(memory.id); // another tab may have saved since
    if (workspace) memory = workspace;
    if (problem === "newer" || problem === "broken" || problem === "foreign") {
      setUnreadable(memory.id, problem);
      memory = { ...memory, id: KB.workspace.fresh().id };
    }
    change(memory);
    memory.updated = new Date().toISOString();
    save();
    notify("update");
  }

  function save() {
    const { id, name, updated } = memory;
    const list = [...index().list.filter((entry) => entry.id !== id), { id, name, updated }];
    untouched = false;
    failed = !(write(PREFIX + id, JSON.stringify(memory)) && write(INDEX, JSON.stringify({ current: id, list })));
    if (!failed) setStatus("ok", new Date());
  }

  /** Takes over what storage holds now, unless memory holds more. */
  function refresh(cause) {
    if (failed) return;
    const { workspace } = load(memory.id);
    if (workspace) memory = workspace;
    else if (untouched) open();
    else {
      failed = true;
      return setStatus("cleared");
    }
    if (workspace) setStatus("ok", new Date(workspace.updated));
    notify(cause);
  }

  /** @returns {{id: string, name: string, updated: string}[]} all workspaces on this computer */
  function list() {
    return index().list;
  }

  /** Opens another workspace of this computer. @param {string} id */
  function select(id) {
    write(INDEX, JSON.stringify({ ...index(), current: id }));
    failed = false;
    open();
    notify("select");
  }

  /** Starts a further workspace; the open one stays on this computer. @param {string} name */
  function create(name) {
    memory = KB.workspace.fresh(name);
    save();
    notify("select");
  }

  // --- Files, and leaving no trace -----------------------------------------------------------------------------------

  function exportFile() {
    const text = JSON.stringify(memory, null, 1);
    KB.saveFile(new Blob([text], { type: "application/json" }), `kb-workspace-${KB.thai.stamp(new Date())}.json`);
  }

  /** Saves what could not be read, as it is, for somebody who can repair it. */
  function exportUnreadable() {
    KB.saveFile(new Blob([read(unreadable) || ""], { type: "application/json" }), "kb-workspace-unreadable.json");
  }

  /**
   * Opens a saved file. A workspace of the same id that differs stays beside it under another name: nothing is lost.
   * @param {string} text @returns {string} what happened, in Thai @throws {Error} with a Thai message; nothing changed
   */
  function importFile(text) {
    const { workspace, problem } = KB.workspace.parse(text);
    if (!workspace) throw new Error(MESSAGES[problem]);
    const homeless = failed; // the page holds the only copy of what was typed, and this takes its place
    if (homeless) exportFile();
    const before = memory.id === workspace.id ? memory : load(workspace.id).workspace;
    const differs = before && JSON.stringify(before) !== JSON.stringify(workspace);
    if (differs) {
      memory = { ...before, id: KB.workspace.fresh().id, name: `${before.name} (ก่อนนำเข้า)` };
      save();
    }
    memory = workspace;
    save();
    notify("import");
    const counts = `${Object.keys(memory.forms).length} แบบฟอร์ม ${Object.keys(memory.runs).length} เช็กลิสต์`;
    const beside = differs ? ` ของเดิมเก็บไว้ในชื่อ “${before.name} (ก่อนนำเข้า)”` : "";
    const outside = " ของเดิมที่เก็บในเครื่องไม่ได้ ดาวน์โหลดเป็นไฟล์ให้แล้ว";
    return `นำแฟ้มงาน “${memory.name}” กลับเข้าแล้ว มี ${counts}${homeless ? outside : beside}`;
  }

  /** Removes the open workspace from this computer and starts an empty one in memory. */
  function clear() {
    const others = index().list.filter((entry) => entry.id !== memory.id);
    try {
      window.localStorage.removeItem(PREFIX + memory.id);
      if (others.length) write(INDEX, JSON.stringify({ current: null, list: others }));
      else window.localStorage.removeItem(INDEX);
    } catch (error) {
      setStatus("blocked");
    }
    forget();
  }

  function forget() {
    memory = KB.workspace.fresh();
    untouched = true;
    failed = false;
    setStatus(state.kind === "blocked" ? "blocked" : "ok", null);
    notify("clear");
  }

  // --- Other tabs, and the Back button -------------------------------------------------------------------------------

  window.addEventListener("storage", ({ key, newValue }) => {
    if (key === PREFIX + memory.id && newValue === null) forget();
    else if (key === PREFIX + memory.id || key === null || (untouched && key === INDEX)) refresh("other-tab");
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) refresh("back");
  });

  open();
  KB.store = {
    current, update, list, select, create, exportFile, exportUnreadable, importFile, clear,
    status: () => state,
    unreadable: () => unreadable !== "",
    onChange: (listener) => changeListeners.push(listener),
    onStatus: (listener) => statusListeners.push(listener),
  };
})();
