"""Two workspaces that were changed apart become one: any edits, any order, clocks that are wrong. Nothing gets lost.

The promise is held against a model: an edit is superseded only by a later edit of the same place by somebody who had
seen it. Whatever nobody has superseded must be in the merged workspace, as the value or among `replaced`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

SCRIPTS = Path(__file__).parents[2] / "docs" / "assets" / "js"
PLACES = (
    "/name",
    "/facts/place",
    "/facts/members",
    "/conditions/money",
    "/runs/council/answers/council-01/state",
    "/runs/council/answers/council-01/note",
    "/runs/council/answers/gone-07/note",
    "/runs/budget~0r1/name",
    "/forms/f07-council-motion/values/no~0ti~1ce",
)
COPIES = ("c1", "c2", "c3")

PLAY = """
steps => {
  const start = "2026-01-01T00:00:00.000Z";
  const fresh = { ...KB.workspace.fresh("x"), id: "w1", created: start, updated: start };
  const copies = Object.fromEntries(["c1", "c2", "c3"].map(copy => [copy, JSON.parse(JSON.stringify(fresh))]));
  const made = [];
  for (const step of steps) {
    made.push(false);
    if (step.from) { copies[step.to] = KB.edits.merge(copies[step.to], copies[step.from]).workspace; continue; }
    const before = JSON.parse(JSON.stringify(copies[step.copy]));
    KB.edits.setAt(copies[step.copy], step.at, step.value === null ? undefined : step.value);
    KB.edits.stamp(before, copies[step.copy], step.copy, step.now);
    made[made.length - 1] = !KB.edits.same(before, copies[step.copy]);
  }
  const merge = (one, other) => KB.edits.merge(one, other).workspace;
  const [a, b, c] = Object.values(copies);
  const given = JSON.stringify([a, b, c]);
  const all = merge(merge(a, b), c);
  const again = KB.edits.merge(all, b);
  const text = KB.workspace.text;
  return {
    made, all: text(all),
    others: [merge(a, merge(b, c)), merge(merge(b, a), c), merge(c, merge(b, a)), merge(merge(c, b), a)].map(text),
    again: text(again.workspace), changedAgain: again.changes.length + again.conflicts.length,
    reopened: text(KB.workspace.parse(text(all)).workspace),
    untouched: given === JSON.stringify([a, b, c]),
  };
}
"""

values = st.sampled_from([None, "ก", "ข", "done", "<b>", "", 0, ["ก"], [{"name": "อบต.ทุ่งฟ้าใส"}]])
edit_steps = st.builds(
    lambda copy, at, value, hour: {"copy": copy, "at": at, "value": value, "now": f"2026-01-01T{hour:02}:00:00.000Z"},
    st.sampled_from(COPIES),
    st.sampled_from(PLACES[1:]),
    values,
    st.integers(0, 23),  # clocks of different computers: no order at all
)
renames = st.builds(
    lambda copy, value, hour: {"copy": copy, "at": "/name", "value": value, "now": f"2026-01-01T{hour:02}:00:00.000Z"},
    st.sampled_from(COPIES),
    st.sampled_from(["แฟ้ม ก", "แฟ้ม ข"]),  # a workspace always has a name
    st.integers(0, 23),
)
merge_steps = st.builds(lambda pair: {"from": pair[0], "to": pair[1]}, st.permutations(COPIES))
histories = st.lists(st.one_of(edit_steps, edit_steps, edit_steps, renames, merge_steps), max_size=24)


@pytest.fixture(scope="module")
def core(browser: Browser) -> Iterator[Page]:
    """A page with nothing but the workspace's own code."""
    page = browser.new_page()
    for name in ("workspace", "edits"):
        page.add_script_tag(path=SCRIPTS / f"{name}.js")
    yield page
    page.close()


@dataclass
class Model:
    """What each copy has seen: per place the edits that nobody has superseded, as (number of the step, value)."""

    heads: dict[str, dict[str, frozenset[int]]] = field(default_factory=lambda: {copy: {} for copy in COPIES})
    seen: dict[str, frozenset[int]] = field(default_factory=lambda: dict.fromkeys(COPIES, frozenset()))
    value: dict[int, Any] = field(default_factory=dict)

    def play(self, steps: list[dict[str, Any]], made: list[bool]) -> dict[str, frozenset[int]]:
        """`made`: which steps changed a value; typing what is there already is no edit."""
        for number, step in enumerate(steps):
            if "from" in step:
                self.merge(step["from"], step["to"])
            elif made[number]:
                self.edit(number, step["copy"], step["at"], step["value"])
        for copy in COPIES[1:]:
            self.merge(copy, COPIES[0])
        return self.heads[COPIES[0]]

    def edit(self, number: int, copy: str, at: str, value: Any) -> None:
        self.value[number] = value
        self.seen[copy] |= {number}
        self.heads[copy][at] = frozenset({number})

    def merge(self, source: str, target: str) -> None:
        for at in PLACES:
            ours, theirs = (self.heads[copy].get(at, frozenset()) for copy in (target, source))
            gone_here = {n for n in theirs - ours if n in self.seen[target]}
            gone_there = {n for n in ours - theirs if n in self.seen[source]}
            self.heads[target][at] = (ours | theirs) - gone_here - gone_there
        self.seen[target] |= self.seen[source]


