/**
 * Folding: makes equal what people type differently, and remembers where each folded character stood.
 *
 *     อ.ป.ท. = อปท. = อปท · มาตรา ๒๑ = ม.21 · 57 bis = 57 ทวิ · ํา = ำ · เเ = แ · MOU = mou · 10,000 = ๑๐๐๐๐
 *
 * Spaces and points vanish, because Thai puts them anywhere; that a word may begin there is kept as a flag (EDGE).
 * Points within a number stay: 2.1.3 is not 213. A folded character is a small number, its code; 0 separates.
 */
(function () {
  "use strict";

  const KB = (self.KB = self.KB || {});

  const OTHER = 116; // letters of other scripts: all alike
  const SIZE = 117; // number of codes
  const POINT = 115;
  const EDGE = 1; // flag: a word may begin here
  const DOTTED = 2; // flag: a point followed, as in อปท.
  const ORDINALS = ["ทวิ", "ตรี", "จัตวา", "เบญจ"]; // sections that were put in later: มาตรา 57 ทวิ
  const LATIN_ORDINALS = { bis: "ทวิ", ter: "ตรี" };

  /** @param {number} c UTF-16 unit, lower case @returns {number} its code, 0 if it is no letter, mark or digit */
  function codeOf(c) {
    if (c >= 0x30 && c <= 0x39) return c - 0x30 + 1;
    if (c >= 0xe50 && c <= 0xe59) return c - 0xe50 + 1;
    if (c >= 0x61 && c <= 0x7a) return c - 0x61 + 11;
    if (c >= 0x41 && c <= 0x5a) return c - 0x41 + 11;
    if (c >= 0xe01 && c <= 0xe4e) return c === 0xe2f || c === 0xe3f || c === 0xe46 ? 0 : c - 0xe01 + 37; // not ฯ ฿ ๆ
    return c > 0xbf && c < 0x2000 && c !== 0xd7 && c !== 0xf7 ? OTHER : c >= 0x3040 && c < 0xd800 ? OTHER : 0;
  }

  const LETTERS = Array.from({ length: SIZE }, () => "");
  for (let c = 0x30; c < 0xe4f; c++) if (codeOf(c) && codeOf(c) !== OTHER) LETTERS[codeOf(c)] = String.fromCharCode(c).toLowerCase();
  LETTERS[POINT] = ".";
  LETTERS[OTHER] = "\ufffd";

  const isDigitCode = (/** @type {number} */ code) => code >= 1 && code <= 10;
  const isThaiCode = (/** @type {number} */ code) => code >= 37 && code < POINT;
  const kindOf = (/** @type {number} */ code) => (code === 0 ? 0 : isDigitCode(code) || code === POINT ? 1 : isThaiCode(code) ? 3 : 2);
  const isTone = (/** @type {number} */ c) => c >= 0xe48 && c <= 0xe4b;
  const isVowelMark = (/** @type {number} */ c) => c === 0xe31 || (c >= 0xe34 && c <= 0xe39);
  const isMark = (/** @type {number} */ c) => isVowelMark(c) || (c >= 0xe3a && c <= 0xe3a) || (c >= 0xe47 && c <= 0xe4e);
  const isDigit = (/** @type {number} */ c) => (c >= 0x30 && c <= 0x39) || (c >= 0xe50 && c <= 0xe59);
  const isNothing = (/** @type {number} */ c) => c === 0x200b || c === 0xad || c === 0xfeff || c === 0x200c || c === 0x200d || c === 0x2060;

  /** Where the spaces (and points) from `i` on end. */
  function past(/** @type {string} */ text, /** @type {number} */ i, /** @type {RegExp} */ what) {
    while (i < text.length && what.test(text[i])) i++;
    return i;
  }

  /** What most of a text is: letters of which nothing depends on their neighbours. Their codes, 0 for all others. */
  const PLAIN = new Uint8Array(0x10000);
  for (let c = 0xe01; c <= 0xe44; c++) if (c !== 0xe21 && c !== 0xe40 && !isMark(c)) PLAIN[c] = codeOf(c);
  for (let c = 0x61; c <= 0x7a; c++) if (c !== 0x73) PLAIN[c] = codeOf(c);
  const KIND = Uint8Array.from({ length: SIZE }, (_, code) => kindOf(code));

  /**
   * Appends the folded `text` to `out`; `out.at[i]`, if there is `at`, is where the i-th character began in `text`.
   * A text never grows by folding, but for one place that marks its end.
   * @param {string} text @param {{codes: Uint8Array, flags: Uint8Array, at: Int32Array | null, n: number}} out
   */
  function foldInto(text, out) {
    const { codes, flags, at } = out;
    let n = out.n;
    let edge = true;
    let before = 0; // kind of the character before
    const put = (/** @type {number} */ code, /** @type {number} */ i) => {
      const kind = KIND[code];
      codes[n] = code;
      flags[n] = edge || kind !== before ? EDGE : 0;
      if (at) at[n] = i;
      n++;
      edge = false;
      before = kind;
    };
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      const simple = PLAIN[c];
      if (simple) {
        const kind = KIND[simple];
        codes[n] = simple;
        flags[n] = edge || kind !== before ? EDGE : 0;
        if (at) at[n] = i;
        n++;
        edge = false;
        before = kind;
        continue;
      }
      const next = text.charCodeAt(i + 1);
      if (isNothing(c)) continue;
      if (c === 0xe21 && text.startsWith("าตรา", i + 1)) {
        const number = past(text, i + 5, /[\s\u200b]/);
        if (isDigit(text.charCodeAt(number))) {
          put(codeOf(c), i);
          i = number - 1;
          continue;
        }
      }
      if ((c === 0x73 || c === 0x53) && before !== 2 && /^s(?:ection|ec)?\.?\s*\d/i.test(text.slice(i, i + 12))) {
        put(codeOf(0xe21), i);
        i = past(text, i + 1, /[a-z.\s]/i) - 1;
        continue;
      }
      if (c === 0xe4d && next === 0xe32) { put(codeOf(0xe33), i++); continue; } // ํ า → ำ
      if (c === 0xe4d && isTone(next) && text.charCodeAt(i + 2) === 0xe32) { put(codeOf(next), i); put(codeOf(0xe33), i); i += 2; continue; }
      if (c === 0xe40 && next === 0xe40) { put(codeOf(0xe41), i++); continue; } // เ เ → แ
      if (isTone(c) && isVowelMark(next)) { put(codeOf(next), i); put(codeOf(c), i++); continue; } // mark typed before the vowel
      const code = codeOf(c);
      if (isMark(c) && n > out.n && codes[n - 1] === code) continue; // pressed twice
      if (code) {
        put(code, i);
        if (isDigitCode(code) && !isDigit(next)) {
          const ordinal = ordinalAt(text, i + 1);
          if (ordinal) {
            for (const letter of ordinal.word) { before = 3; put(codeOf(letter.charCodeAt(0)), ordinal.from); }
            i = ordinal.to - 1;
          }
        }
      } else if (c === 0x2e && before === 1 && isDigit(next)) {
        put(POINT, i);
      } else if (c === 0x2c && before === 1 && isDigit(next)) {
        continue; // 10,000
      } else {
        if (c === 0x2e && n > out.n) flags[n - 1] |= DOTTED;
        edge = true;
      }
    }
    if (at) at[n] = text.length;
    out.n = n;
  }

  /** "ทวิ" or "bis" after a number, with or without a space. */
  function ordinalAt(/** @type {string} */ text, /** @type {number} */ i) {
    const from = past(text, i, /\s/);
    const c = text.charCodeAt(from);
    if (c !== 0xe17 && c !== 0xe15 && c !== 0xe08 && c !== 0xe40 && c !== 0x62 && c !== 0x74 && c !== 0x42 && c !== 0x54) return null;
    const word = ORDINALS.find((one) => text.startsWith(one, from));
    if (word) return { word, from, to: from + word.length };
    const latin = /^(bis|ter)(?![a-z])/i.exec(text.slice(from, from + 4));
    return latin ? { word: LATIN_ORDINALS[/** @type {"bis" | "ter"} */ (latin[1].toLowerCase())], from, to: from + 3 } : null;
  }

  /** @param {string} text @returns {{codes: Uint8Array, flags: Uint8Array, at: Int32Array, n: number}} */
  function fold(text) {
    const most = text.length + 4;
    const out = { codes: new Uint8Array(most), flags: new Uint8Array(most), at: new Int32Array(most), n: 0 };
    foldInto(text, out);
    return { ...out, codes: out.codes.subarray(0, out.n) };
  }

  /** @param {ArrayLike<number>} codes @param {number} [from] @param {number} [to] @returns {string} folded characters */
  function spell(codes, from = 0, to = codes.length) {
    let out = "";
    for (let i = from; i < to; i++) out += codes[i] ? LETTERS[codes[i]] : " ";
    return out;
  }

  /** @param {string} folded @returns {number[]} codes of a folded string */
  const codesOf = (folded) => Array.from({ length: folded.length }, (_, i) => (folded[i] === "." ? POINT : codeOf(folded.charCodeAt(i)) || OTHER));

  const SHORT = 1000;
  const scratch = { codes: new Uint8Array(SHORT + 4), flags: new Uint8Array(SHORT + 4), at: null, n: 0 };

  /** @param {string} text @returns {string} the folded characters, without spaces */
  function folded(text) {
    if (text.length > SHORT) return spell(fold(text).codes);
    scratch.n = 0;
    foldInto(text, scratch);
    return spell(scratch.codes, 0, scratch.n);
  }

  /** @param {string} text @returns {string[]} folded pieces between edges that a space, point or sign made */
  function runs(text) {
    return text.split(/[\s]+/).map(folded).filter(Boolean);
  }

  KB.searchFold = { SIZE, EDGE, DOTTED, POINT, fold, foldInto, folded, runs, spell, codesOf, isDigitCode, isThaiCode };
})();
