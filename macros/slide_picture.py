"""Pictures of `data/diagrams.yml` on a slide: columns side by side, one column as steps, a tree as lines set in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros import model
from macros.lookup import Lookup
from macros.model.decks import Picture
from macros.slides import Body, Column, Columns, Line, Lines


def picture(lookup: Lookup, slide: Picture) -> Body:
    """The lanes that the slide picks, as a body."""
    drawn = next(each for each in lookup.library.diagrams if each.id == slide.diagram)
    lanes = [drawn.lanes[n - 1] for n in slide.lanes] if slide.lanes else list(drawn.lanes)
    if drawn.kind == "tree":
        return Lines(tuple(_tree(lanes[0].nodes, 0, slide.depth)), "tree")
    if len(lanes) == 1:
        return Lines(tuple(Line(_node(node)) for node in lanes[0].nodes), "steps")
    columns = tuple(Column(lane.title, lane.note or "", tuple(Line(_node(n)) for n in lane.nodes)) for lane in lanes)
    return Columns(columns, drawn.summary, onward=drawn.kind in ("path", "flow"))


def _node(node: model.Node) -> str:
    return f"{node.text} ({node.note})" if node.note else node.text


def _tree(nodes: Sequence[model.Node], deep: int, depth: int) -> Iterator[Line]:
    for node in nodes:
        yield Line(node.note or "", lead=node.text, deep=deep)
        if deep + 1 < depth:
            yield from _tree(node.parts, deep + 1, depth)
