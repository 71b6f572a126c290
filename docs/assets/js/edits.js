/**
 * KB.edits: who changed which value of a workspace when, and one workspace out of two that were changed apart.
 *
 * A value is a leaf of the workspace: text, number, or a whole table; its place is a JSON Pointer (RFC 6901). Each copy
 * of a workspace (one browser, one computer) numbers its edits and knows how many edits of other copies it holds. So a
 * merge can tell "changed there after having seen ours" from "changed in both places": only the latter is a conflict.
 * The later edit wins either way, and what lost in a conflict is kept in `replaced` until somebody throws it away: nothing
 * is dropped unseen. Merging is commutative, associative and idempotent (a multi-value register with dotted versions).
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  /** Parts of a workspace that are not the user's content. */
  const ADMINISTRATION = ["schema", "id", "created", "updated", "edits", "copies", "replaced"];
  /** How deep the values lie: `/facts/<id>`, `/runs/<run>/answers/<item>/<field>`, `/forms/<form>/values/<field>`. */
  const DEPTH = { facts: 2, conditions: 2, runs: 5, forms: 4 };
  /** Which version of the data an answer was given to: nobody typed it, so nobody hears of it. */
  const QUIET = /^\/(runs|forms)\/[^/]+\/version$/;

  /** @param {string[]} segments @returns {string} */
  const pointer = (segments) => segments.map((segment) => "/" + segment.replace(/~/g, "~0").replace(/\//g, "~1")).join("");
  /** @param {string} text @returns {string[]} */
  const segments = (text) => text.split("/").slice(1).map((segment) => segment.replace(/~1/g, "/").replace(/~0/g, "~"));

  const canonical = (value) => JSON.stringify(KB.workspace.sorted(value));
  const same = (one, other) => one === other || canonical(one) === canonical(other);

  /** @param {import("./workspace").Workspace} workspace @returns {Map<string, unknown>} every value by its place */
  function leaves(workspace) {
    const found = new Map();
    const walk = (value, path) => {
      if (value === undefined) return;
      const isLeaf = !KB.workspace.isObject(value) || path.length >= (DEPTH[path[0]] || 1);
      if (isLeaf) return void found.set(pointer(path), value);
      for (const key of Object.keys(value)) walk(value[key], [...path, key]);
    };
    for (const key of Object.keys(workspace)) if (!ADMINISTRATION.includes(key)) walk(workspace[key], [key]);
    return found;
  }

  /** @param {unknown} tree @param {string} at @returns {unknown} undefined if there is nothing */
  function valueAt(tree, at) {
    return segments(at).reduce((value, key) => (KB.workspace.isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined), tree);
  }

  /** @param {object} tree changed in place @param {string} at @param {unknown} value undefined takes it away */
  function setAt(tree, at, value) {
    const path = segments(at);
    const last = path.pop();
    const own = (place, key) => (Object.hasOwn(place, key) && KB.workspace.isObject(place[key]) ? place[key] : undefined);
    let place = tree;
    for (const key of path) {
      if (!own(place, key)) {
        if (value === undefined) return;
        define(place, key, {});
      }
      place = own(place, key);
    }
    if (value === undefined) delete place[last];
    else define(place, last, value);
  }

  /** `__proto__` in a hand-made file is a name like any other. */
  function define(place, key, value) {
    Object.defineProperty(place, key, { value, writable: true, enumerable: true, configurable: true });
  }

  // --- Stamping ------------------------------------------------------------------------------------------------------

  /** Never earlier than the edit it replaces, even if this computer's clock is slow. */
  function later(now, previous) {
    if (!previous || previous[0] < now) return now;
    const time = Date.parse(previous[0]);
    return Number.isNaN(time) ? now : new Date(time + 1).toISOString();
  }

  /**
   * Notes in `after` which of its values this copy has just changed.
   * @param {import("./workspace").Workspace} before @param {import("./workspace").Workspace} after
   * @param {string} copy @param {string} now ISO
   */
  function stamp(before, after, copy, now) {
    const [was, is] = [leaves(before), leaves(after)];
    const changed = [...new Set([...was.keys(), ...is.keys()])].filter((at) => !same(was.get(at), is.get(at)));
    if (!changed.length) return;
    const n = (after.copies[copy] || 0) + 1;
    after.copies[copy] = n;
    for (const at of changed) after.edits[at] = [later(now, after.edits[at]), copy, n];
  }

  // --- Merging -------------------------------------------------------------------------------------------------------

  /**
   * @typedef {{at: string, value: unknown, edit?: import("./workspace").Edit}} Version of a value, as somebody left it
   */

  /** Has somebody who holds `copies` seen this edit? An edit that does not say where it was made is new to everybody. */
  const seen = (copies, edit) => Boolean(edit) && Object.hasOwn(copies, edit[1]) && copies[edit[1]] >= edit[2];

  /** A version as something that can be ordered; nothing at all comes before everything. @param {Version} version */
  const rank = ({ value, edit }) => [...(edit || ["", "", -1]), value !== undefined, value === undefined ? "" : canonical(value)];

  function isLater(one, other) {
    const difference = one.findIndex((part, i) => part !== other[i]);
    return difference >= 0 && one[difference] > other[difference];
  }

  const latest = (versions) => versions.reduce((best, each) => (isLater(rank(each), rank(best)) ? each : best));
  const keyOf = ({ at, value, edit }) => canonical([at, edit, value === undefined ? null : value]);

  /** Every version that a workspace holds of its values, by place: the one in use first, then those that lost. */
  function versions(workspace) {
    const values = leaves(workspace);
    const found = new Map();
    for (const at of new Set([...values.keys(), ...Object.keys(workspace.edits)])) {
      found.set(at, [{ at, value: values.get(at), edit: workspace.edits[at] }]);
    }
    for (const entry of workspace.replaced) found.set(entry.at, [...(found.get(entry.at) || [{ at: entry.at }]), entry]);
    return found;
  }

  /** What one side holds and the other has not thrown away: it holds it too, or has never seen it. */
  function surviving(versions, others, copies) {
    const held = new Set(others.map(keyOf));
    return versions.filter((version) => held.has(keyOf(version)) || !seen(copies, version.edit));
  }

  /** @returns {{used: Version, lost: Version[]}} of one place */
  function settle(ours, others, mine, theirs) {
    const alive = [...surviving(ours, others, theirs.copies), ...surviving(others, ours, mine.copies)];
    const used = latest([ours[0], others[0]]);
    const byKey = new Map(alive.map((version) => [keyOf(version), version]));
    byKey.delete(keyOf(used));
    const lost = [...byKey.values()].filter(({ at, value, edit }) => value !== undefined && (edit || at !== "/name") && !QUIET.test(at));
    return { used, lost };
  }

  function uniteCopies(one, other) {
    const all = { ...one };
    for (const [copy, n] of Object.entries(other)) all[copy] = Math.max(n, Object.hasOwn(all, copy) ? all[copy] : 0);
    return all;
  }

  /**
   * @param {import("./workspace").Workspace} mine @param {import("./workspace").Workspace} theirs of the same id
   * @returns {{workspace: import("./workspace").Workspace, changes: {at: string, before: unknown, after: unknown}[],
   *   conflicts: {at: string, kept: unknown, lost: unknown}[]}} `changes` are to `mine`; neither argument is touched
   */
  function merge(mine, theirs) {
    const workspace = JSON.parse(JSON.stringify(mine));
    const [here, there] = [versions(mine), versions(theirs)];
    const known = new Set(mine.replaced.map(keyOf));
    const [changes, conflicts] = [[], []];
    workspace.replaced = [];
    for (const at of [...new Set([...here.keys(), ...there.keys()])].sort()) {
      const [ours, others] = [here.get(at) || [{ at }], there.get(at) || [{ at }]];
      const { used, lost } = settle(ours, others, mine, theirs);
      const before = ours[0].value;
      if (used.edit) workspace.edits[at] = used.edit;
      if (!same(before, used.value)) {
        setAt(workspace, at, used.value);
        if (!QUIET.test(at)) changes.push({ at, before, after: used.value });
      }
      workspace.replaced.push(...lost);
      const news = lost.filter((version) => !known.has(keyOf(version)) && !same(version.value, used.value));
      conflicts.push(...news.map(({ value }) => ({ at, kept: used.value, lost: value })));
    }
    workspace.replaced = workspace.replaced.map(({ at, value, edit }) => ({ at, value, ...(edit ? { edit } : {}) }));
    workspace.replaced.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
    workspace.copies = uniteCopies(mine.copies, theirs.copies);
    workspace.created = mine.created < theirs.created ? mine.created : theirs.created;
    workspace.updated = mine.updated > theirs.updated ? mine.updated : theirs.updated;
    return { workspace: KB.workspace.mended(workspace), changes, conflicts };
  }

  KB.edits = { isQuiet: (at) => QUIET.test(at), leaves, merge, pointer, same, seen, segments, setAt, stamp, valueAt };
})();
