/**
 * What a query asks for: its words, cut out of unspaced Thai, each with the other words for the same thing.
 *
 * Known names (the editors' words) are kept whole; the rest is cut by Intl.Segmenter where the browser has it, else by
 * the least number of pieces that stand in the texts as words. Words that only hold a sentence together are left out.
 */
(function () {
  "use strict";

  const KB = (self.KB = self.KB || {});
  const { EDGE, BEGINS, ENDS, folded, runs, codesOf, isThaiCode } = KB.searchFold;

  /**
   * @typedef {object} Form a way to write a word
   * @property {number[]} codes
   * @property {number} weight 1 as typed, less for another word for the same thing
   * @property {number} numeric BEGINS or ENDS, or both, if it does so with a digit: there it is whole or nothing
   * @property {boolean} short an abbreviation or the like: must not match inside a word
   */
  /** @typedef {{text: string, forms: Form[], weight: number}} Term */
  /**
   * @typedef {object} Query
   * @property {Term[]} terms
   * @property {Term[]} must quoted phrases
   * @property {string} whole folded, without spaces
   * @property {string} core the same without the words that only ask: "สหการคืออะไร" asks for "สหการ"
   * @property {Map<number, number>} names sections whose name is some words of the query → the letters of these
   * @property {string[]} pairs neighbouring words as they stand: they had better stand together
   * @property {Map<string, number>} leaning kind of page → how much more it is wanted
   */

  const LONGEST_QUERY = 160; // characters that are looked at; nobody means more
  const MOST_TERMS = 12;
  const LONGEST_NAME = 6; // words of a name within a query
  const SYNONYM = 0.6;
  const ALIKE = 0.85; // a name and its abbreviation
  const MEANT = 0.9; // another word for one that stands nowhere: it must be what is meant
  const PART = 0.3; // a part of a name of several words
  const ASKED = 1.35; // how much more an answer is wanted to a question of yes or no
  const OF_LAW = 1.7; // how much more a law is wanted when a section is told
  const ATOM = /ม\d+(?:ทวิ|ตรี|จัตวา|เบญจ)?|\d+(?:\.\d+)*(?:ทวิ|ตรี|จัตวา|เบญจ)?|f\d+b?|[a-z]+|(?:(?!ม\d)[^\da-z])+|./g;

  const set = (/** @type {string} */ words) => new Set(words.split(" ").map(folded));
  const STOP = set(
    "การ ของ และ ที่ ใน ให้ เพื่อ คือ อะไร กับ หรือ เป็น มี ได้ จาก โดย จะ ไหม มั้ย หรือไม่ อย่างไร ยังไง ว่า นี้ นั้น ความ แห่ง ต่อ ถ้า หาก เมื่อ แล้ว " +
    "ก็ บ้าง ไง เมื่อไร เมื่อไหร่ หน่อย ครับ ค่ะ คะ นะ อยาก ช่วย ซึ่ง อยู่ ไป มา ด้วย เรา ผม ฉัน ตาม ถึง อีก เลย จึง สำหรับ เกี่ยวกับ หา ค้นหา " +
    "ต้องการ ไหน ตรงไหน ที่ไหน คืออะไร หมายถึง ไว้ ขึ้น ลง บน ระหว่าง กัน the of a an and in to for is what how",
  );
  const LIGHT = set("ทำไม ทำ ต้อง วิธี วิธีการ ใคร ไม่ กี่ เท่าไร เท่าไหร่ ขอ เรื่อง ใช้ ควร ยัง แบบ ข้อ หัวข้อ แบบฟอร์ม ฟอร์ม ดาวน์โหลด ไฟล์ เช็กลิสต์ เช็คลิสต์ คำ ความหมาย ย่อ ดู ใหม่ จัด อื่น ผู้ หลัก ร่วม ตัว คน งาน นิยาม เอกสาร");

  /** Words that may stand within a name or not. */
  const LINKS = set("ของ และ การ ใน แห่ง ที่");

  /** Words by which people say what kind of page they want. */
  const LEANINGS = /** @type {[RegExp, string, number][]} */ ([
    [/แบบฟอร์ม|ฟอร์ม|แบบไหน|ดาวน์โหลด|โหลด|ไฟล์|word|excel|กรอก|^f\d/, "แบบฟอร์ม", 1.55],
    [/เช็กลิสต์|เช็คลิสต์|เช็กลิส|เช็คลิส|รายการตรวจ|checklist|ตรวจความพร้อม/, "เช็กลิสต์", 1.75],
    [/คืออะไร|หมายถึง|แปลว่า|ย่อมาจาก|คือ$|ความหมาย|นิยาม|ตัวย่อ|คำย่อ|^คำว่า/, "คำศัพท์", 1.7],
    [/กรณี|ตัวอย่างความร่วมมือ|บทเรียนจาก|เคยทำ/, "กรณี", 1.35],
    [/^แบบ/, "แบบฟอร์ม", 1.25],
    [/^ม\d+(?:ทวิ|ตรี|จัตวา|เบญจ)?$/, "ระเบียบ", 2.5],
    [/มาตรา|กฎหมาย|พรบ|พระราชบัญญัติ|พระราชกฤษฎีกา|ระเบียบกระทรวง|ระเบียบมท|กฎกระทรวง/, "ระเบียบ", 1.3],
    [/^ระเบียบ(?!ศูนย์|ของศูนย์|วาระ)/, "ระเบียบ", 1.25],
    [/ไหม|มั้ย|หรือไม่|หรือเปล่า|หรือยัง/, "ถาม–ตอบ", ASKED],
    [/ไหม|มั้ย|หรือไม่|ทำไม|ใคร|ยังไง|อย่างไร|เมื่อไร|เมื่อไหร่|หรือเปล่า|เท่าไร|กี่/, "ถาม–ตอบ", 1.22],
    [/แบบฝึก|ข้อสอบ|สไลด์|วิทยากร|กำหนดการอบรม|หลักสูตร/, "อบรม", 1.5],
    [/หน่วยงาน|ติดต่อ|เบอร์|ที่อยู่|ที่ตั้งสำนักงาน/, "หน่วยงาน", 1.25],
  ]);

  const segmenter = typeof Intl !== "undefined" && /** @type {any} */ (Intl).Segmenter
    ? new /** @type {any} */ (Intl).Segmenter("th", { granularity: "word" }) : null;

  /** A word may not begin with a mark or a vowel that hangs on the letter before. */
  const isHanging = (/** @type {string} */ c) => /[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]/.test(c);
  const isLeading = (/** @type {string} */ c) => /[\u0e40-\u0e44]/.test(c);

  /** Knows the index and the editors' words, and takes queries apart. */
  class Words {
    /** @param {any} index @param {{same: string[], typed: string[]}[]} synonyms @param {boolean} [plain] without Intl.Segmenter */
    constructor(index, synonyms, plain = false) {
      this.index = index;
      this.segmenter = plain ? null : segmenter;
      this.known = new KB.searchNames.Synonyms(synonyms);
      this.names = new KB.searchNames.Names(index.store.foldedNames());
      /** @type {Set<string> | null} words of the titles and the editors, gathered when first needed */
      this.vocabulary = null;
    }

    /** @param {string} typed @returns {Query} */
    parse(typed) {
      const text = typed.slice(0, LONGEST_QUERY);
      const must = /** @type {Term[]} */ ([]);
      const open = text.replace(/["“”]([^"“”]+)["“”]/g, (_, phrase) => {
        if (folded(phrase)) must.push(this.term(folded(phrase), 1, false));
        return " ";
      });
      const whole = folded(open);
      const tokens = this.known.has(whole) ? [whole] : this.tokens(open);
      const told = tokens.filter((token) => !STOP.has(token));
      const kept = (told.length ? told : tokens).slice(0, MOST_TERMS);
      const terms = [...new Set(kept)].map((token) => this.term(token, LIGHT.has(token) && kept.length > 1 ? 0.25 : 1, true));
      const pairs = tokens.slice(1).map((token, i) => tokens[i] + token).filter((pair, i) => !(STOP.has(tokens[i]) && STOP.has(tokens[i + 1])));
      const core = told.filter((token) => !LIGHT.has(token)).join("");
      const leaning = new Map();
      if (tokens.some((token) => /^ม\d/.test(token))) leaning.set("ระเบียบ", OF_LAW);
      for (const [words, kind, more] of LEANINGS) if (words.test(whole)) leaning.set(kind, Math.max(more, leaning.get(kind) || 1));
      yearTerms(whole, terms);
      return { terms: [...must, ...terms], must, whole, core, names: this.namesIn(tokens), pairs, leaning };
    }

    /** @param {string} token @param {number} weight @param {boolean} widen with other words for the same @returns {Term} */
    term(token, weight, widen) {
      const forms = [formOf(token, 1, false)];
      if (widen) {
        const others = this.known.others(token);
        const lost = others.size && !this.index.has(forms[0].codes);
        for (const [form, { short, alike }] of others) forms.push(formOf(form, lost ? MEANT : alike ? ALIKE : SYNONYM, short));
        for (const part of this.partsOf(token)) forms.push(formOf(part, PART, false));
        const year = Number(token);
        if (/^\d{4}$/.test(token) && year >= 1900 && year <= 2100) forms.push(formOf(String(year + 543), 0.8, false));
        if (/^\d{4}$/.test(token) && year >= 2443 && year <= 2643) forms.push(formOf(String(year - 543), 0.8, false));
      }
      return { text: token, forms, weight };
    }

    /** @param {string[]} tokens @returns {Map<number, number>} sections whose name stands in the query → its letters */
    namesIn(tokens) {
      const out = new Map();
      for (let i = 0; i < tokens.length; i++) {
        for (let k = i + 1; k <= Math.min(tokens.length, i + LONGEST_NAME); k++) {
          const name = tokens.slice(i, k).join("");
          if ((k === i + 1 && !/\d/.test(name)) || name.length < 4) continue;
          for (const s of this.names.of(name)) out.set(s, Math.max(name.length, out.get(s) || 0));
        }
      }
      return out;
    }

    /** The words that a name of several words is made of. @param {string} token @returns {string[]} */
    partsOf(token) {
      if (token.length < 7 || !isThaiCode(codesOf(token)[0])) return [];
      const parts = mended(this.segmenter ? [...this.segmenter.segment(token)].map((part) => part.segment) : this.cut(token));
      return parts.length > 1 ? parts.filter((part) => part.length > 3 && !STOP.has(part)) : [];
    }

    /** Whether it is an abbreviation, or what people type for one. @param {string} name folded */
    isAbbreviation(name) {
      return /^[a-z]+$/.test(name) || (name.length <= 5 && !hasVowel(name));
    }

    /** @param {string} text @returns {string[]} the words of a query, stop words too */
    tokens(text) {
      const pieces = runs(text).flatMap((/** @type {string} */ run) => this.ofRun(run));
      return this.joined(pieces);
    }

    /** @param {string} run without spaces @returns {string[]} */
    ofRun(run) {
      if (this.known.has(run)) return [run];
      return (run.match(ATOM) || []).flatMap((/** @type {string} */ atom) => {
        if (!isThaiCode(codesOf(atom)[0]) || /\d/.test(atom) || this.known.has(atom)) return [atom];
        const words = mended(this.segmenter ? [...this.segmenter.segment(atom)].map((part) => part.segment) : this.cut(atom));
        // a word that is still being typed is cut into scraps: rather the whole, if it begins something
        const scraps = words.some((word) => word.length < 2 || !this.index.has(codesOf(word)));
        return scraps && words.length > 1 && this.index.has(codesOf(atom)) ? [atom] : words;
      });
    }

    /** Neighbours that together are a known name become one, with or without "ของ" and the like between them. */
    joined(/** @type {string[]} */ pieces) {
      const out = [];
      for (let i = 0; i < pieces.length; ) {
        let n = Math.min(8, pieces.length - i);
        let name = "";
        for (; n > 1 && !name; n--) {
          const all = pieces.slice(i, i + n);
          const few = LINKS.has(all[0]) || LINKS.has(all[n - 1]) ? all : all.filter((piece) => !LINKS.has(piece));
          name = [all.join(""), few.join("")].find((one) => this.known.has(one)) || "";
          if (name) break;
        }
        out.push(name || pieces[i]);
        i += n;
      }
      return out;
    }

    /**
     * Cuts Thai without Intl.Segmenter: the cheapest row of pieces, cheap being what the editors or titles know as a
     * word, then what stands in the texts with edges on both sides, then what stands there at all.
     * @param {string} text @returns {string[]}
     */
    cut(text) {
      const best = [{ cost: 0, from: 0 }];
      for (let end = 1; end <= text.length; end++) {
        best[end] = { cost: Infinity, from: end - 1 };
        if (end < text.length && (isHanging(text[end]) || isLeading(text[end - 1]))) continue;
        for (let from = Math.max(0, end - 24); from < end; from++) {
          if (!Number.isFinite(best[from].cost)) continue;
          const cost = best[from].cost + this.priceOf(text.slice(from, end));
          if (cost < best[end].cost) best[end] = { cost, from };
        }
      }
      const out = [];
      for (let end = text.length; end > 0; end = best[end].from) out.unshift(text.slice(best[end].from, end));
      return out;
    }

    priceOf(/** @type {string} */ piece) {
      if (!this.vocabulary) {
        this.vocabulary = new Set();
        this.known.names.each((/** @type {string} */ name) => this.vocabulary?.add(name));
        for (let s = 0; s < this.index.total; s++) for (const run of runs(this.index.store.title(s))) this.vocabulary.add(run);
      }
      if (this.vocabulary.has(piece) || STOP.has(piece) || LIGHT.has(piece)) return 1;
      if (piece.length < 2) return 4;
      const codes = codesOf(piece);
      const { index } = this;
      let found = 0;
      index.each(codes, (/** @type {number} */ place) => {
        if (found < 2) found = index.flags[place] & EDGE && index.flags[place + codes.length] & EDGE ? 2 : 1;
      });
      return found === 2 ? 1.15 : found ? 2.2 + piece.length / 40 : 4 + piece.length;
    }
  }

  /** Pieces of one letter belong to their neighbour. */
  function mended(/** @type {string[]} */ pieces) {
    const out = /** @type {string[]} */ ([]);
    for (const piece of pieces) {
      if (out.length && (isHanging(piece[0]) || (piece.length === 1 && isThaiCode(codesOf(piece)[0])))) out[out.length - 1] += piece;
      else out.push(piece);
    }
    return out;
  }

  /** A word with a vowel: abbreviations are consonants. */
  const hasVowel = (/** @type {string} */ name) => /[\u0e30-\u0e44]/.test(name);

  /** "ปีงบ 69" and "รัฐธรรมนูญ 60" mean 2569 and 2560. */
  function yearTerms(/** @type {string} */ whole, /** @type {Term[]} */ terms) {
    const law = /มาตรา|ระเบียบ|พรบ|พระราช|พรก|พรฎ|ประกาศ|รัฐธรรมนูญ|กฎ|หนังสือ|ฉบับ/.test(whole);
    for (const term of terms) {
      if (!/^[4-9]\d$/.test(term.text)) continue;
      const isYear = new RegExp(`(?:ปีงบประมาณ|ปีงบ|ปี|พศ)${term.text}(?!\\d)`).test(whole) || (law && whole.endsWith(term.text));
      if (isYear) term.forms.push(formOf(`25${term.text}`, 0.9, false));
    }
  }

  /** @returns {Form} */
  function formOf(/** @type {string} */ text, /** @type {number} */ weight, /** @type {boolean} */ short) {
    return { codes: codesOf(text), weight, numeric: (/^\d/.test(text) ? BEGINS : 0) | (/\d$/.test(text) ? ENDS : 0), short };
  }

  KB.searchWords = { Words, formOf, STOP };
})();
