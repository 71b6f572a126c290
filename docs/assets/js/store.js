/**
 * KB.store: the user's workspaces (แฟ้มงาน), one of them open.
 *
 *   KB.store.current()                       a copy of the open workspace, never null
 *   KB.store.update((ws) => { … }, words?)   take the newest, change it, save it; with words it can be undone
 *   KB.store.onChange((ws, cause) => { … })  cause: update, other-tab, back, import, clear, select, undo
 *   KB.store.onFlush(() => { … })            save what is being typed: the workspace is about to leave or to be closed
 *   KB.store.status()                        {kind: ok|blocked|full|cleared|broken|newer, saved: Date|null}
 *
 * Nothing is written before the first update, and nothing that cannot be read is overwritten. When saving fails, the
 * page goes on with the copy in memory, and what another tab saved meanwhile is merged in.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  const { storage } = KB;

  /** @type {import("./workspace").Workspace} */
  let memory;
  /** Nothing was typed yet, so another tab's workspace may take the place of this one. */
  let untouched = true;
  /** The last save failed: memory holds more than storage. */
  let failed = false;
  /** Id of a workspace that could not be read; it stays where it is. */
  let unreadable = "";
  /** @type {{kind: string, saved: Date|null}} */
  let state = { kind: "ok", saved: null };
  /** What was there before the last clear, import or deletion; it goes with the page, as a shared computer needs. */
  let before = null;
  /** The name of this page's own copy, while nothing can be stored. */
  const pageCopy = KB.workspace.newId("c");
  const listeners = { change: [], status: [], flush: [] };
  const copied = (value) => JSON.parse(JSON.stringify(value));

  // --- The open workspace --------------------------------------------------------------------------------------------

  function setStatus(kind, saved = state.saved) {
    state = { kind, saved };
    for (const listener of listeners.status) listener(state);
  }

  function notify(cause) {
    for (const listener of listeners.change) listener(current(), cause);
  }

  function flush() {
    for (const listener of listeners.flush) listener();
  }

  /** Opens the workspace that was used last, or a new one in memory. */
  function open() {
    const { current: last, list } = storage.index();
    const { id } = list.find((entry) => entry.id === last) || list[0] || {};
    const { workspace, problem } = id ? storage.load(id) : { problem: "missing" };
    memory = workspace || KB.workspace.fresh();
    untouched = !workspace;
    failed = false;
    if (workspace) setStatus(state.kind === "blocked" ? "blocked" : "ok", new Date(workspace.updated));
    if (problem !== "missing" && problem) setUnreadable(id, problem);
  }

  function setUnreadable(id, problem) {
    unreadable = id;
    setStatus(problem === "newer" ? "newer" : "broken", null);
  }

  /** @returns {import("./workspace").Workspace} a copy: change it through update() */
  const current = () => copied(memory);

  /** Takes in what another tab saved; if the last save failed, both sides hold something new. */
  function takeNewest() {
    const { workspace, problem } = storage.load(memory.id);
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
    const copy = failed ? pageCopy : (storage.entry(memory.id) || {}).copy || pageCopy;
    KB.edits.stamp(old, memory, copy, now);
    memory.updated = now;
    save({ copy });
    // what only this page holds must not share its numbers with what another tab stores
    if (failed) KB.edits.stamp(old, Object.assign(memory, { edits: old.edits, copies: old.copies }), pageCopy, now);
    notify("update");
  }

  /** @param {Partial<import("./storage").Entry>} changes to this computer's entry */
  function save(changes) {
    untouched = false;
    failed = !storage.keep(memory, changes);
    if (!failed) setStatus("ok", new Date());
  }

  /** Takes over what storage holds now, unless memory holds more. */
  function refresh(cause) {
    if (failed) return;
    const { workspace } = storage.load(memory.id);
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
  const list = () => storage.index().list.map(({ id, name, updated }) => ({ id, name, updated }));

  /** Opens another workspace of this computer. @param {string} id */
  function select(id) {
    flush();
    storage.keepIndex(id, storage.index().list);
    open();
    notify("select");
  }

  /** Starts a further workspace; the open one stays on this computer. @param {string} name */
  function create(name) {
    flush();
    memory = KB.workspace.fresh(name);
    save({});
    notify("select");
  }

  // --- Undo ----------------------------------------------------------------------------------------------------------

  /** Keeps what is there now. @param {string} words @param {string[]} ids workspaces that are about to change */
  function remember(words, ids) {
    const texts = Object.fromEntries(ids.map((id) => [id, id === memory.id && !untouched ? JSON.stringify(memory) : storage.text(id)]));
    before = { words, texts, entries: storage.index().list.filter((entry) => ids.includes(entry.id)), current: memory.id };
  }

  /** Brings back what the last clear, import or deletion took. */
  function undo() {
    if (!before) return;
    const { texts, entries, current: last } = before;
    before = null;
    const others = storage.index().list.filter((entry) => !(entry.id in texts));
    // further edits must not take the numbers of those that are being undone, which a file may hold: a new copy
    const list = [...others, ...entries.map((entry) => ({ ...entry, copy: KB.workspace.newId("c") }))];
    for (const [id, text] of Object.entries(texts)) storage.put(id, text);
    storage.keepIndex(last, list);
    open();
    if (texts[last] && memory.id !== last) {
      memory = KB.workspace.parse(texts[last]).workspace; // storage did not take it: the page holds it
      failed = true;
    }
    notify("undo");
  }

  // --- Files, and leaving no trace -----------------------------------------------------------------------------------

  function exportText() {
    flush();
    return KB.workspace.text(memory);
  }

  function exportFile() {
    KB.saveFile(new Blob([exportText()], { type: "application/json" }), `kb-workspace-${KB.thai.stamp(new Date())}.json`);
    if (untouched) return;
    storage.keepEntry(memory, { exported: { at: new Date().toISOString(), copies: memory.copies } });
    setStatus(state.kind);
  }

  /** Saves what could not be read, as it is, for somebody who can repair it. */
  function exportUnreadable() {
    KB.saveFile(new Blob([storage.text(unreadable) || ""], { type: "application/json" }), "kb-workspace-unreadable.json");
  }

  /** @returns {{since: Date|null, pointers: string[]}} values changed since the last backup on this computer, newest first */
  function changes() {
    const { exported } = storage.entry(memory.id) || {};
    const isNew = (edit) => !exported || (edit[2] ? !KB.edits.seen(exported.copies, edit) : edit[0] > exported.at);
    const edits = Object.entries(memory.edits).filter(([at, edit]) => isNew(edit) && !KB.edits.isQuiet(at));
    edits.sort(([, one], [, other]) => (one[0] < other[0] ? 1 : one[0] > other[0] ? -1 : 0));
    return { since: exported ? new Date(exported.at) : null, pointers: edits.map(([at]) => at) };
  }

  /** What there is on this computer of a workspace, undefined if nothing. @param {string} id */
  const here = (id) => (id === memory.id && !untouched ? current() : storage.load(id).workspace);

  /**
   * What taking a file in would change. @param {import("./workspace").Workspace} theirs
   * @returns {ReturnType<typeof KB.edits.merge>|null} null if this computer has no workspace of that id
   */
  function merging(theirs) {
    flush();
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
    flush();
    remember("การล้าง", [memory.id]);
    storage.put(memory.id, null);
    storage.keepIndex(null, storage.index().list.filter((entry) => entry.id !== memory.id));
    forget();
  }

  /** Removes everything that this computer keeps for this site, for the next group of a room. Cannot be undone. */
  function clearAll() {
    flush(); // what is being typed shall not come back after the removal
    storage.removeAll();
    before = null;
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
    const isThis = key !== null && storage.isOf(key, memory.id);
    if (isThis && newValue === null) forget();
    else if (isThis || key === null || (untouched && storage.isIndex(key))) refresh("other-tab");
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) refresh("back");
  });

  // those who hear of a status read storage too: where it is blocked, they would never come to an end
  storage.onTrouble((kind) => kind !== state.kind && setStatus(kind));
  open();
  KB.store = {
    changes, clear, clearAll, create, current, exportFile, exportText, exportUnreadable, flush, list, merging, select, take, undo, update,
    setting: storage.setting,
    status: () => state,
    isUntouched: () => untouched,
    unreadable: () => unreadable !== "",
    undoable: () => (before ? before.words : ""),
    onChange: (listener) => listeners.change.push(listener),
    onFlush: (listener) => listeners.flush.push(listener),
    onStatus: (listener) => listeners.status.push(listener),
  };
})();
