/**
 * KB.formImport: brings a filled Excel or CSV file of a form back into the page. What it would change is shown first;
 * it can be undone from the save line.
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  const { el, button } = KB;

  const MOST_PROBLEMS = 30;
  /** Row of a sheet down to which it is read: each row becomes fields of the page. */
  const LAST_ROW = 1000;
  const isCsv = (file) => /\.(csv|txt)$/i.test(file.name);

  /** @returns {Record<string, string>} labels of a table's columns by id, as the page shows them */
  function labels(table) {
    const columns = KB.rows.columnsOf(KB.rows.rowsOf(table)[0]);
    return Object.fromEntries(columns.map((column) => [KB.fields.nameOf(column), KB.fields.labelOf(column)]));
  }

  /** @param {object} page the form: $root, id, definitions @param {File} file */
  async function read(page, file) {
    const [sheet] = await KB.readSheet(file, LAST_ROW);
    const { xlsx } = await KB.templates.load("forms", page.id);
    const labelsOf = (table) => labels(page.$root.querySelector(`[data-field="${table}"]`));
    const found = isCsv(file) ? csv(page, labelsOf, xlsx, sheet, file.name) : KB.sheetImport(page.definitions, xlsx, sheet);
    const unread = KB.readSheet.unreadWords(sheet);
    return unread ? { ...found, problems: [unread, ...found.problems] } : found;
  }

  /** A table with its heads in the first line, or the whole sheet as Excel saves it as CSV. */
  function csv(page, labelsOf, xlsx, sheet, name) {
    try {
      return KB.csvImport(page.definitions, labelsOf, xlsx.map, sheet, name);
    } catch (error) {
      try {
        return KB.sheetImport(page.definitions, xlsx, sheet);
      } catch (other) {
        throw error; // a list is what most people have
      }
    }
  }

  /** Rows in place of others; what another form keeps of the same row (a member's district) stays with it. */
  function replacedRows({ columns }, before, rows) {
    const [first] = columns.filter(({ compute }) => !compute);
    const others = (row) => Object.entries(row).filter(([name]) => !columns.some(({ id }) => id === name));
    return rows.map((row) => {
      const same = before.find((each) => each[first.id] !== undefined && each[first.id] === row[first.id]);
      return same ? { ...Object.fromEntries(others(same)), ...row } : row;
    });
  }

  /** Puts imported values where the form keeps its own. @param {"replace"|"append"} how for tables */
  function take(page, { values }, how) {
    page.save();
    KB.store.update((workspace) => {
      const own = (workspace.forms[page.id] = workspace.forms[page.id] || { values: {} });
      own.version = page.$root.dataset.version;
      for (const definition of page.definitions.filter(({ id }) => id in values)) {
        const { id, fact, type } = definition;
        const [group, name] = fact ? [workspace.facts, fact] : [own.values, id];
        const before = (Array.isArray(group[name]) ? group[name] : []).filter(KB.workspace.isObject);
        if (type !== "table") group[name] = values[id];
        else group[name] = how === "append" ? [...before, ...values[id]] : replacedRows(definition, before, values[id]);
      }
    }, "การนำเข้าจาก Excel");
  }

  function summary(page, found) {
    const label = (id) => KB.fields.labelOf(page.$root.querySelector(`[data-field="${id}"]`));
    const tables = Object.entries(found.rows).map(([id, count]) => `${count} แถวใน “${label(id)}”`);
    const cells = Object.keys(found.values).filter((id) => !(id in found.rows)).length;
    return [...tables, ...(cells ? [`${cells} ช่อง`] : [])].join(" และ ");
  }

  function problemList(problems) {
    if (!problems.length) return [];
    const rows = problems.slice(0, MOST_PROBLEMS).map((words) => el("li", {}, words));
    if (problems.length > MOST_PROBLEMS) rows.push(el("li", {}, `และอีก ${problems.length - MOST_PROBLEMS} จุด`));
    return [el("h3", {}, `อ่านได้ไม่ครบ ${problems.length} จุด`), el("p", {}, "ค่าที่อ่านไม่ออกจะเก็บไว้ตามที่พิมพ์ ให้แก้ในหน้านี้"), el("ul", { className: "kb-import__list" }, ...rows)];
  }

  /** @param {object} page @param {() => void} done after the workspace has changed */
  function formImport(page, done) {
    const input = el("input", { type: "file", accept: ".xlsx,.csv", hidden: true });
    const dialog = el("dialog", { className: "kb-dialog kb-import", "aria-labelledby": "kb-sheet-title" });
    const say = (words) => (page.$made.textContent = words);

    function ask(file, found) {
      const finish = (how) => {
        dialog.close();
        take(page, found, how);
        done();
        say(`นำเข้า ${summary(page, found)} จาก ${file.name} แล้ว เลิกทำได้ที่บรรทัดบันทึกด้านบน`);
      };
      const hasRows = Object.keys(found.rows).length > 0;
      dialog.replaceChildren(
        el("h2", { id: "kb-sheet-title" }, `นำเข้าจาก ${file.name}`),
        el("p", {}, `พบ ${summary(page, found)}`),
        ...problemList(found.problems),
        el("div", { className: "kb-actions" },
          button("แทนของเดิม", () => finish("replace"), "kb-btn--main"),
          ...(hasRows ? [button("ต่อท้ายแถวเดิม", () => finish("append"))] : []),
          button("ยกเลิก", () => dialog.close())));
      dialog.showModal();
    }

    input.addEventListener("change", async () => {
      const [file] = input.files;
      if (!file) return;
      try {
        const found = await read(page, file);
        if (Object.keys(found.values).length) ask(file, found);
        else say(["ไม่พบข้อมูลในไฟล์นี้", ...found.problems].join(" · "));
      } catch (error) {
        say(`นำเข้าไม่ได้: ${error.message} ข้อมูลในหน้านี้ยังอยู่ตามเดิม`);
      }
      input.value = "";
    });
    page.$root.append(input, dialog);
    page.$root.querySelector("[data-import]").addEventListener("click", () => input.click());
  }

  KB.formImport = formImport;
})();
