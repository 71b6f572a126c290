"""Questions that pages ask of the library: the record with this id, and where a regulation is cited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from macros import model
from macros.examples import Examples


@dataclass(frozen=True)
class Citation:
    """A place of the site that cites a regulation."""

    label: str
    page: str


@dataclass(frozen=True)
class Lookup:
    """Records by id. `pages` are the `law(...)` calls in prose: (page path below docs/, regulation or section id)."""

    library: model.Library
    pages: tuple[tuple[str, str], ...] = ()

    @cached_property
    def entries(self) -> Mapping[str, model.Entry]:
        """Manual entries by id."""
        return {e.id: e for e in self.library.entries}

    @cached_property
    def forms(self) -> Mapping[str, model.Form]:
        """Forms by id."""
        return {f.id: f for f in self.library.forms}

    @cached_property
    def examples(self) -> Examples:
        """Worked examples and sample copies by id."""
        return Examples(self.library)

    @cached_property
    def facts(self) -> Mapping[str, model.Fact]:
        """Workspace facts by id."""
        return {f.id: f for f in self.library.facts}

    @cached_property
    def checklists(self) -> Mapping[str, model.Checklist]:
        """Checklists by id."""
        return {c.id: c for c in self.library.checklists}

    @cached_property
    def items(self) -> Mapping[str, tuple[model.Checklist, model.Item]]:
        """Checklist items, each with its list, by id."""
        return {i.id: (c, i) for c in self.library.checklists for i in c.items}

    @cached_property
    def terms(self) -> Mapping[str, model.Term]:
        """Glossary terms by id."""
        return {t.id: t for t in self.library.terms}

    @cached_property
    def sources(self) -> Mapping[str, model.Source]:
        """Sources by id."""
        return {s.id: s for s in self.library.sources}

    @cached_property
    def conditions(self) -> Mapping[str, model.Condition]:
        """Conditions by id."""
        return {c.id: c for c in self.library.conditions}

    @cached_property
    def regulations(self) -> Mapping[str, model.Regulation]:
        """Regulations by id."""
        return {r.id: r for r in self.library.regulations}

    @cached_property
    def cases(self) -> Mapping[str, model.Case]:
        """Cases by id."""
        return {c.id: c for c in self.library.cases}

    @cached_property
    def objectives(self) -> Mapping[str, model.Objective]:
        """What participants learn, by id."""
        return {o.id: o for o in self.library.objectives}

    @cached_property
    def exercises(self) -> Mapping[str, model.Exercise]:
        """Exercises by id, in their order."""
        return {e.id: e for e in self.library.exercises}

    @cached_property
    def discussions(self) -> Mapping[str, model.Discussion]:
        """Questions on cases by id."""
        return {d.id: d for d in self.library.discussions}

    def known(self, discussion: model.Discussion) -> list[model.Statement]:
        """What sources say of the cases of a discussion, as far as it brings it in."""
        return [self.cases[each.case].statements[line - 1] for each in discussion.known for line in each.lines]

    @cached_property
    def agendas(self) -> Mapping[str, model.Agenda]:
        """Agendas by id."""
        return {a.id: a for a in self.library.agendas}

    @cached_property
    def handouts(self) -> Mapping[str, model.Handout]:
        """Hand-outs that belong to no single exercise, by id."""
        return {h.id: h for h in self.library.handouts}

    def law(self, name: str) -> tuple[model.Regulation, model.Section | None]:
        """The regulation, and its section if `name` has a `#section`."""
        regulation_id, _, section_id = name.partition("#")
        regulation = self.regulations[regulation_id]
        section = next((s for s in regulation.sections if s.id == section_id), None)
        return regulation, section

    @cached_property
    def citations(self) -> Mapping[str, tuple[Citation, ...]]:
        """Where each regulation is cited: manual entries, checklists, forms, then other pages."""
        found: dict[str, dict[Citation, None]] = defaultdict(dict)
        for citation, laws in self._citing():
            for law in laws:
                found[law.partition("#")[0]][citation] = None
        return {regulation: tuple(citations) for regulation, citations in found.items()}

    def _citing(self) -> Iterable[tuple[Citation, tuple[str, ...]]]:
        by_page = {e.page: e for e in self.library.entries if e.page}
        for entry in by_page.values():
            yield self.entry_citation(entry), entry.laws
        for page, law in self.pages:
            if page in by_page:
                yield self.entry_citation(by_page[page]), (law,)
        for checklist in self.library.checklists:
            for item in checklist.items:
                yield Citation(f"เช็กลิสต์ {checklist.title}", f"checklists/{checklist.id}.html"), item.laws
        for form in self.library.forms:
            yield Citation(f"{form.no} {form.short}", f"templates/{form.id}.html"), form.laws

    @staticmethod
    def entry_citation(entry: model.Entry) -> Citation:
        """An entry as a place that cites."""
        label = " ".join(part for part in (entry.no, entry.short or entry.title) if part)
        return Citation(label, f"{(entry.page or '').removesuffix('.md')}.html#{entry.id}")
