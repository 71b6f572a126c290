/**
 * KB.sheetCells: the cells of a worksheet from its XML, read as text. A sheet of forty thousand rows as a document would
 * fill the memory and hold up the page for seconds; this goes through it in turns (KB.turns) and stops at a row.
 *
 * @typedef {{cells: Map<string, string|number>, merges: string[], unread: number}} Content `unread`: filled rows below
 *   the last row that is read
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  /** Cells, or shared texts, before the page gets its turn. */
  const SLICE = 500;
  const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  const BROKEN = "ไฟล์เสียหายหรือไม่ใช่ไฟล์ Excel (.xlsx)";

  /** Text between tags, with what stands for signs turned into them. */
  function plain(xml) {
    const bare = xml.includes("<![CDATA[") ? xml.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;")) : xml;
    return !bare.includes("&") ? bare : bare.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
      if (name) return NAMED[name] ?? whole;
      const code = hex ? parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : "";
    });
  }

  /** The prefix of the element names, `x:` in files of some programs. @throws {Error} if the part is cut off */
  function prefixOf(xml, root) {
    const found = new RegExp(`<([\\w.-]+:)?${root}[\\s/>]`).exec(xml);
    const prefix = found ? found[1] || "" : "";
    if (!found || !(xml.includes(`</${prefix}${root}>`, xml.length - 200) || /\/>\s*$/.test(xml))) throw new Error(BROKEN);
    return prefix;
  }

  const ATTRIBUTES = Object.fromEntries(["r", "t", "ref"].map((name) => [name, new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`)]));
  const attribute = (tag, name) => (ATTRIBUTES[name].exec(tag) || [])[1];
  const uncommented = (xml) => (xml.includes("<!--") ? xml.replace(/<!--[\s\S]*?-->/g, "") : xml);

  /** Reads the texts of an item; phonetic runs (rPh) are no part of it. @param {string} prefix */
  function textReader(prefix) {
    const phonetic = new RegExp(`<${prefix}rPh\\b[\\s\\S]*?</${prefix}rPh>`, "g");
    const texts = new RegExp(`<${prefix}t(?:\\s[^>]*)?>([\\s\\S]*?)</${prefix}t>`, "g");
    return (xml) => {
      let text = "";
      for (const [, part] of (xml.includes("rPh") ? xml.replace(phonetic, "") : xml).matchAll(texts)) text += plain(part);
      return text;
    };
  }

  /** The texts that cells share. @param {string|undefined} part @returns {Generator<number, string[]>} */
  function* strings(part) {
    if (!part) return [];
    const xml = uncommented(part);
    const prefix = prefixOf(xml, "sst");
    const [item, read, found] = [new RegExp(`<${prefix}si(?:\\s[^>]*)?(?:/>|>([\\s\\S]*?)</${prefix}si>)`, "g"), textReader(prefix), []];
    for (const [, inner = ""] of xml.matchAll(item)) {
      if (found.push(read(inner)) % SLICE === 0) yield found.length;
    }
    return found;
  }

  /** Reads one cell: undefined if it is empty. @param {string} prefix @param {string[]} shared */
  function cellReader(prefix, shared) {
    const result = new RegExp(`<${prefix}v(?:\\s[^>]*)?>([^<]*)</${prefix}v>`);
    const read = textReader(prefix);
    return (tag, inner) => {
      const type = attribute(tag, "t");
      if (type === "inlineStr") return read(inner) || undefined;
      const [, value] = result.exec(inner) || [];
      if (value === undefined || value === "" || type === "e") return undefined;
      if (type === "s") return shared[Number(value)] || undefined;
      return type === "str" || type === "b" ? plain(value) : Number(value);
    };
  }

  const rowOf = (ref) => Number(/\d+$/.exec(ref)[0]);

  /**
   * @param {string} part @param {string[]} shared @param {number} last row to read
   * @returns {Generator<number, Content>} @throws {Error} with a Thai message
   */
  function* content(part, shared, last) {
    const xml = uncommented(part);
    const prefix = prefixOf(xml, "worksheet");
    const tags = new RegExp(`<${prefix}(row|c|mergeCell)(\\s[^>]*?)?(/?)>`, "g");
    const [close, valueOf] = [`</${prefix}c>`, cellReader(prefix, shared)];
    const found = { cells: new Map(), merges: [], unread: 0 };
    let [row, column, count, deepest] = [0, 0, 0, 0];
    for (let tag; (tag = tags.exec(xml)); ) {
      const [, name, attributes = "", closed] = tag;
      if (name === "mergeCell") found.merges.push(attribute(attributes, "ref") || "");
      else if (name === "row") [row, column] = [Number(attribute(attributes, "r")) || row + 1, 0];
      else {
        // where a program leaves out the address, a cell follows the one before it
        const ref = attribute(attributes, "r") || KB.readSheet.columnLetters(column + 1) + row;
        [row, column] = [rowOf(ref), KB.readSheet.columnNumber(ref.replace(/\d+$/, ""))];
        if (++count % SLICE === 0) yield count;
        if (closed || row === deepest) continue; // one filled cell is enough to count a row that is not read
        const end = xml.indexOf(close, tags.lastIndex);
        if (end < 0) throw new Error(BROKEN);
        const value = valueOf(attributes, xml.slice(tags.lastIndex, end));
        tags.lastIndex = end + close.length;
        if (value === undefined || value === "") continue;
        if (row <= last) found.cells.set(ref, value);
        else [deepest, found.unread] = [row, found.unread + 1];
      }
    }
    found.merges = found.merges.filter((range) => /^[A-Z]+\d/.test(range) && rowOf(range.split(":")[0]) <= last);
    return found;
  }

  KB.sheetCells = { content, strings };
})();
