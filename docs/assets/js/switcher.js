/**
 * The header names the open project on every page, and on wide screens changes it. Without this file, or before anything
 * is stored, there is a plain link to the workspace page.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  const MANAGE = "manage";
  /** Keys that move through a closed list, one project at a time: nothing opens before Enter, or before leaving. */
  const MOVING = /^(Arrow|Page|Home|End)|^.$/;

  class Switcher {
    /** @param {HTMLElement} $root */
    constructor($root) {
      this.$root = $root;
      this.$link = $root.querySelector("a");
      this.$pick = $root.querySelector("select");
      this.$said = $root.querySelector("[role=status]");
      this.byKey = false;
      this.$pick.addEventListener("change", () => this.byKey || this.open());
      this.$pick.addEventListener("keydown", (event) => this.handleKey(event));
      this.$pick.addEventListener("pointerdown", () => (this.byKey = false));
      this.$pick.addEventListener("blur", () => this.leave());
      this.$pick.addEventListener("focus", () => this.show(KB.store.current())); // another tab may have begun one
      KB.store.onChange((workspace) => this.show(workspace));
      this.show(KB.store.current());
    }

    show({ id, name }) {
      const stored = KB.store.list();
      this.$root.classList.toggle("kb-switch--many", stored.length > 0);
      if (!stored.length) return this.$link.removeAttribute("aria-label");
      const others = stored.filter((entry) => entry.id !== id);
      const options = [{ id, name }, ...others].map((entry) => new Option(entry.name || "ไม่มีชื่อ", entry.id));
      this.$pick.replaceChildren(...options, new Option("จัดการแฟ้มงาน…", MANAGE));
      this.$pick.value = id;
      this.$link.setAttribute("aria-label", `แฟ้มงาน: ${name}`);
    }

    handleKey({ key, altKey }) {
      if (key === "Enter") return this.open();
      if (!altKey && MOVING.test(key)) this.byKey = key !== " ";
    }

    /** Left with the keyboard: a project opens, but nobody is sent to another page by leaving. */
    leave() {
      if (this.$pick.value === MANAGE) this.$pick.value = KB.store.current().id;
      this.open();
    }

    open() {
      this.byKey = false;
      const { id } = KB.store.current();
      if (this.$pick.value === MANAGE) {
        this.$pick.value = id;
        location.href = this.$link.href;
      } else if (this.$pick.value && this.$pick.value !== id) {
        KB.store.select(this.$pick.value);
        this.$said.textContent = `เปิดแฟ้ม “${KB.store.current().name}” แล้ว`;
      }
    }
  }

  document.querySelectorAll("[data-kb-switch]").forEach((root) => new Switcher(root));
})();
