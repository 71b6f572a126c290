/**
 * Part of a checklist page: lists that a project goes through several times. The round is in the page's address
 * (`?run=<key>`, the first has none), so that a link or a bookmark leads back to it.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  KB.checklistParts = KB.checklistParts || [];

  /** @returns {string} what a round is called. @param {string[]} keys all rounds of the list */
  function nameOf(key, keys, workspace) {
    const { name } = KB.progress.run(key, workspace);
    if (typeof name === "string" && name) return name;
    return key === keys[0] ? "รอบแรก" : `รอบที่ ${keys.indexOf(key) + 1}`;
  }

  /** @returns {string} the round that the address names, "" if it names none */
  const named = () => new URLSearchParams(location.search).get("run") || "";

  class Rounds {
    constructor(page, root) {
      this.page = page;
      this.root = root;
      this.find = (selector) => root.querySelector(selector);
      this.select = this.find("[data-round]");
      this.form = this.find("[data-round-form]");
      this.name = this.find("#round-name");
      this.select.addEventListener("change", () => this.go(this.select.value));
      root.addEventListener("click", (event) => this.handleClick(event.target));
      root.addEventListener("keydown", (event) => event.key === "Escape" && !this.form.hidden && this.close());
      this.form.addEventListener("submit", (event) => this.handleSubmit(event));
      window.addEventListener("popstate", () => this.open(named()));
    }

    show(workspace) {
      const keys = KB.progress.runs(this.page.list, workspace);
      const options = keys.map((key) => [key, nameOf(key, keys, workspace)]);
      if (JSON.stringify(options) !== this.shownOptions) {
        this.shownOptions = JSON.stringify(options);
        this.select.replaceChildren(...options.map(([key, words]) => new Option(words, key)));
      }
      this.select.value = this.page.run;
      const further = keys.length > 1;
      for (const words of this.page.root.querySelectorAll("[data-round-words]")) {
        words.textContent = further ? ` · ${nameOf(this.page.run, keys, workspace)}` : "";
      }
    }

    /** Opens a round and puts it into the address. @param {string} key */
    go(key) {
      this.open(key);
      const address = new URL(location.href);
      address.hash = "";
      address.search = key === this.page.list.id ? "" : `?run=${encodeURIComponent(key)}`;
      history.pushState(null, "", address); // on file:// too: nothing but the query differs
    }

    /** @param {string} key "" for the first round */
    open(key) {
      const run = this.known(key);
      if (run === this.page.run) return;
      this.page.save();
      this.page.run = run;
      this.page.show("start");
    }

    /** A link from somebody else's computer may name a round that is not here. */
    known(key) {
      const keys = KB.progress.runs(this.page.list, KB.store.current());
      const missing = key && !keys.includes(key);
      KB.checklistItem.say(this.find("[data-round-said]"), missing ? "ไม่มีรอบตามลิงก์นี้ในแฟ้มงานที่เปิดอยู่ จึงเปิดรอบแรกให้" : "");
      return missing || !key ? this.page.list.id : key;
    }

    // --- Beginning and naming, in place ------------------------------------------------------------------------------

    handleClick(target) {
      const button = target.closest("button");
      if (!button) return;
      if ("roundNew" in button.dataset || "roundRename" in button.dataset) this.ask(button);
      else if ("roundCancel" in button.dataset) this.close();
    }

    /** @param {HTMLButtonElement} button the one that was pressed; it gets the focus back */
    ask(button) {
      this.asking = button;
      const renames = "roundRename" in button.dataset;
      this.form.hidden = false;
      for (const each of this.root.querySelectorAll("[aria-expanded]")) each.setAttribute("aria-expanded", String(each === button));
      this.find("[data-round-keep]").textContent = renames ? "เก็บชื่อนี้" : "เริ่มรอบนี้";
      this.name.value = renames ? KB.progress.run(this.page.run, KB.store.current()).name || "" : "";
      KB.checklistItem.problem(this.name, "");
      this.name.focus();
    }

    close() {
      this.form.hidden = true;
      this.asking.setAttribute("aria-expanded", "false");
      this.asking.focus();
    }

    handleSubmit(event) {
      event.preventDefault();
      const name = this.name.value.trim();
      if (!name) {
        KB.checklistItem.problem(this.name, "ตั้งชื่อรอบก่อน จะได้แยกจากรอบอื่นได้");
        return this.name.focus();
      }
      if ("roundRename" in this.asking.dataset) this.rename(name);
      else this.begin(name);
      this.close();
    }

    rename(name) {
      this.page.changeRun((run) => (run.name = name));
      this.page.show("update");
    }

    begin(name) {
      const key = KB.progress.newRun(this.page.list);
      KB.store.update((workspace) => (workspace.runs[key] = { version: this.page.list.version, name, answers: {} }));
      this.go(key);
      KB.checklistItem.say(this.find("[data-round-said]"), `เริ่ม ${name} แล้ว คำตอบของรอบก่อนยังอยู่ เลือกดูได้จากช่องรอบ`);
    }
  }

  KB.checklistParts.push((page) => {
    const root = page.find("[data-rounds]");
    if (!root) return null;
    const rounds = new Rounds(page, root);
    page.run = rounds.known(named());
    return rounds;
  });
})();
