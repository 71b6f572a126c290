/**
 * KB.examDraft: the test that somebody is taking on this computer, through reloads. It is no project's: it lies beside the
 * workspaces, with the small things of this computer, and goes with "ล้าง". The paper itself is drawn anew from its code.
 *
 * @typedef {{seed: string, chapters: string[], count: number, round: "before"|"after", participant: string,
 *   answers: Record<string, string>, taken: string}} Draft  `taken` is "" until it is handed in
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});
  const KEY = "exam";

  const isText = (value) => typeof value === "string";
  const isChapter = (value) => KB.examBank.chapters.some(({ id }) => id === value);

  /** Only what this page would have kept: storage may hold anything. @returns {Draft|null} */
  function clean(kept) {
    if (!KB.workspace.isObject(kept) || !KB.workspace.isObject(kept.answers)) return null;
    const { seed, chapters, count, round, participant, answers, taken } = kept;
    const fits = KB.exam.seedOf(seed) === seed && Array.isArray(chapters) && chapters.every(isChapter) && Number.isInteger(count) && count > 0;
    if (!fits || !["before", "after"].includes(round) || !/^[0-9]{1,3}$/.test(participant) || !isText(taken)) return null;
    const given = Object.entries(answers).filter(([, choice]) => KB.exam.CHOICES.includes(choice));
    return { seed, chapters, count, round, participant, taken, answers: Object.fromEntries(given) };
  }

  /** @returns {Draft|null} */
  function load() {
    try {
      return clean(JSON.parse(KB.storage.setting(KEY) || "null"));
    } catch (error) {
      return null; // as if there were none
    }
  }

  /** @param {Draft|null} draft null forgets it @returns {boolean} whether it was kept */
  function keep(draft) {
    const text = draft ? JSON.stringify(draft) : "";
    KB.storage.setting(KEY, text);
    return KB.storage.setting(KEY) === text;
  }

  KB.examDraft = { keep, load };
})();
