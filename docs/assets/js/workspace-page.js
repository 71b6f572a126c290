/**
 * The workspace page: opens, begins and renames projects, and draws the dashboard anew whenever the workspace changes.
 * Each section is drawn by `KB.parts[<its data-part>](section, view)`; see the other workspace-*.js files.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const NAMING = {
    create: { label: "ชื่อแฟ้มใหม่", save: "สร้างแฟ้ม" },
    rename: { label: "ชื่อใหม่ของแฟ้มนี้", save: "เปลี่ยนชื่อ" },
  };

  /** Nothing was answered, typed or asked yet. */
  const isEmpty = ({ facts, conditions, runs, forms }) =>
    [facts, conditions, forms].every((group) => !Object.keys(group).length)
    && Object.values(runs).every(({ answers }) => !Object.keys(answers).length);

  class WorkspacePage {
    /** @param {HTMLElement} $root */
    constructor($root) {
      this.$root = $root;
      this.find = (selector) => $root.querySelector(selector);
      this.$pick = this.find("#ws-pick");
      this.$naming = this.find("[data-name-form]");
      this.$name = this.find("#ws-name");
      this.$sections = [...$root.querySelectorAll("[data-part]")];
      document.documentElement.classList.add("kb-live-workspace");
      for (const live of $root.querySelectorAll("[data-live]")) live.hidden = false;
      for (const blank of $root.querySelectorAll("[data-blank]")) blank.hidden = true;
      this.listen();
      KB.workspaceSide($root);
      this.draw(KB.store.current());
      this.showTarget();
    }

    listen() {
      this.$pick.addEventListener("change", () => KB.store.select(this.$pick.value));
      this.$pick.addEventListener("focus", () => this.fillPick(KB.store.current())); // another tab may have begun one
      for (const button of this.$root.querySelectorAll("[data-name-open]")) {
        button.addEventListener("click", () => this.openNaming(button));
      }
      this.find("[data-name-cancel]").addEventListener("click", () => this.closeNaming());
      this.$naming.addEventListener("keydown", ({ key }) => key === "Escape" && this.closeNaming());
      this.$naming.addEventListener("submit", (event) => {
        event.preventDefault();
        this.name();
      });
      window.addEventListener("beforeprint", () => this.stampPaper());
      KB.store.onChange((workspace, cause) => {
        if (cause !== "update") this.forget();
        this.draw(workspace);
      });
      KB.store.onStatus(() => this.drawPart(this.find('[data-part="changes"]'), this.view(KB.store.current()))); // a backup was made
    }

    // --- Which project -----------------------------------------------------------------------------------------------

    /** The open one is named even before anything is stored. */
    fillPick({ id, name }) {
      const stored = KB.store.list().filter((entry) => entry.id !== id);
      const options = [{ id, name }, ...stored].map((entry) => new Option(entry.name || "ไม่มีชื่อ", entry.id));
      this.$pick.replaceChildren(...options);
      this.$pick.value = id;
    }

    openNaming(button) {
      this.naming = button.dataset.nameOpen;
      this.$opener = button;
      const { label, save } = NAMING[this.naming];
      this.find("[data-name-label]").textContent = label;
      this.find("[data-name-save]").textContent = save;
      this.$name.value = this.naming === "rename" ? KB.store.current().name : "";
      this.showProblem("");
      this.$naming.hidden = false;
      this.$name.focus();
      this.$name.select();
    }

    closeNaming() {
      this.$naming.hidden = true;
      this.$opener.focus();
    }

    showProblem(words) {
      const place = this.find("#ws-name-err");
      place.textContent = words;
      place.hidden = !words;
      this.$name.toggleAttribute("aria-invalid", false);
      if (words) this.$name.setAttribute("aria-invalid", "true");
    }

    name() {
      const name = this.$name.value.trim();
      if (!name) {
        this.showProblem("ยังไม่ได้พิมพ์ชื่อ");
        return this.$name.focus();
      }
      if (this.naming === "create") KB.store.create(name);
      else KB.store.update((workspace) => (workspace.name = name));
      this.closeNaming();
      this.find(":scope > .kb-ws__bar > [data-said]").textContent =
        this.naming === "create" ? `เริ่มแฟ้ม “${name}” แล้ว แฟ้มเดิมยังอยู่ในเครื่องนี้` : `เปลี่ยนชื่อเป็น “${name}” แล้ว`;
    }

    /** What could be undone belonged to another project, or to another state of this one. */
    forget() {
      for (const section of this.$sections) {
        const said = section.querySelector(":scope > [data-said]");
        if (said) said.textContent = "";
        delete section.dataset.all;
      }
    }

    // --- The dashboard -----------------------------------------------------------------------------------------------

    view(workspace) {
      const today = KB.progress.today();
      return { workspace, today, rows: KB.progress.project(workspace, today) };
    }

    draw(workspace) {
      const view = this.view(workspace);
      this.fillPick(workspace);
      this.find("[data-start]").hidden = !isEmpty(workspace);
      for (const section of this.$sections) this.drawPart(section, view);
    }

    /** What had the focus is drawn anew: it goes to the thing of the same words, or to the heading. */
    drawPart(section, view) {
      const held = section.contains(document.activeElement) ? document.activeElement : null;
      KB.parts[section.dataset.part](section, view);
      if (!held || held.isConnected) return;
      const same = [...section.querySelectorAll("a, button")].find((each) => each.textContent === held.textContent);
      (same || section.querySelector("h2")).focus();
    }

    stampPaper() {
      this.find("[data-name]").textContent = KB.store.current().name;
      this.find("[data-printed]").textContent = KB.words.moment(new Date());
    }

    /** The page was still growing when the browser went to the address's heading. */
    showTarget() {
      const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
      if (target) target.scrollIntoView();
    }
  }

  document.querySelectorAll('[data-kb="workspace"]').forEach((root) => new WorkspacePage(root));
})();
