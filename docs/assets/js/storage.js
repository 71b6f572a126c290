/**
 * KB.storage: what this computer keeps of the user's workspaces. The only file that touches localStorage.
 *
 * `kb:workspaces` holds {current, list}, `kb:workspace:<id>` one workspace, `kb:settings` small things of this computer.
 * Every access may throw; then the trouble listener hears "blocked" or "full" and the caller goes on without.
 *
 * @typedef {{id: string, name: string, updated: string, copy?: string, exported?: {at: string, copies: object}}} Entry
 * of the list: `copy` is this computer's copy of the workspace (see edits.js), `exported` what the last backup held
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const INDEX = "kb:workspaces";
  const SETTINGS = "kb:settings";
  const PREFIX = "kb:workspace:";
  let trouble = (kind) => void kind;

  function read(key) {
    try {
      const storage = window.localStorage;
      if (!(storage instanceof Storage)) trouble("blocked"); // the stand-in that overrides/main.html gives the theme
      return storage.getItem(key);
    } catch (error) {
      trouble("blocked");
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
      trouble(error instanceof DOMException && /quota/i.test(error.name) ? "full" : "blocked");
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

  /** @returns {string[]} ids of the workspaces that are there, listed or not */
  function storedIds() {
    try {
      const keys = Object.keys(window.localStorage).filter((key) => key.startsWith(PREFIX));
      return keys.map((key) => key.slice(PREFIX.length)).sort();
    } catch (error) {
      return [];
    }
  }

  const text = (id) => read(PREFIX + id);
  const load = (id) => KB.workspace.parse(text(id));

  // --- The list ------------------------------------------------------------------------------------------------------

  /** What a missing or broken list does not name is taken from the workspaces that are there. */
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

  /** @param {string|null} current @param {Entry[]} list @returns {boolean} whether it was kept */
  const keepIndex = (current, list) => write(INDEX, list.length ? JSON.stringify({ current, list }) : null);

  /** @returns {Entry|undefined} */
  const entry = (id) => index().list.find((each) => each.id === id);

  /** Makes a workspace the open one, with `changes` to its entry. @param {Partial<Entry>} changes @returns {boolean} */
  function keepEntry({ id, name, updated }, changes = {}) {
    const { list } = index();
    const place = list.findIndex((each) => each.id === id);
    const kept = { copy: KB.workspace.newId("c"), ...list[place], id, name, updated, ...changes };
    if (place < 0) list.push(kept);
    else list[place] = kept;
    return keepIndex(id, list);
  }

  /** @param {import("./workspace").Workspace} workspace @param {Partial<Entry>} changes @returns {boolean} */
  const keep = (workspace, changes) => write(PREFIX + workspace.id, JSON.stringify(workspace)) && keepEntry(workspace, changes);

  /** @param {string} id @param {string|null} content its text as it was, null to take it away */
  const put = (id, content) => write(PREFIX + id, content);

  // --- Small things of this computer, not of a project ---------------------------------------------------------------

  /** @param {string} key @param {string} [value] to keep; without it the value is only read @returns {string} "" if none */
  function setting(key, value) {
    const settings = readObject(SETTINGS);
    if (value === undefined) return typeof settings[key] === "string" ? settings[key] : "";
    write(SETTINGS, JSON.stringify({ ...settings, [key]: value }));
    return value;
  }

  // --- All of it -----------------------------------------------------------------------------------------------------

  /** Everything that this site keeps: `kb:…` of its own, `….__…` of the theme. @returns {Record<string, string>} */
  function all() {
    try {
      const own = Object.entries(window.localStorage).filter(([key]) => key.startsWith("kb:") || /(^|\.)__\w+$/.test(key));
      return Object.fromEntries(own.sort(([one], [other]) => (one < other ? -1 : 1)));
    } catch (error) {
      return {};
    }
  }

  function removeAll() {
    for (const key of Object.keys(all())) write(key, null);
    try {
      window.sessionStorage.clear();
    } catch (error) {
      trouble("blocked");
    }
  }

  KB.storage = {
    all, entry, index, keep, keepEntry, keepIndex, load, put, removeAll, setting, text,
    isIndex: (key) => key === INDEX,
    isOf: (key, id) => key === PREFIX + id,
    onTrouble: (listener) => (trouble = listener),
  };
})();
