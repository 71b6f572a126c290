/**
 * KB.workspace: what a workspace (แฟ้มงาน) is, and whether a text is one. No storage here: see store.js.
 *
 * One workspace is one cooperation project of the user, kept in the browser and in the `.json` file that they save:
 * facts typed once for all forms, runs of checklists, values of forms. Ids that this version does not know are kept.
 * A file of an older version is taken one step at a time; each step is a function here, named after where it leads.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const VERSION = 2;
  const FIRST_NAME = "แฟ้มงานของฉัน";
  /** Who made the edits of a file that did not say: no copy can know them, so they never count as known. */
  const UNKNOWN_COPY = "v1";

  /**
   * @typedef {[string, string, number]} Edit ISO time, copy of the workspace that made it, its running number there
   * @typedef {{state?: "done"|"na", who?: string, due?: string, evidence?: string, note?: string}} Answer
   * @typedef {Object} Workspace
   * @property {string} schema `workspace-2`
   * @property {string} id @property {string} name
   * @property {string} created ISO time @property {string} updated ISO time
   * @property {Record<string, unknown>} facts by fact id
   * @property {Record<string, "yes"|"no">} conditions by condition id
   * @property {Record<string, {version?: string, name?: string, start?: string, answers: Record<string, Answer>}>} runs
   *   by checklist id; further rounds of a list are `<checklist>~<its own id>`
   * @property {Record<string, {version?: string, values: Record<string, unknown>}>} forms by form id, then field id
   * @property {Record<string, Edit>} edits the last edit of each value, by JSON Pointer; an edit without value: deleted
   * @property {Record<string, number>} copies how many edits of each copy are in here
   * @property {{at: string, value: unknown, edit?: Edit}[]} replaced values that lost in a merge
   */

  const newId = (letter) => letter + Date.now().toString(36) + Math.random().toString(36).slice(2, 6);

  /** @param {string} [name] @returns {Workspace} */
  function fresh(name = FIRST_NAME) {
    const now = new Date().toISOString();
    const empty = { facts: {}, conditions: {}, runs: {}, forms: {}, edits: {}, copies: {}, replaced: [] };
    return { schema: `workspace-${VERSION}`, id: newId("w"), name, created: now, updated: now, ...empty };
  }

  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const holds = (group, inside) => isObject(group) && Object.values(group).every((v) => isObject(v) && isObject(v[inside]));
  const isEdit = (edit) => Array.isArray(edit) && typeof edit[0] === "string" && typeof edit[1] === "string" && Number.isInteger(edit[2]);

  function isWhole(value) {
    const named = typeof value.id === "string" && /^[\w-]{1,60}$/.test(value.id) && typeof value.name === "string";
    const dated = typeof value.created === "string" && !Number.isNaN(Date.parse(value.updated));
    return named && dated && isObject(value.facts) && holds(value.runs, "answers") && holds(value.forms, "values");
  }

  // --- Steps from version to version ---------------------------------------------------------------------------------

  /** Lists that the first checklist was split into, by the beginning of the ids of its items. */
  const SPLIT = {
    meet: "group", council: "council", hearing: "hearing", draft: "executives",
    form: "mou-form", mou: "mou-content", approve: "mou-approval",
  };

  /** 1 → 2: the one checklist became seven; times stand in `edits`, for every value and not only for answers. */
  function toSecond(old) {
    const workspace = { ...old, schema: "workspace-2", runs: {}, conditions: {}, edits: {}, copies: {}, replaced: [] };
    const stamp = (time, ...segments) => {
      workspace.edits[KB.edits.pointer(segments)] = [typeof time === "string" ? time : old.updated, UNKNOWN_COPY, 0];
    };
    for (const [list, run] of Object.entries(old.runs)) {
      for (const [item, answer] of Object.entries(run.answers)) {
        const home = (list === "talks-to-signing" && SPLIT[item.replace(/-\d+$/, "")]) || list;
        const place = (workspace.runs[home] = workspace.runs[home] || { ...run, answers: {} });
        const { updated, ...said } = isObject(answer) ? answer : {};
        if (said.state === "open") delete said.state;
        place.answers[item] = said;
        for (const field of Object.keys(said)) stamp(updated, "runs", home, "answers", item, field);
      }
    }
    for (const fact of Object.keys(old.facts)) stamp(old.updated, "facts", fact);
    for (const [form, { values }] of Object.entries(old.forms)) {
      for (const field of Object.keys(values)) stamp(old.updated, "forms", form, "values", field);
    }
    return workspace;
  }

  const STEPS = { 1: toSecond };

  const onlyObjects = (inside, group) =>
    inside === "answers" ? Object.fromEntries(Object.entries(group || {}).filter(([, answer]) => isObject(answer))) : group || {};

  /** What somebody edited by hand must not stop the page: parts of a wrong kind are begun anew. */
  function mended(workspace) {
    const part = (name) => (isObject(workspace[name]) ? workspace[name] : {});
    const withInside = (name, inside) =>
      Object.fromEntries(Object.entries(part(name)).map(([id, each]) => [id, { ...each, [inside]: onlyObjects(inside, each[inside]) }]));
    const edits = Object.fromEntries(Object.entries(part("edits")).filter(([, edit]) => isEdit(edit)));
    const copies = Object.fromEntries(Object.entries(part("copies")).filter(([, n]) => Number.isInteger(n)));
    const replaced = (Array.isArray(workspace.replaced) ? workspace.replaced : []).filter((r) => isObject(r) && typeof r.at === "string");
    return { ...workspace, runs: withInside("runs", "answers"), forms: withInside("forms", "values"), conditions: part("conditions"), edits, copies, replaced };
  }

  /**
   * @param {string|null} text
   * @returns {{workspace?: Workspace, problem?: "missing"|"foreign"|"newer"|"broken"}} never throws
   */
  function parse(text) {
    if (text === null) return { problem: "missing" };
    let value;
    try {
      value = JSON.parse(text);
    } catch (error) {
      return { problem: "broken" };
    }
    const version = isObject(value) && /^workspace-([1-9]\d*)$/.exec(String(value.schema));
    if (!version) return { problem: "foreign" };
    if (Number(version[1]) > VERSION) return { problem: "newer" };
    if (!isWhole(value)) return { problem: "broken" };
    for (let at = Number(version[1]); at < VERSION; at++) value = STEPS[at](value);
    return { workspace: mended(value) };
  }

  // --- The file ------------------------------------------------------------------------------------------------------

  const FIRST_KEYS = ["schema", "id", "name", "created", "updated"];

  function sorted(value) {
    if (Array.isArray(value)) return value.map(sorted);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
  }

  /** Without what was begun and left empty, which depends on the way and not on what is said. */
  function filled(group, inside) {
    const entries = Object.entries(group).map(([id, each]) => [id, { ...each, [inside]: withoutEmpty(each[inside]) }]);
    return Object.fromEntries(entries.filter(([, each]) => Object.keys(each).length > 1 || Object.keys(each[inside]).length));
  }

  const withoutEmpty = (group) =>
    Object.fromEntries(Object.entries(group).filter(([, value]) => !isObject(value) || Object.keys(value).length));

  /** The file's text; the same content gives the same text, whatever way it came about. @param {Workspace} workspace */
  function text(workspace) {
    const first = Object.fromEntries(FIRST_KEYS.map((key) => [key, workspace[key]]));
    const content = { ...workspace, runs: filled(workspace.runs, "answers"), forms: filled(workspace.forms, "values") };
    return JSON.stringify({ ...first, ...sorted(content) }, null, 1) + "\n";
  }

  KB.workspace = { fresh, isObject, mended, newId, parse, sorted, text };
})();
