/**
 * Folding for the search: makes equal what people type differently. Thai and Arabic digits, dots and spaces in
 * abbreviations (อ.ป.ท. อปท), มาตรา 21 and ม.21, ํ+า and ำ, เ+เ and แ, spaces inside Thai, case.
 *
 * The build puts this in front of search-worker.js: a worker on file:// is one script.
 */
const KB_FOLD = (function () {
  "use strict";

  /** @param {string} html @returns {string} */
  function plain(html) {
    return html
      .replace(/<[^>]+>/g, " ")
      .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, "&")
      .replace(/\s+/g, " ")
      .trim();
  }

  /**
   * Folds text; `at[i]` is where the i-th folded character began in the original, so that a hit can be marked there.
   * @param {string} text @returns {{text: string, at: number[]}}
   */
  function fold(text) {
    const out = [];
    const at = [];
    for (let i = 0; i < text.length; i++) {
      const taken = foldAt(text, i, out.length ? out[out.length - 1] : "");
      for (const character of taken.out) {
        out.push(character);
        at.push(i);
      }
      i += taken.skip;
    }
    at.push(text.length);
    return { text: out.join(""), at };
  }

  /** What the character at `i` becomes, and how many further ones it swallows. */
  function foldAt(text, i, before) {
    const character = text[i];
    const next = text[i + 1] || "";
    if (character >= "๐" && character <= "๙") return { out: String(character.charCodeAt(0) - 0xe50), skip: 0 };
    if (character === "\u0e4d" && next === "า") return { out: "ำ", skip: 1 };
    if (character === "เ" && next === "เ") return { out: "แ", skip: 1 };
    if (/[\u200b\u00ad\ufeff]/.test(character)) return { out: "", skip: 0 };
    if (text.startsWith("มาตรา", i) && /^มาตรา\s*[0-9๐-๙]/.test(text.slice(i, i + 9))) return { out: "ม", skip: 4 + spaces(text, i + 5) };
    const isThai = /[\u0e01-\u0e5b]/.test(before);
    if (/[.\s]/.test(character) && before === "ม" && /[0-9๐-๙\s]/.test(next)) return { out: "", skip: 0 };
    if (character === "." && isThai) return { out: "", skip: 0 };
    if (/\s/.test(character)) return isThai && /[\u0e01-\u0e5b]/.test(next) ? { out: "", skip: 0 } : { out: " ", skip: 0 };
    if (/[-–—/"“”'‘’(),;:]/.test(character) && character !== "/") return { out: " ", skip: 0 };
    return { out: character.toLowerCase(), skip: 0 };
  }

  function spaces(text, from) {
    let n = 0;
    while (/\s/.test(text[from + n] || "")) n++;
    return n;
  }

  const folded = (text) => fold(text).text.replace(/ +/g, " ").trim();

  return { fold, folded, plain };
})();
