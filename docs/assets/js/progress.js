/**
 * KB.progress: where a project stands. Pure: from the catalogue of checklists and a workspace, nothing else. The
 * checklist page, the workspace page, the calendar and the files all count with this, so they cannot disagree.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  /** Lists of these stages count only once somebody started them: not every project is joined, changed or dissolved. */
  const WHEN_STARTED = ["change", "companion"];
  const STATES = ["done", "na"];
  const DAY = 864e5;
  /** Days before a due date from which the pages say that it is near. */
  const SOON = 14;

  /** The text of an answer's field, "" if there is none; a file that somebody edited may hold anything. */
  const textOf = (answer, field) => (typeof answer[field] === "string" ? answer[field] : "");

  /** @returns {string} today on this computer, ISO */
  function today() {
    const now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  }

  /** @param {string} iso @param {number} days @returns {string} ISO */
  const plusDays = (iso, days) => new Date(Date.parse(`${iso}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
  /** @returns {number} days from one ISO date to another; negative if `to` is earlier */
  const daysBetween = (from, to) => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);

  // --- Conditions of the project -------------------------------------------------------------------------------------

  /** @returns {boolean} whether a member of one of these types is in the project's facts */
  function hasMember(types, workspace) {
    const { members } = workspace.facts;
    return Array.isArray(members) && members.some((member) => KB.workspace.isObject(member) && types.includes(member.type));
  }

  /** @param {string} id @returns {boolean} the answer comes from the facts, not from the user */
  function isDerived(id, workspace) {
    const own = workspace.conditions[id];
    const condition = KB.catalogue.conditions.find((each) => each.id === id);
    return own !== "yes" && own !== "no" && Boolean(condition && condition.member_types) && hasMember(condition.member_types, workspace);
  }

  /** @param {string} id @returns {"yes"|"no"|""} "" while nobody knows */
  function condition(id, workspace) {
    const own = workspace.conditions[id];
    if (own === "yes" || own === "no") return own;
    return isDerived(id, workspace) ? "yes" : "";
  }

  // --- One list ------------------------------------------------------------------------------------------------------

  const listOf = (runKey) => runKey.split("~")[0];

  /** @returns {object} the run, empty if nobody began it */
  function run(runKey, workspace) {
    const found = Object.hasOwn(workspace.runs, runKey) ? workspace.runs[runKey] : {};
    return { ...found, answers: KB.workspace.isObject(found.answers) ? found.answers : {} };
  }

  /** The day that the list's `due_days` count from. @returns {string} ISO, "" if not known */
  function start(list, runKey, workspace) {
    const own = run(runKey, workspace).start;
    const fact = list.start_fact && workspace.facts[list.start_fact];
    return [own, fact].find(KB.thai.isIso) || "";
  }

  /**
   * What holds for an item: the user's answer, or what follows from the project's conditions and from the start day.
   * @param {object} item of the catalogue @param {object} list @param {string} runKey @param {object} workspace @param {string} day ISO
   */
  function item(item, list, runKey, workspace, day) {
    const { answers } = run(runKey, workspace);
    const answer = Object.hasOwn(answers, item.id) && KB.workspace.isObject(answers[item.id]) ? answers[item.id] : {};
    const said = STATES.includes(answer.state) ? answer.state : "";
    const auto = !said && (item.only_if || []).some((id) => condition(id, workspace) === "no");
    const state = said || (auto ? "na" : "open");
    const first = start(list, runKey, workspace);
    const own = KB.thai.isIso(answer.due) ? answer.due : "";
    const proposed = !textOf(answer, "due") && first && item.due_days !== undefined ? plusDays(first, item.due_days) : "";
    const due = own || proposed;
    const who = textOf(answer, "who") || item.who;
    return { ...item, answer, state, auto, who, due, proposed: Boolean(proposed), late: state === "open" && due !== "" && due < day };
  }

  /** @returns {string[]} keys of the list's rounds: the first, then further ones in the order they were begun */
  function runs(list, workspace) {
    const further = Object.keys(workspace.runs).filter((key) => key.startsWith(`${list.id}~`)).sort();
    return [list.id, ...further];
  }

  /** Key for one more round; its own id, so that two computers never mean the same one. @param {object} list */
  const newRun = (list) => `${list.id}~${KB.workspace.newId("r")}`;

  const isBegun = ({ answers, start: day }) => Boolean(day) || Object.values(answers).some((each) => Object.keys(each).length);

  /** @returns {object} counts, items as item() has them, and the first open one */
  function list(list, runKey, workspace, day) {
    const items = list.sections.flatMap((section) => section.items).map((each) => item(each, list, runKey, workspace, day));
    const count = (test) => items.filter(test).length;
    const open = items.filter((each) => each.state === "open");
    return {
      items,
      total: items.length,
      done: count((each) => each.state === "done"),
      na: count((each) => each.state === "na"),
      open: open.length,
      late: count((each) => each.late),
      required: open.filter((each) => each.required).length,
      inPlay: !WHEN_STARTED.includes(list.stage) || isBegun(run(runKey, workspace)),
      next: open[0],
    };
  }

  /** Every round of every list, in the order of the catalogue. */
  function project(workspace, day = today()) {
    return KB.catalogue.lists.flatMap((each) =>
      runs(each, workspace).map((runKey) => ({ list: each, runKey, name: textOf(run(runKey, workspace), "name"), ...list(each, runKey, workspace, day) })));
  }

  /** Site path of a checklist's round, and of an item in it. @param {string} runKey @param {string} [itemId] */
  function path(runKey, itemId) {
    const round = runKey.includes("~") ? `?run=${encodeURIComponent(runKey)}` : "";
    return `checklists/${listOf(runKey)}.html${round}${itemId ? "#" + itemId : ""}`;
  }

  KB.progress = { SOON, condition, daysBetween, isDerived, item, list, listOf, newRun, path, plusDays, project, run, runs, start, today };
})();
