/**
 * Part of a checklist page: what is true of the whole project. Answers to the conditions count on every list; the day
 * that times count from is a fact of the project, or belongs to this round of this list alone.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  KB.checklistParts = KB.checklistParts || [];

  const WORDS = { yes: "ใช่", no: "ไม่ใช่" };

  // --- Conditions ----------------------------------------------------------------------------------------------------

  const ownAnswer = (id, workspace) => (WORDS[(workspace.conditions || {})[id]] ? workspace.conditions[id] : "");
  /** What the list of members says, whatever the user answered. */
  const derived = (id, workspace) => KB.progress.condition(id, { ...workspace, conditions: {} });

  /** The third choice stands for "nobody knows", or for what the members say. */
  function showCondition(element, workspace) {
    const id = element.dataset.condition;
    const [own, members] = [ownAnswer(id, workspace), derived(id, workspace)];
    for (const radio of element.querySelectorAll("input")) radio.checked = radio.value === own;
    const third = element.querySelector('input[value=""] + label > span');
    KB.checklistItem.say(third, members ? `จากรายชื่อภาคี: ${WORDS[members]}` : "ยังไม่รู้");
    const from = element.querySelector("[data-condition-from]");
    const differs = own && members && own !== members;
    KB.checklistItem.say(from, differs ? `ต่างจากรายชื่อภาคีในแฟ้มงาน ซึ่งบอกว่า${WORDS[members]}` : "");
    from.hidden = !differs;
  }

  /** The same on paper: ☑ ใช่ ☐ ไม่ใช่. */
  function showOnPaper(paper, workspace) {
    if (!paper) return;
    for (const box of paper.querySelectorAll("[data-paper-condition]")) {
      const known = KB.progress.condition(box.dataset.paperCondition, workspace);
      KB.checklistItem.say(box, `${known === "yes" ? "☑" : "☐"} ใช่ ${known === "no" ? "☑" : "☐"} ไม่ใช่`);
    }
  }

  /** @param {HTMLInputElement} radio */
  function keepCondition(radio) {
    const { condition } = radio.closest("[data-condition]").dataset;
    KB.store.update((workspace) => {
      const conditions = (workspace.conditions = workspace.conditions || {});
      if (radio.value) conditions[condition] = radio.value;
      else delete conditions[condition];
    });
  }

  /** Nothing answered yet: later the panel stays folded, and its head says what is still open. */
  const isFresh = ({ items }) => items.every(({ answer }) => Object.keys(answer).length === 0);

  function conditionsPart(page) {
    const panel = page.find("[data-project]");
    if (!panel) return null;
    const elements = [...panel.querySelectorAll("[data-condition]")];
    panel.addEventListener("change", (event) => {
      keepCondition(event.target);
      page.show("update");
    });
    page.root.addEventListener("click", (event) => {
      if (event.target.closest('a[href="#project"]')) panel.open = true;
    });
    return {
      show(workspace, progress, cause) {
        const known = elements.filter((each) => KB.progress.condition(each.dataset.condition, workspace)).length;
        KB.checklistItem.say(panel.querySelector("[data-project-count]"), `ตอบแล้ว ${known} จาก ${elements.length} เรื่อง`);
        if (cause === "start") panel.open = known < elements.length && isFresh(progress);
        for (const element of elements) showCondition(element, workspace);
        showOnPaper(page.find("[data-project-paper]"), workspace);
      },
    };
  }

  // --- The day that times count from ---------------------------------------------------------------------------------

  const runOf = (workspace, key) => (workspace.runs && workspace.runs[key]) || {};

  /** Where the day is kept: with this round if it has its own or must have, else in the fact that all lists share. */
  function keptInFact(page, workspace) {
    return Boolean(page.list.start_fact) && page.run === page.list.id && !runOf(workspace, page.run).start;
  }

  /** @returns {string} the day as kept: ISO, or what was typed in a form and cannot be read */
  function startOf(page, workspace) {
    const fact = page.list.start_fact ? workspace.facts[page.list.start_fact] : "";
    return String(runOf(workspace, page.run).start || fact || "");
  }

  /** @param {string} typed */
  function keepStart(page, typed) {
    const { iso } = KB.thai.parseDate(typed);
    if (keptInFact(page, KB.store.current())) {
      return KB.store.update(({ facts }) => {
        if (typed) facts[page.list.start_fact] = iso || typed;
        else delete facts[page.list.start_fact];
      });
    }
    if (typed && !iso) return; // a round holds a day or none
    page.changeRun((run) => {
      if (iso) run.start = iso;
      else delete run.start;
    });
  }

  function showStart(page, workspace, box) {
    const kept = startOf(page, workspace);
    const iso = KB.thai.isIso(kept) ? kept : "";
    if (box !== document.activeElement) {
      box.value = iso ? KB.thai.numericDate(iso) : kept;
      KB.checklistItem.problem(box, KB.thai.parseDate(kept).problem || "");
    }
    KB.checklistItem.say(page.find("[data-start-from]"), iso && KB.thai.longDate(iso));
    KB.checklistItem.say(page.find("[data-start-paper]"), iso ? KB.thai.longDate(iso) : ".................................");
  }

  function startPart(page) {
    const box = page.find("[data-start]");
    if (!box) return null;
    const keep = () => {
      keepStart(page, box.value.trim());
      page.show("update");
    };
    box.addEventListener("input", () => page.later(keep));
    box.addEventListener("change", () => {
      page.save();
      keep();
      KB.checklistItem.problem(box, KB.thai.parseDate(box.value).problem || "");
    });
    return { show: (workspace) => showStart(page, workspace, box) };
  }

  KB.checklistParts.push(conditionsPart, startPart);
})();
