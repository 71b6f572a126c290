/**
 * KB.workspace: what a workspace (แฟ้มงาน) is, and whether a text is one. No storage here: see store.js.
 *
 * One workspace is one cooperation project of the user, kept in the browser and in the `.json` file that they save:
 * facts typed once for all forms, runs of checklists, values of forms. Ids that this version does not know are kept.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const VERSION = 1;
  const FIRST_NAME = "แฟ้มงานของฉัน";

  /**
   * @typedef {Object} Workspace
   * @property {string} schema `workspace-1`
   * @property {string} id @property {string} name
   * @property {string} created ISO time @property {string} updated ISO time
   * @property {Record<string, unknown>} facts by fact id
   * @property {Record<string, {answers: Record<string, object>}>} runs by checklist id, then item id
   * @property {Record<string, {values: Record<string, unknown>}>} forms by form id, then field id
   */

  /** @param {string} [name] @returns {Workspace} */
  function fresh(name = FIRST_NAME) {
    const now = new Date().toISOString();
    const id = "w" + Date.now().toString(36) + Math.random().toString(36).slice(2, 6);
    return { schema: `workspace-${VERSION}`, id, name, created: now, updated: now, facts: {}, runs: {}, forms: {} };
  }

  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const holds = (group, inside) => isObject(group) && Object.values(group).every((v) => isObject(v) && isObject(v[inside]));

  function isWhole(value) {
    const named = typeof value.id === "string" && /^[\w-]{1,60}$/.test(value.id) && typeof value.name === "string";
    const dated = typeof value.created === "string" && !Number.isNaN(Date.parse(value.updated));
    return named && dated && isObject(value.facts) && holds(value.runs, "answers") && holds(value.forms, "values");
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
    const version = isObject(value) && /^workspace-(\d+)$/.exec(String(value.schema));
    if (!version) return { problem: "foreign" };
    if (Number(version[1]) > VERSION) return { problem: "newer" };
    return isWhole(value) ? { workspace: value } : { problem: "broken" };
  }

  KB.workspace = { fresh, parse };
})();
