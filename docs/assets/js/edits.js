/**
 * KB.edits: who changed which value of a workspace when, and one workspace out of two that were changed apart.
 *
 * A value is a leaf of the workspace: text, number, or a whole table; its place is a JSON Pointer (RFC 6901). Each copy
 * of a workspace (one browser, one computer) numbers its edits and knows how many edits of other copies it holds. So a
 * merge can tell "changed there after having seen ours" from "changed in both places": only the latter is a conflict.
 * The later edit wins either way, and what lost in a conflict is kept in `replaced`: nothing is dropped unseen.
 * Merging is commutative, associative and idempotent.
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

  /** Has somebody who holds `copies` seen this edit? */
  const seen = (copies, edit) => Boolean(edit) && Object.hasOwn(copies, edit[1]) && copies[edit[1]] >= edit[2];

  /** A value with its edit, as something that can be ordered; nothing at all comes before everything. */
  const rank = (value, edit) => [...(edit || ["", "", -1]), value !== undefined, value === undefined ? "" : canonical(value)];

  function isLater(one, other) {
    const difference = one.findIndex((part, i) => part !== other[i]);
    return difference >= 0 && one[difference] > other[difference];
  }

  /** @param {{at: string, edit?: unknown, value?: unknown}[]} entries of both sides; a dismissed one stays so */
  function unite(entries) {
    const byKey = new Map();
    for (const entry of entries) {
      const key = canonical([entry.at, entry.edit, entry.value]);
      byKey.set(key, entry.dismissed ? entry : byKey.get(key) || entry);
    }
    return [...byKey.keys()].sort().map((key) => byKey.get(key));
  }

  function uniteCopies(one, other) {
    const all = { ...one };
    for (const [copy, n] of Object.entries(other)) all[copy] = Math.max(n, all[copy] || 0);
    return all;
  }

  /**
   * @param {import("./workspace").Workspace} mine @param {import("./workspace").Workspace} theirs of the same id
   * @returns {{workspace: import("./workspace").Workspace, changes: {at: string, before: unknown, after: unknown}[],
   *   conflicts: {at: string, kept: unknown, lost: unknown}[]}} `changes` are to `mine`; neither argument is touched
   */
  function merge(mine, theirs) {
    const workspace = JSON.parse(JSON.stringify(mine));
    const [ours, others] = [leaves(mine), leaves(theirs)];
    const [changes, conflicts, lostNow] = [[], [], []];
    const places = new Set([...ours.keys(), ...others.keys(), ...Object.keys(mine.edits), ...Object.keys(theirs.edits)]);
    for (const at of [...places].sort()) {
      const [a, b] = [ours.get(at), others.get(at)];
      const [ea, eb] = [mine.edits[at], theirs.edits[at]];
      const takes = isLater(rank(b, eb), rank(a, ea));
      if (takes && eb) workspace.edits[at] = eb;
      if (same(a, b)) continue;
      if (takes) setAt(workspace, at, b);
      if (QUIET.test(at)) continue;
      if (takes) changes.push({ at, before: a, after: b });
      const untouched = (a === undefined && !ea) || (b === undefined && !eb);
      if (untouched || seen(theirs.copies, ea) || seen(mine.copies, eb)) continue;
      const [kept, lost, edit] = takes ? [b, a, ea] : [a, b, eb];
      conflicts.push({ at, kept, lost });
      if (lost !== undefined) lostNow.push({ at, value: lost, ...(edit ? { edit } : {}) });
    }
    workspace.copies = uniteCopies(mine.copies, theirs.copies);
    workspace.replaced = unite([...mine.replaced, ...theirs.replaced, ...lostNow]);
    workspace.created = mine.created < theirs.created ? mine.created : theirs.created;
    workspace.updated = mine.updated > theirs.updated ? mine.updated : theirs.updated;
    return { workspace: KB.workspace.mended(workspace), changes, conflicts };
  }

  KB.edits = { isQuiet: (at) => QUIET.test(at), leaves, merge, pointer, same, seen, segments, setAt, stamp, valueAt };
})();
