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
  const BEGINS = 1; // of what is looked for: it begins with a digit …
  const ENDS = 2; // … it ends with one
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
  for (let c = 0x30; c < 0xe4f; c = c === 0x7a ? 0xe01 : c + 1) if (codeOf(c) && codeOf(c) !== OTHER) LETTERS[codeOf(c)] = String.fromCharCode(c).toLowerCase();
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

  const KIND = Uint8Array.from({ length: SIZE }, (_, code) => kindOf(code));
  const LIMIT = 0x2100; // no letter beyond is exchanged or plain

  /**
   * How the letters of a text are to be read: `letters` turns each into the one it stands for (the build exchanges
   * Thai letters for Latin ones), `plain` holds the codes of those of which nothing depends on their neighbours, 0 for
   * all others. In a tidy text, which the build's are, no mark is out of order, and so marks are plain too.
   * @typedef {{letters: Uint16Array, plain: Uint8Array}} Script
   */
  /** @param {boolean} tidy @param {string} [from] letters that stand for others @param {string} [to] those others @returns {Script} */
  function scriptOf(tidy, from = "", to = "") {
    const letters = new Uint16Array(LIMIT);
    const plain = new Uint8Array(LIMIT);
    for (let i = 0; i < LIMIT; i++) letters[i] = i;
    for (let i = 0; i < from.length; i++) letters[from.charCodeAt(i)] = to.charCodeAt(i);
    for (let i = 0x21; i < 0xe4f; i = i === 0x7e ? 0xe01 : i + 1) {
      const c = letters[i];
      if (c > 0x40 && !isDigit(c) && codeOf(c) !== OTHER && (tidy || (c !== 0xe40 && !isMark(c)))) plain[i] = codeOf(c);
    }
    return { letters, plain };
  }
  const AS_IT_IS = scriptOf(false);

  /** @typedef {{codes: Uint8Array, flags: Uint8Array, at: Int32Array | null, n: number, first: number, edge: number}} Folded */

  /** @param {number} most @param {boolean} [located] @returns {Folded} room for that many characters */
  const room = (most, located = false) => ({
    codes: new Uint8Array(most), flags: new Uint8Array(most), at: located ? new Int32Array(most) : null, n: 0, first: 0, edge: EDGE,
  });

  /**
   * Appends the folded stretch of `text` to `out`; `out.at[i]`, if there is `at`, is where the i-th character began.
   * A text never grows by folding, but for one place that marks its end.
   * @param {string} text @param {number} from @param {number} to @param {Folded} out @param {Script} script
   */
  function foldStretch(text, from, to, out, script) {
    const { codes, flags, at } = out;
    const { plain } = script;
    let n = out.n;
    let before = 0; // kind of the character before
    let edge = EDGE; // whether a word may begin with the next character
    out.first = n;
    for (let i = from; i < to; i++) {
      const code = plain[text.charCodeAt(i)];
      if (code) {
        const kind = KIND[code];
        codes[n] = code;
        flags[n] = kind === before ? edge : EDGE;
        if (at) at[n] = i;
        n++;
        edge = 0;
        before = kind;
      } else {
        out.n = n;
        out.edge = edge;
        i = foldOne(text, i, to, out, before, script.letters);
        n = out.n;
        edge = out.edge;
        before = n > out.first ? KIND[codes[n - 1]] : 0;
      }
    }
    if (at) at[n] = to;
    out.n = n;
  }

  /**
   * Folds what depends on its neighbours. Sets `out.n` and `out.edge`.
   * @returns {number} the last letter that was taken
   */
  function foldOne(/** @type {string} */ text, /** @type {number} */ i, /** @type {number} */ to, /** @type {Folded} */ out, /** @type {number} */ before, /** @type {Uint16Array} */ letters) {
    const unitAt = (/** @type {number} */ k) => {
      const unit = k < to ? text.charCodeAt(k) : 0;
      return unit < LIMIT ? letters[unit] : unit;
    };
    const c = unitAt(i);
    const next = unitAt(i + 1);
    const code = codeOf(c);
    if (isDigit(c)) {
      if (before !== 1) sectionBefore(out);
      put(out, code, i, before === 1 ? out.edge : EDGE);
      return isDigit(next) ? i : ordinalAfter(text, i, to, out, unitAt);
    }
    if (isMark(c)) {
      if (out.n > out.first && out.codes[out.n - 1] === code) return i; // pressed twice
      if (isTone(c) && isVowelMark(next)) { put(out, codeOf(next), i, before === 3 ? out.edge : EDGE); put(out, code, i, 0); return i + 1; } // mark typed before the vowel
      if (c === 0xe4d && next === 0xe32) { put(out, codeOf(0xe33), i, 0); return i + 1; } // ํ า → ำ
      if (c === 0xe4d && isTone(next) && unitAt(i + 2) === 0xe32) { put(out, codeOf(next), i, 0); put(out, codeOf(0xe33), i, 0); return i + 2; }
    }
    const doubled = c === 0xe40 && next === 0xe40; // เ เ → แ
    if (code) put(out, doubled ? codeOf(0xe41) : code, i, KIND[code] === before ? out.edge : EDGE);
    else if (c === 0x2e && before === 1 && isDigit(next)) put(out, POINT, i, out.edge);
    else if (c === 0x2e && out.n > out.first) out.flags[out.n - 1] |= DOTTED;
    if (!code && !isNothing(c) && !((c === 0x2e || c === 0x2c) && before === 1 && isDigit(next))) out.edge = EDGE; // not in 2.1 and 10,000
    return doubled ? i + 1 : i;
  }

  function put(/** @type {Folded} */ out, /** @type {number} */ code, /** @type {number} */ i, /** @type {number} */ flag) {
    out.codes[out.n] = code;
    out.flags[out.n] = flag;
    if (out.at) out.at[out.n] = i;
    out.n++;
    out.edge = 0;
  }

  /** "มาตรา", "section", "sec" or "s" before a number becomes ม. */
  function sectionBefore(/** @type {Folded} */ out) {
    for (const word of SECTIONS) {
      const from = out.n - word.length;
      if (from < out.first || !(out.flags[from] & EDGE) && word[0] < 37) continue;
      if (!word.every((code, k) => out.codes[from + k] === code)) continue;
      out.codes[from] = SECTION;
      out.flags[from] |= out.flags[out.n - 1] & DOTTED;
      out.n = from + 1;
      return;
    }
  }
  const SECTION = codeOf(0xe21);
  const SECTIONS = ["มาตรา", "section", "sec", "s"].map((word) => Array.from(word, (letter) => codeOf(letter.charCodeAt(0))));

  /** "ทวิ" or "bis" after a number, with or without a space. @returns {number} the last letter that was taken */
  function ordinalAfter(/** @type {string} */ text, /** @type {number} */ i, /** @type {number} */ to, /** @type {Folded} */ out, /** @type {(k: number) => number} */ unitAt) {
    let from = i + 1;
    while (unitAt(from) === 0x20) from++;
    const c = unitAt(from);
    if (c !== 0xe17 && c !== 0xe15 && c !== 0xe08 && c !== 0xe40 && c !== 0x62 && c !== 0x74 && c !== 0x42 && c !== 0x54) return i;
    let here = "";
    for (let k = from; k < to && k < from + 5; k++) here += String.fromCharCode(unitAt(k));
    const latin = /^(bis|ter)(?![a-z])/i.exec(here);
    const word = latin ? LATIN_ORDINALS[/** @type {"bis" | "ter"} */ (latin[1].toLowerCase())] : ORDINALS.find((one) => here.startsWith(one));
    if (!word) return i;
    for (const letter of word) put(out, codeOf(letter.charCodeAt(0)), from, 0);
    return from + (latin ? 3 : word.length) - 1;
  }

  /** A stretch of the text as it is read. */
  function reading(/** @type {string} */ text, /** @type {number} */ from, /** @type {number} */ to, /** @type {Uint16Array} */ letters) {
    let out = "";
    for (let i = from; i < to; i += PIECE) {
      const units = new Uint16Array(Math.min(PIECE, to - i));
      for (let k = 0; k < units.length; k++) {
        const unit = text.charCodeAt(i + k);
        units[k] = unit < LIMIT ? letters[unit] : unit;
      }
      out += String.fromCharCode.apply(null, /** @type {any} */ (units));
    }
    return out;
  }
  const PIECE = 4096; // letters at a time: a call takes no more arguments than that everywhere

  /** @param {string} text @returns {Folded} */
  function fold(text) {
    const out = room(text.length + 4, true);
    foldStretch(text, 0, text.length, out, AS_IT_IS);
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
  const scratch = room(SHORT + 4);

  /** @param {string} text @returns {string} the folded characters, without spaces */
  function folded(text) {
    if (text.length > SHORT) return spell(fold(text).codes);
    scratch.n = 0;
    foldStretch(text, 0, text.length, scratch, AS_IT_IS);
    return spell(scratch.codes, 0, scratch.n);
  }

  /** @param {string} text @returns {string[]} folded pieces between edges that a space, point or sign made */
  function runs(text) {
    return text.split(/[\s]+/).map(folded).filter(Boolean);
  }

  KB.searchFold = { SIZE, EDGE, DOTTED, BEGINS, ENDS, POINT, AS_IT_IS, fold, foldStretch, room, scriptOf, reading, folded, runs, spell, codesOf, isDigitCode, isThaiCode };
})();
