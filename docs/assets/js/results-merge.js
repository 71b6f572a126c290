/**
 * KB.resultsMerge: results of many files as the persons of one room. Nothing is left out unsaid: results of another paper
 * and results that contradict each other are kept beside, until somebody chooses.
 *
 * @typedef {import("./results-read").Result} Result
 * @typedef {Result & {id: string, file: number}} Held `id` is of what it says: the same result of two files has one
 * @typedef {{key: string, participant: string, round: "before"|"after", held: Held[], same: boolean}} Group results of one
 *   participant and one round; `same` if they do not contradict each other
 * @typedef {{label: string, before: Held|null, after: Held|null}} Person
 * @typedef {{key: string, paper: import("./results-read").Paper, count: number}} Pile all results of one paper
 */
(function () {
  "use strict";
  const KB = (window.KB = window.KB || {});

  /** Two papers are the same if they have the same questions; the seed also decides the order of their choices. */
  const keyOf = ({ seed, count, questions }) => JSON.stringify([seed, count, questions]);
  const idOf = ({ paper, round, participant, taken, answers, score }) => [keyOf(paper), round, participant, taken, JSON.stringify(answers ?? score)].join("|");
  const byText = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
  const order = (one, other) => Number(one.participant) - Number(other.participant) || byText(one.round, other.round) * -1 || byText(one.taken, other.taken) || byText(one.id, other.id);

  /** @param {{results: Result[]}[]} returns @returns {Held[]} in an order that does not depend on the order of the files */
  function all(returns) {
    return returns.flatMap(({ results }, file) => results.map((result) => ({ ...result, id: idOf(result), file }))).sort((one, other) => order(one, other) || one.file - other.file);
  }

  /** @param {Held[]} held @returns {Pile[]} the largest first */
  function piles(held) {
    const found = new Map();
    for (const { paper } of held) {
      const key = keyOf(paper);
      found.set(key, { key, paper, count: found.has(key) ? found.get(key).count + 1 : 1 });
    }
    return [...found.values()].sort((one, other) => other.count - one.count || byText(one.key, other.key));
  }

  /** Two results that say the same, or one that says the score of the other. */
  const agrees = (one, other) => one.score === other.score && (!one.answers || !other.answers || JSON.stringify(one.answers) === JSON.stringify(other.answers));

  /** @param {Held[]} held of one paper @returns {Group[]} those of two or more */
  function groupsOf(held) {
    const found = new Map();
    for (const each of held) {
      const key = `${each.participant}/${each.round}`;
      found.set(key, [...(found.get(key) || []), each]);
    }
    return [...found].filter(([, each]) => each.length > 1).map(([key, each]) => ({
      key, participant: each[0].participant, round: each[0].round, held: each,
      same: each.every((one) => each.every((other) => agrees(one, other))),
    }));
  }

  /** The result that was taken last; null if no dates tell. @param {Group} group @returns {Held|null} */
  function latest({ held }) {
    const days = [...new Set(held.map(({ taken }) => taken))].sort();
    const last = held.filter(({ taken }) => taken === days[days.length - 1]);
    return days[0] !== "" && last.every((each) => agrees(each, last[0])) ? last[0] : null;
  }

  /** Of results that agree the one that says most: answers before a score, the newest before older ones. */
  const best = (held) => [...held].sort((one, other) => Number(Boolean(other.answers)) - Number(Boolean(one.answers)) || byText(other.taken, one.taken) || one.file - other.file)[0];

  /** Which results of a group stay: as chosen, one of those that agree, none while nobody has chosen. @returns {Held[]} */
  function kept(group, choices) {
    const choice = choices[group.key];
    if (choice === "all") return distinct(group.held);
    const chosen = group.held.filter(({ id }) => id === choice);
    return chosen.length ? [best(chosen)] : group.same ? [best(group.held)] : [];
  }

  const distinct = (held) => held.filter((each, at) => held.findIndex((other) => agrees(other, each)) === at);

  /** One number that two persons took: which first paper belongs to which second one, nobody knows. */
  function personsOf(participant, before, after) {
    if (before.length < 2 && after.length < 2) return [{ label: participant, before: before[0] || null, after: after[0] || null }];
    const alone = [...before.map((each) => ({ before: each, after: null })), ...after.map((each) => ({ before: null, after: each }))];
    return alone.map((each, at) => ({ label: `${participant} (${at + 1})`, ...each }));
  }

  /**
   * @param {{results: Result[]}[]} returns the files that count
   * @param {{choices: Record<string, string>, room: string}} decided id of a result or "all" by key of its group; key of the
   *   room's paper, "" for the one that most results are of
   * @returns {{held: Held[], piles: Pile[], room: Pile|null, others: Held[], groups: Group[], open: Group[], dropped: number,
   *   persons: Person[]}} `others`: results of other papers; `open`: groups that nobody has decided, they do not count
   */
  function resultsMerge(returns, { choices, room: wanted }) {
    const held = all(returns);
    const found = piles(held);
    const room = found.find(({ key }) => key === wanted) || found[0] || null;
    const own = held.filter(({ paper }) => keyOf(paper) === (room && room.key));
    const groups = groupsOf(own);
    const stays = new Set(groups.flatMap((group) => kept(group, choices)));
    const grouped = new Set(groups.flatMap((group) => group.held));
    const counting = own.filter((each) => !grouped.has(each) || stays.has(each));
    const persons = [...new Set(counting.map(({ participant }) => participant))].flatMap((participant) => {
      const of = (round) => counting.filter((each) => each.participant === participant && each.round === round);
      return personsOf(participant, of("before"), of("after"));
    });
    const open = groups.filter((group) => !group.same && !kept(group, choices).length);
    const waiting = open.reduce((sum, group) => sum + group.held.length, 0);
    return { held, piles: found, room, others: held.filter((each) => !own.includes(each)), groups, open, dropped: own.length - counting.length - waiting, persons };
  }

  /**
   * All that was read as one file, which the page opens again as it was.
   * @param {Held[]} held @param {{choices: Record<string, string>, room: string}} decided @returns {object}
   */
  function merged(held, { choices, room }) {
    const papers = piles(held).map(({ paper }) => paper);
    const keys = papers.map(keyOf);
    const results = held.filter((each, at) => !at || held[at - 1].id !== each.id).map(({ paper, round, participant, taken, answers, score }) => ({
      paper: keys.indexOf(keyOf(paper)), round, participant, taken, ...(answers ? { answers } : { score }),
    }));
    const sorted = Object.fromEntries(Object.entries(choices).sort(([one], [other]) => byText(one, other)));
    return { schema: KB.resultsRead.MANY, papers, room, results, choices: sorted };
  }

  KB.resultsMerge = resultsMerge;
  Object.assign(KB.resultsMerge, { best, keyOf, latest, merged });
})();