def value_at(workspace: dict[str, Any], at: str) -> Any:
    value: Any = workspace
    for key in at.split("/")[1:]:
        value = value.get(key.replace("~1", "/").replace("~0", "~")) if isinstance(value, dict) else None
    return value


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=histories)
def test_merging_forgets_no_edit_and_does_not_depend_on_order(core: Page, steps: list[dict[str, Any]]) -> None:
    outcome = core.evaluate(PLAY, steps)
    merged = json.loads(outcome["all"])
    assert set(outcome["others"]) == {outcome["all"]}, "another order, another result"
    assert (outcome["again"], outcome["changedAgain"]) == (outcome["all"], 0), "merging twice changes something"
    assert outcome["untouched"], "merging changed what it was given"
    assert outcome["reopened"] == outcome["all"], "the file does not come back as it was written"
    model = Model()
    for at, heads in model.play(steps, outcome["made"]).items():
        kept = value_at(merged, at)
        lost = [entry["value"] for entry in merged["replaced"] if entry["at"] == at]
        for number in heads:
            value = model.value[number]
            assert value is None or value == kept or value in lost, f"{at}: {value!r} is gone"
        if heads:
            assert kept in [model.value[number] for number in heads], f"{at}: {kept!r} was superseded"


V1_TIME = "2026-11-21T08:00:00.000Z"
old_answers = st.dictionaries(
    st.sampled_from(
        ["meet-01", "council-02", "hearing-03", "draft-04", "form-05", "mou-06", "approve-07", "strange", "x-99"]
    ),
    st.fixed_dictionaries(
        {},
        optional={
            "state": st.sampled_from(["open", "done", "na"]),
            "note": st.sampled_from(["บันทึก", ""]),
            "due": st.just("2026-12-01"),
            "updated": st.just(V1_TIME),
        },
    ),
)
HOMES = {
    "meet": "group",
    "council": "council",
    "hearing": "hearing",
    "draft": "executives",
    "form": "mou-form",
    "mou": "mou-content",
    "approve": "mou-approval",
}


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=old_answers, facts=st.dictionaries(st.sampled_from(["place", "host", "later"]), st.text(max_size=5)))
def test_a_file_of_the_first_version_opens_with_every_answer(core: Page, answers: Any, facts: Any) -> None:
    old = {
        **{"schema": "workspace-1", "id": "w1", "name": "ก", "created": V1_TIME, "updated": V1_TIME, "facts": facts},
        **{"runs": {"talks-to-signing": {"version": "2569.1", "answers": answers}}, "unknown": {"kept": True}},
        "forms": {"f07-council-motion": {"version": "2569.1", "values": {"council": "สภา"}}},
    }
    new = core.evaluate("text => KB.workspace.parse(text).workspace", json.dumps(old))
    assert (new["schema"], new["facts"], new["unknown"]) == ("workspace-2", facts, {"kept": True})
    assert new["forms"] == old["forms"]
    for item, answer in answers.items():
        home = HOMES.get(item.rpartition("-")[0], "talks-to-signing")
        said = {k: v for k, v in answer.items() if k != "updated" and (k, v) != ("state", "open")}
        assert new["runs"][home]["answers"][item] == said
        for name in said:
            assert new["edits"][f"/runs/{home}/answers/{item}/{name}"][0] == V1_TIME


def test_a_later_edit_wins_even_if_its_computer_has_a_slow_clock(core: Page) -> None:
    steps = [
        {"copy": "c1", "at": "/facts/place", "value": "เดิม", "now": "2030-01-01T00:00:00.000Z"},
        {"from": "c1", "to": "c2"},
        {"copy": "c2", "at": "/facts/place", "value": "แก้แล้ว", "now": "2020-01-01T00:00:00.000Z"},
    ]
    merged = json.loads(core.evaluate(PLAY, steps)["all"])
    assert (merged["facts"]["place"], merged["replaced"]) == ("แก้แล้ว", [])


def test_edits_made_by_hand_in_the_file_are_taken_for_what_they_are(core: Page) -> None:
    text = json.dumps(
        {
            **{"schema": "workspace-2", "id": "w1", "name": "ก", "created": V1_TIME, "updated": V1_TIME},
            **{
                "facts": {},
                "forms": {},
                "runs": {"council": {"answers": {"council-01": None, "council-02": {"note": "n"}}}},
            },
            **{
                "edits": {"/facts/x": "soon", "/name": [V1_TIME, "c1", 1]},
                "copies": [1],
                "replaced": {},
                "conditions": 7,
            },
        }
    )
    workspace = core.evaluate("text => KB.workspace.parse(text).workspace", text)
    assert workspace["edits"] == {"/name": [V1_TIME, "c1", 1]}
    assert (workspace["copies"], workspace["replaced"], workspace["conditions"]) == ({}, [], {})
    assert workspace["runs"]["council"]["answers"] == {"council-02": {"note": "n"}}
