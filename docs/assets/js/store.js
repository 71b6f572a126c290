/**
 * KB.store: the user's workspaces (แฟ้มงาน). The only file that touches localStorage.
 *
 *   KB.store.current()                       a copy of the open workspace, never null
 *   KB.store.update((ws) => { … }, words?)   take the newest, change it, save it; with words it can be undone
 *   KB.store.onChange((ws, cause) => { … })  cause: update, other-tab, back, import, clear, select, undo
 *   KB.store.status()                        {kind: ok|blocked|full|cleared|broken|newer, saved: Date|null}
 *
 * `kb:workspaces` holds {current, list}, `kb:workspace:<id>` one workspace, `kb:settings` small things of this computer.
 * Nothing is written before the first update, and nothing that cannot be read is overwritten. When saving fails, the
 * page goes on with the copy in memory, and what another tab saved meanwhile is merged in.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const INDEX = "kb:workspaces";
  const SETTINGS = "kb:settings";
  const PREFIX = "kb:workspace:";

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
  /** What was there before the last clear, import or deletion; it goes with the page, as a shared computer needs. */
  let before = null;
  const changeListeners = [];
  const statusListeners = [];
  const copied = (value) => JSON.parse(JSON.stringify(value));

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

  /** @param {string|null} text null removes @returns {boolean} whether it was kept */
  function write(key, text) {
    try {
      if (text === null) window.localStorage.removeItem(key);
      else window.localStorage.setItem(key, text);
      return true;
    } catch (error) {
      const full = error instanceof DOMException && /quota/i.test(error.name);
      setStatus(full ? "full" : "blocked");
      return false;
    }
  }

  function readObject(key) {
    try {
      const found = JSON.parse(read(key) || "");
      return KB.workspace.isObject(found) ? found : {};
    } catch (error) {
      return {}; // as if there were none
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

  const load = (id) => KB.workspace.parse(read(PREFIX + id));

  // --- The index: which workspaces there are, and what this computer knows of each -----------------------------------

  /**
   * @typedef {{id: string, name: string, updated: string, copy?: string, exported?: {at: string, copies: object}}} Entry
   * `copy` is this computer's copy of the workspace (see edits.js), `exported` what the last backup held.
   */

  /** What a missing or broken index does not name is taken from the workspaces that are there. */
  function index() {
    const { current: last, list: kept } = readObject(INDEX);
    const list = (Array.isArray(kept) ? kept : []).filter((entry) => entry && typeof entry.id === "string");
    const unlisted = storedIds().filter((id) => !list.some((entry) => entry.id === id));
    const readable = unlisted.map((id) => load(id).workspace).filter(Boolean);
    return {
      current: typeof last === "string" ? last : null,
      list: [...readable.map(({ id, name, updated }) => ({ id, name, updated })), ...list],
    };
  }

  /** @returns {Entry|undefined} */
  const entryOf = (id) => index().list.find((entry) => entry.id === id);

  /** This computer's entry of a workspace, with `changes`; also makes it the open one. @param {Partial<Entry>} changes */
  function keepEntry({ id, name, updated }, changes = {}) {
    const { list } = index();
    const place = list.findIndex((entry) => entry.id === id);
    const entry = { copy: KB.workspace.newId("c"), ...list[place], id, name, updated, ...changes };
    if (place < 0) list.push(entry);
    else list[place] = entry;
    return write(INDEX, JSON.stringify({ current: id, list }));
  }

  // --- The open workspace --------------------------------------------------------------------------------------------

  function setStatus(kind, saved = state.saved) {
    if (kind === state.kind && saved === state.saved) return; // listeners read storage too: where it is blocked, for ever
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
    failed = false;
    if (workspace) setStatus(state.kind === "blocked" ? "blocked" : "ok", new Date(workspace.updated));
    if (problem !== "missing" && problem) setUnreadable(id, problem);
  }

  function setUnreadable(id, problem) {
    unreadable = PREFIX + id;
    setStatus(problem === "newer" ? "newer" : "broken", null);
  }

  /** @returns {import("./workspace").Workspace} a copy: change it through update() */
  const current = () => copied(memory);

  /** Takes in what another tab saved; if the last save failed, both sides hold something new. */
  function takeNewest() {
    const { workspace, problem } = load(memory.id);
    if (workspace) memory = failed ? KB.edits.merge(memory, workspace).workspace : workspace;
    if (problem === "newer" || problem === "broken" || problem === "foreign") {
      setUnreadable(memory.id, problem);
      memory = { ...memory, id: KB.workspace.newId("w") };
    }
  }

  /**
   * @param {(workspace: import("./workspace").Workspace) => void} change
   * @param {string} [words] what undo() will take back, in Thai
   */
  function update(change, words) {
    takeNewest();
    if (words) remember(words, [memory.id]);
    const old = current();
    change(memory);
    if (KB.edits.same(old, memory)) return;
    const now = new Date().toISOString();
    const copy = failed ? pageCopy : (entryOf(memory.id) || {}).copy || pageCopy;
    KB.edits.stamp(old, memory, copy, now);
    memory.updated = now;
    save({ copy });
    // what only this page holds must not share its numbers with what another tab stores
    if (failed) KB.edits.stamp(old, Object.assign(memory, { edits: old.edits, copies: old.copies }), pageCopy, now);
    notify("update");
  }

  /** The name of this page's own copy, while nothing can be stored. */
  const pageCopy = KB.workspace.newId("c");

  /** @param {Partial<Entry>} changes to this computer's entry */
  function save(changes) {
    untouched = false;
    failed = !(write(PREFIX + memory.id, JSON.stringify(memory)) && keepEntry(memory, changes));
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

  // --- Several workspaces, and settings of this computer -------------------------------------------------------------

  /** @returns {{id: string, name: string, updated: string}[]} all workspaces on this computer */
  const list = () => index().list.map(({ id, name, updated }) => ({ id, name, updated }));

  /** Opens another workspace of this computer. @param {string} id */
  function select(id) {
    write(INDEX, JSON.stringify({ ...index(), current: id }));
    open();
    notify("select");
  }

  /** Starts a further workspace; the open one stays on this computer. @param {string} name */
  function create(name) {
    memory = KB.workspace.fresh(name);
    save({});
    notify("select");
  }

  /** @param {string} key @param {string} [value] to keep; without it the value is only read @returns {string} "" if none */
  function setting(key, value) {
    const settings = readObject(SETTINGS);
    if (value !== undefined) write(SETTINGS, JSON.stringify({ ...settings, [key]: value }));
    return value !== undefined ? value : typeof settings[key] === "string" ? settings[key] : "";
  }

  // --- Undo ----------------------------------------------------------------------------------------------------------

  /** Keeps what is there now. @param {string} words @param {string[]} ids workspaces that are about to change */
  function remember(words, ids) {
    const texts = Object.fromEntries(ids.map((id) => [id, id === memory.id && !untouched ? JSON.stringify(memory) : read(PREFIX + id)]));
    before = { words, texts, entries: index().list.filter((entry) => ids.includes(entry.id)), current: memory.id };
  }

  /** Brings back what the last clear, import or deletion took. */
  function undo() {
    if (!before) return;
    const { texts, entries, current: last } = before;
    before = null;
    const others = index().list.filter((entry) => !(entry.id in texts));
    // further edits must not take the numbers of those that are being undone, which a file may hold: a new copy
    const list = [...others, ...entries.map(({ copy, ...entry }) => ({ ...entry, copy: KB.workspace.newId("c") }))];
    for (const [id, text] of Object.entries(texts)) write(PREFIX + id, text);
    write(INDEX, JSON.stringify({ current: last, list }));
    open();
    const text = texts[last];
    if (text && memory.id !== last) {
      memory = KB.workspace.parse(text).workspace; // storage did not take it: the page holds it
      failed = true;
    }
    notify("undo");
  }

  // --- Files, and leaving no trace -----------------------------------------------------------------------------------

  const exportText = () => KB.workspace.text(memory);

  function exportFile() {
    KB.saveFile(new Blob([exportText()], { type: "application/json" }), `kb-workspace-${KB.thai.stamp(new Date())}.json`);
    if (untouched) return;
    keepEntry(memory, { exported: { at: new Date().toISOString(), copies: memory.copies } });
    for (const listener of statusListeners) listener(state);
  }

  /** Saves what could not be read, as it is, for somebody who can repair it. */
  function exportUnreadable() {
    KB.saveFile(new Blob([read(unreadable) || ""], { type: "application/json" }), "kb-workspace-unreadable.json");
  }

  /** @returns {{since: Date|null, pointers: string[]}} values changed since the last backup on this computer, newest first */
  function changes() {
    const { exported } = entryOf(memory.id) || {};
    const isNew = ([time, copy, n]) => !exported || (n ? !KB.edits.seen(exported.copies, [time, copy, n]) : time > exported.at);
    const edits = Object.entries(memory.edits).filter(([at, edit]) => isNew(edit) && !KB.edits.isQuiet(at));
    edits.sort(([, one], [, other]) => (one[0] < other[0] ? 1 : one[0] > other[0] ? -1 : 0));
    return { since: exported ? new Date(exported.at) : null, pointers: edits.map(([at]) => at) };
  }

  /** What there is on this computer of a workspace, "" of none. @param {string} id */
  const here = (id) => (id === memory.id && !untouched ? current() : load(id).workspace);

  /**
   * What taking a file in would change. @param {import("./workspace").Workspace} theirs
   * @returns {ReturnType<typeof KB.edits.merge>|null} null if this computer has no workspace of that id
   */
  function merging(theirs) {
    const mine = here(theirs.id);
    return mine ? KB.edits.merge(mine, theirs) : null;
  }

  /**
   * Takes a workspace in and opens it; can be undone.
   * @param {import("./workspace").Workspace} theirs
   * @param {"merge"|"beside"} how merge: value by value with the one of the same id; beside: as one more workspace
   */
  function take(theirs, how) {
    if (failed) exportFile(); // the page holds the only copy of what was typed, and this takes its place
    const mine = here(theirs.id);
    const beside = how === "beside" && mine;
    const taken = beside ? { ...theirs, id: KB.workspace.newId("w"), name: `${theirs.name} (จากไฟล์)` } : theirs;
    remember("การนำเข้า", [taken.id, ...(untouched ? [] : [memory.id])]);
    memory = mine && !beside ? KB.edits.merge(mine, theirs).workspace : copied(taken);
    // the file itself is a backup of a workspace that was not here before
    save(mine && !beside ? {} : { exported: { at: new Date().toISOString(), copies: memory.copies } });
    notify("import");
  }

  /** Removes the open workspace from this computer and opens an empty one in memory. */
  function clear() {
    remember("การล้าง", [memory.id]);
    const others = index().list.filter((entry) => entry.id !== memory.id);
    write(PREFIX + memory.id, null);
    write(INDEX, others.length ? JSON.stringify({ current: null, list: others }) : null);
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
    changes, clear, create, current, exportFile, exportText, exportUnreadable, list, merging, select, setting, take, undo, update,
    status: () => state,
    isUntouched: () => untouched,
    unreadable: () => unreadable !== "",
    undoable: () => (before ? before.words : ""),
    onChange: (listener) => changeListeners.push(listener),
    onStatus: (listener) => statusListeners.push(listener),
  };
})();
