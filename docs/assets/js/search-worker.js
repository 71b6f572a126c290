/**
 * Thai search behind Material's search box. It speaks the box's protocol: 0 set up, 1 ready, 2 query, 3 result.
 *
 * Thai is written without spaces, so a word is looked for anywhere in the folded text. Folding makes equal what people
 * type differently: Thai and Arabic digits, dots in abbreviations, มาตรา 21 and ม.21, ํา and ำ, case. A query word that
 * stands nowhere is cut into words (Intl.Segmenter, else the words of the titles), then tried without tone marks, then
 * with one slip of the finger. Synonyms come from the glossary: the build puts `KB_SYNONYMS` in front of this file, because
 * a page on file:// cannot fetch them. It is a list of {same, typed}: words for one thing, and what people type for it.
 */
(function () {
  "use strict";

  const { fold, folded, plain } = KB_FOLD;
  const SYNONYMS = typeof KB_SYNONYMS === "undefined" ? [] : KB_SYNONYMS;
  const MOST_PAGES = 30;
  const MOST_SECTIONS = 4;
  const SNIPPET = 150;
  const STOP = new Set(
    "การ ของ และ ที่ ใน ให้ เพื่อ คือ อะไร กับ หรือ เป็น มี ได้ จาก โดย ต้อง จะ ไหม อย่างไร ยังไง ว่า นี้ ความ แห่ง ทำ".split(" "),
  );
  const TONES = /[\u0e47-\u0e4e]/g;

  /** @typedef {{location: string, title: string, text: string, foldedTitle: string, foldedText: string, names: string[],
   *   page: string}} Section names: a title "A (B)" is both A and B */
  /** @typedef {{forms: string[], weight: number}} Term one thing to find, in any of its forms */

  /** @type {Section[]} */
  let sections = [];
  /** @type {Map<string, Section>} */
  let pages = new Map();
  /** @type {Map<string, string[]>} folded word → folded synonyms */
  let synonyms = new Map();
  /** @type {Set<string>} words that titles are made of */
  let vocabulary = new Set();

  const segmenter = typeof Intl !== "undefined" && Intl.Segmenter ? new Intl.Segmenter("th", { granularity: "word" }) : null;

  // --- Words ---------------------------------------------------------------------------------------------------------

  /** @param {string} text @returns {string[]} the words of folded Thai, in order */
  function words(text) {
    if (segmenter) return [...segmenter.segment(text)].filter((part) => part.isWordLike).map((part) => part.segment);
    return greedyWords(text);
  }

  /** Longest known word first, for browsers without Intl.Segmenter. */
  function greedyWords(text) {
    const found = [];
    for (let i = 0; i < text.length; ) {
      let length = Math.min(24, text.length - i);
      while (length > 1 && !vocabulary.has(text.slice(i, i + length))) length--;
      found.push(text.slice(i, i + length));
      i += length;
    }
    return found;
  }

  // --- Set up --------------------------------------------------------------------------------------------------------

  /** @param {{location: string, title: string, text: string}[]} docs */
  function setUp(docs) {
    sections = docs.map((doc) => {
      const title = plain(doc.title);
      const text = plain(doc.text);
      return {
        location: doc.location, title, text, page: doc.location.split("#")[0],
        foldedTitle: folded(title), foldedText: folded(text), names: title.split(/[()]/).map(folded),
      };
    });
    pages = new Map();
    for (const section of sections) if (!pages.has(section.page)) pages.set(section.page, section);
    synonyms = new Map();
    for (const { same, typed } of SYNONYMS) {
      const forms = same.map(folded);
      for (const key of [...forms, ...typed.map(folded)]) {
        synonyms.set(key, [...new Set([...(synonyms.get(key) || []), ...forms])]);
      }
    }
    vocabulary = new Set([...synonyms.values()].flat());
    for (const section of sections) {
      for (const word of section.foldedTitle.split(" ").flatMap((run) => (segmenter ? words(run) : [run]))) vocabulary.add(word);
    }
  }

  // --- Query ---------------------------------------------------------------------------------------------------------

  const stands = (form) => sections.some((s) => s.foldedTitle.includes(form) || s.foldedText.includes(form));

  /**
   * The terms of a query: all must be found. A run that stands nowhere is taken apart step by step.
   * @param {string} query @returns {Term[]}
   */
  function termsOf(query) {
    const whole = folded(query);
    if (!whole) return [];
    const runs = synonyms.has(whole) || !/ /.test(query.trim()) ? [whole] : query.trim().split(/\s+/).map(folded).filter(Boolean);
    return runs.flatMap(termsOfRun);
  }

  /** @param {string} run @returns {Term[]} */
  function termsOfRun(run) {
    const known = synonyms.get(run);
    if (known) return [{ forms: [...new Set([...(stands(run) ? [run] : nearest(run)), ...known])], weight: 1 }];
    if (stands(run)) return [{ forms: [run], weight: 1 }];
    const parts = mergeKnown(words(run)).filter((word) => !STOP.has(word));
    if (parts.length > 1 || (parts.length === 1 && parts[0] !== run)) return parts.flatMap(termsOfRun);
    return [{ forms: nearest(run), weight: 0.5 }];
  }

  /** Joins neighbouring words that the glossary or a title knows as one. */
  function mergeKnown(parts) {
    const out = [];
    for (let i = 0; i < parts.length; ) {
      let length = Math.min(5, parts.length - i);
      while (length > 1 && !(vocabulary.has(parts.slice(i, i + length).join("")) || synonyms.has(parts.slice(i, i + length).join("")))) length--;
      out.push(parts.slice(i, i + length).join(""));
      i += length;
    }
    return out;
  }

  /** What the reader may have meant: the same but for tone marks in a title, else a known word one slip away. */
  function nearest(word) {
    const bare = word.replace(TONES, "");
    const toneless = bare.length > 2 ? sections.map((s) => ignoringTones(s.foldedTitle, bare)).filter(Boolean) : [];
    if (toneless.length) return [...new Set(toneless)];
    const close = [...vocabulary].filter((known) => word.length > 3 && oneSlip(known, word));
    return close.length ? close : [word];
  }

  /** The part of `text` that equals `bare` when tone marks are left out, "" if there is none. */
  function ignoringTones(text, bare) {
    const kept = [];
    for (let i = 0; i < text.length; i++) if (!/[\u0e47-\u0e4e]/.test(text[i])) kept.push(i);
    const at = kept.map((i) => text[i]).join("").indexOf(bare);
    return at < 0 ? "" : text.slice(kept[at], at + bare.length < kept.length ? kept[at + bare.length] : text.length);
  }

  /** True if one insertion, deletion, replacement or swap turns `a` into `b`. */
  function oneSlip(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    const rest = (x, y) => a.slice(x) === b.slice(y);
    return rest(i + 1, i + 1) || rest(i + 1, i) || rest(i, i + 1) || (a[i] === b[i + 1] && a[i + 1] === b[i] && rest(i + 2, i + 2));
  }

  // --- Score ---------------------------------------------------------------------------------------------------------

  /** Kinds of page: the word that the box shows as a tag, and how much a hit there weighs. The manual answers best. */
  const KINDS = [
    { path: /^manual\/(?!index)/, tag: "คู่มือ", weight: 1.4 },
    { path: /^checklists\//, tag: "เช็กลิสต์", weight: 1 },
    { path: /^templates\//, tag: "แบบฟอร์ม", weight: 1 },
    { path: /^regulations/, tag: "ระเบียบ", weight: 0.9 },
    { path: /^glossary/, tag: "คำศัพท์", weight: 0.6 },
    { path: /^companions\//, tag: "เอกสารประกอบ", weight: 1.1 },
  ];
  const SECTION_NUMBER = /^ม\d/; // who types a section wants the law
  const OTHER = { tag: "", weight: 0.9 };

  const kindOf = (location) => KINDS.find((kind) => kind.path.test(location)) || OTHER;

  /**
   * How well a section answers: each term in the title counts far more than in the text, more so the more of the title
   * it is; the page counts a little for its sections. 0 if more than `spare` terms are missing.
   * @param {Section} section @param {Term[]} terms @param {string} whole @param {number} spare
   */
  function scoreOf(section, terms, whole, spare) {
    let score = 0;
    for (const term of terms) {
      const best = Math.max(...term.forms.map((form, rank) => scoreForm(section, form) * (rank ? 0.8 : 1)));
      if (best <= 0 && --spare < 0) return 0;
      score += best * term.weight;
    }
    if (terms.length > 1 && section.foldedTitle.includes(whole)) score += 30;
    else if (terms.length > 1 && section.foldedText.includes(whole)) score += 5;
    const { weight, tag } = kindOf(section.location);
    return score * (tag === "ระเบียบ" && SECTION_NUMBER.test(whole) ? 2 : weight);
  }

  function scoreForm(section, form) {
    const { foldedTitle, foldedText } = section;
    const at = foldedTitle.indexOf(form);
    if (at >= 0) {
      const whole = section.names.includes(form) ? 25 : 0;
      return 20 + whole + (25 * form.length) / foldedTitle.length + (at === 0 ? 5 : 0);
    }
    let times = 0;
    for (let i = foldedText.indexOf(form); i >= 0 && times < 8; i = foldedText.indexOf(form, i + form.length)) times++;
    if (times) return 1 + Math.log2(1 + times);
    const page = pages.get(section.page);
    return page && page !== section && page.foldedTitle.includes(form) ? 0.5 : 0;
  }

  // --- Result --------------------------------------------------------------------------------------------------------

  const escaped = (text) => text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);

  /** Text with the forms marked; long text is cut around the first hit. */
  function marked(text, forms, most) {
    const whole = fold(text);
    const hits = hitsIn(whole, forms);
    const from = most && hits.length ? Math.max(0, hits[0][0] - 50) : 0;
    const to = most ? Math.min(text.length, from + most) : text.length;
    let out = from ? "… " : "";
    let done = from;
    for (const [start, end] of hits) {
      if (start < done || start >= to) continue;
      out += escaped(text.slice(done, start)) + "<mark>" + escaped(text.slice(start, Math.min(end, to))) + "</mark>";
      done = Math.min(end, to);
    }
    return out + escaped(text.slice(done, to)) + (to < text.length ? " …" : "");
  }

  /** @returns {[number, number][]} where the forms stand in the original text, first to last */
  function hitsIn(whole, forms) {
    const hits = [];
    for (const form of forms) {
      for (let i = whole.text.indexOf(form); i >= 0; i = whole.text.indexOf(form, i + form.length)) {
        hits.push([whole.at[i], whole.at[i + form.length]]);
      }
    }
    return hits.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  }

  /** @param {string} query @returns {object[][]} pages, best first, each with its best sections */
  function search(query) {
    const terms = termsOf(query);
    if (!terms.length) return [];
    const whole = folded(query);
    let groups = new Map();
    for (let spare = 0; !groups.size && spare <= terms.length / 2; spare++) groups = pagesWith(terms, whole, spare);
    const forms = terms.flatMap((term) => term.forms);
    return [...groups.values()]
      .map((hits) => hits.sort((a, b) => b.score - a.score).slice(0, MOST_SECTIONS))
      .sort((a, b) => b[0].score - a[0].score)
      .slice(0, MOST_PAGES)
      .map((hits) => withPage(hits).map(({ section, score }) => item(section, score, terms, forms)));
  }

  /** Pages with the sections that have all terms but `spare` of them. */
  function pagesWith(terms, whole, spare) {
    const groups = new Map();
    for (const section of sections) {
      const score = scoreOf(section, terms, whole, spare);
      if (score > 0) groups.set(section.page, [...(groups.get(section.page) || []), { section, score }]);
    }
    return groups;
  }

  /** The box wants the page itself in every group. */
  function withPage(hits) {
    const page = pages.get(hits[0].section.page);
    return hits.some(({ section }) => section === page) ? hits : [...hits, { section: page, score: 0 }];
  }

  function item(section, score, terms, forms) {
    return {
      location: section.location, tags: [kindOf(section.location).tag].filter(Boolean), score,
      title: marked(section.title, forms, 0),
      text: section.text ? `<p>${marked(section.text, forms, SNIPPET)}</p>` : "",
      terms: Object.fromEntries(terms.map((term) => [term.forms[0], true])),
    };
  }

  addEventListener("message", ({ data }) => {
    if (data.type === 0) {
      setUp(data.data.docs);
      postMessage({ type: 1 });
    } else if (data.type === 2) {
      postMessage({ type: 3, data: { items: search(data.data) } });
    }
  });
})();
