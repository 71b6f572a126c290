"""The records of the knowledge base: what a checklist, a form, a regulation … *is*.

Every class is frozen and typed. The same annotations drive three things, so they cannot drift apart:
the loader's checks (`macros.load`), the JSON Schemas that editors complete against (`macros.schema`) and
the open data (`macros.opendata`). `Id` marks a definition, `Ref` marks a use; the loader checks one against the other.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.checklists import (
    Checklist as Checklist,
)
from macros.model.checklists import (
    ChecklistSection as ChecklistSection,
)
from macros.model.checklists import (
    Condition as Condition,
)
from macros.model.checklists import (
    Item as Item,
)
from macros.model.checklists import (
    Retired as Retired,
)
from macros.model.checklists import (
    Stage as Stage,
)
from macros.model.decks import (
    Deck as Deck,
)
from macros.model.exam import (
    ExamChapter as ExamChapter,
)
from macros.model.exam import (
    ExamQuestion as ExamQuestion,
)
from macros.model.exam import (
    ExamSet as ExamSet,
)
from macros.model.forms import (
    Check as Check,
)
from macros.model.forms import (
    Example as Example,
)
from macros.model.forms import (
    Fact as Fact,
)
from macros.model.forms import (
    Field as Field,
)
from macros.model.forms import (
    FieldType as FieldType,
)
from macros.model.forms import (
    Form as Form,
)
from macros.model.forms import (
    Group as Group,
)
from macros.model.forms import (
    Option as Option,
)
from macros.model.forms import (
    Paper as Paper,
)
from macros.model.guides import (
    Answer as Answer,
)
from macros.model.guides import (
    Ask as Ask,
)
from macros.model.guides import (
    Diagram as Diagram,
)
from macros.model.guides import (
    Lane as Lane,
)
from macros.model.guides import (
    Node as Node,
)
from macros.model.guides import (
    Route as Route,
)
from macros.model.law import (
    Approval as Approval,
)
from macros.model.law import (
    Change as Change,
)
from macros.model.law import (
    Regulation as Regulation,
)
from macros.model.law import (
    Section as Section,
)
from macros.model.law import (
    Source as Source,
)
from macros.model.law import (
    Status as Status,
)
from macros.model.law import (
    Topic as Topic,
)
from macros.model.reading import (
    Agency as Agency,
)
from macros.model.reading import (
    Bar as Bar,
)
from macros.model.reading import (
    Case as Case,
)
from macros.model.reading import (
    Chart as Chart,
)
from macros.model.reading import (
    Entry as Entry,
)
from macros.model.reading import (
    Practice as Practice,
)
from macros.model.reading import (
    Process as Process,
)
from macros.model.reading import (
    ProcessStep as ProcessStep,
)
from macros.model.reading import (
    Question as Question,
)
from macros.model.reading import (
    SearchTask as SearchTask,
)
from macros.model.reading import (
    SearchWords as SearchWords,
)
from macros.model.reading import (
    See as See,
)
from macros.model.reading import (
    Statement as Statement,
)
from macros.model.reading import (
    Term as Term,
)
from macros.model.training import (
    Agenda as Agenda,
)
from macros.model.training import (
    Audience as Audience,
)
from macros.model.training import (
    Criterion as Criterion,
)
from macros.model.training import (
    Day as Day,
)
from macros.model.training import (
    Discussion as Discussion,
)
from macros.model.training import (
    Exercise as Exercise,
)
from macros.model.training import (
    Handout as Handout,
)
from macros.model.training import (
    Objective as Objective,
)
from macros.model.training import (
    Phase as Phase,
)
from macros.model.training import (
    Prefill as Prefill,
)
from macros.model.training import (
    Session as Session,
)


@dataclass(frozen=True)
class Library:
    """All records, in the order of their files. Look-ups by id are in `macros.lookup`."""

    sources: tuple[Source, ...]
    regulations: tuple[Regulation, ...]
    entries: tuple[Entry, ...]
    terms: tuple[Term, ...]
    questions: tuple[Question, ...]
    practices: tuple[Practice, ...]
    conditions: tuple[Condition, ...]
    facts: tuple[Fact, ...]
    checklists: tuple[Checklist, ...]
    forms: tuple[Form, ...]
    retired: tuple[Retired, ...] = ()
    processes: tuple[Process, ...] = ()
    charts: tuple[Chart, ...] = ()
    changes: tuple[Change, ...] = ()
    approvals: tuple[Approval, ...] = ()
    cases: tuple[Case, ...] = ()
    agencies: tuple[Agency, ...] = ()
    routes: tuple[Route, ...] = ()
    asks: tuple[Ask, ...] = ()
    diagrams: tuple[Diagram, ...] = ()
    examples: tuple[Example, ...] = ()
    search_words: tuple[SearchWords, ...] = ()
    search_tasks: tuple[SearchTask, ...] = ()
    exam_chapters: tuple[ExamChapter, ...] = ()
    exam_questions: tuple[ExamQuestion, ...] = ()
    exam_sets: tuple[ExamSet, ...] = ()
    decks: tuple[Deck, ...] = ()
    objectives: tuple[Objective, ...] = ()
    exercises: tuple[Exercise, ...] = ()
    discussions: tuple[Discussion, ...] = ()
    agendas: tuple[Agenda, ...] = ()
    handouts: tuple[Handout, ...] = ()
