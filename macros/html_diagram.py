"""Pictures drawn from data as lists and tables: they wrap, print, zoom and read aloud; CSS adds lines and arrows."""

from __future__ import annotations

from collections.abc import Sequence

from macros import model
from macros.html import Href, own, text
from macros.html_manual import entry_target
from macros.lookup import Lookup

#: The months of a fiscal year, which starts in October.
MONTHS = {
    10: "ต.ค.",
    11: "พ.ย.",
    12: "ธ.ค.",
    1: "ม.ค.",
    2: "ก.พ.",
    3: "มี.ค.",
    4: "เม.ย.",
    5: "พ.ค.",
    6: "มิ.ย.",
    7: "ก.ค.",
    8: "ส.ค.",
    9: "ก.ย.",
}


def diagram(lookup: Lookup, href: Href, name: str) -> str:
    """The picture `name` with its title and what it says."""
    drawn = next(each for each in lookup.library.diagrams if each.id == name)
    body = {
        "path": lambda: _lanes(lookup, href, drawn, "ol"),
        "lanes": lambda: _lanes(lookup, href, drawn, "ol"),
        "flow": lambda: _lanes(lookup, href, drawn, "ul"),
        "tree": lambda: _tree(lookup, href, drawn.lanes[0].nodes),
        "year": lambda: _year(lookup, href, drawn),
    }[drawn.kind]()
    basis = f" {own()}" if drawn.own else ""
    return (
        f'<figure class="kb-diagram kb-diagram--{drawn.kind}" aria-labelledby="d-{drawn.id}">'
        f'<figcaption><b id="d-{drawn.id}">{text(drawn.title)}</b>{basis}<p>{text(drawn.summary)}</p></figcaption>'
        f"{body}</figure>"
    )


def _lanes(lookup: Lookup, href: Href, drawn: model.Diagram, kind: str) -> str:
    lanes = "".join(
        f'<li><p class="kb-diagram__lane">{text(lane.title)}{_note(lane.note)}</p>'
        f"<{kind}>{''.join(f'<li>{_node(lookup, href, node)}</li>' for node in lane.nodes)}</{kind}></li>"
        for lane in drawn.lanes
    )
    return f'<ol class="kb-diagram__lanes">{lanes}</ol>'


def _tree(lookup: Lookup, href: Href, nodes: Sequence[model.Node]) -> str:
    items = "".join(
        f"<li>{_node(lookup, href, node)}{_tree(lookup, href, node.parts) if node.parts else ''}</li>" for node in nodes
    )
    return f"<ul>{items}</ul>"


def _year(lookup: Lookup, href: Href, drawn: model.Diagram) -> str:
    """A table of months on a wide screen and on paper, the same rows as a list of months on a phone."""
    heads = "".join(f'<th scope="col">{name}</th>' for name in MONTHS.values())
    groups = "".join(_year_lane(lookup, href, lane) for lane in drawn.lanes)
    return (
        f'<div class="kb-diagram__scroll"><table class="kb-diagram__year"><thead><tr><th scope="col">งาน</th>{heads}'
        f"</tr></thead>{groups}</table></div>"
    )


def _year_lane(lookup: Lookup, href: Href, lane: model.Lane) -> str:
    rows = "".join(
        f'<tr><th scope="row">{_node(lookup, href, node)}<span class="kb-diagram__when">{_when(node)}</span></th>'
        f"{''.join(_month(month in node.months) for month in MONTHS)}</tr>"
        for node in lane.nodes
    )
    head = f'<tr><th scope="rowgroup" colspan="13" class="kb-diagram__lane">{text(lane.title)}</th></tr>'
    return f"<tbody>{head}{rows}</tbody>"


def _month(busy: bool) -> str:
    return '<td class="kb-diagram__on">●</td>' if busy else "<td></td>"


def _when(node: model.Node) -> str:
    return "ทุกเดือน" if len(node.months) == len(MONTHS) else " ".join(MONTHS[month] for month in node.months)


def _node(lookup: Lookup, href: Href, node: model.Node) -> str:
    words = text(node.text)
    target = _target(lookup, node)
    named = f'<a href="{href(target)}">{words}</a>' if target else f"<span>{words}</span>"
    return named + _note(node.note)


def _target(lookup: Lookup, node: model.Node) -> str | None:
    if node.entry:
        return entry_target(lookup.entries[node.entry])
    if node.form:
        return f"templates/{node.form}.html"
    return f"checklists/{node.checklist}.html" if node.checklist else None


def _note(note: str | None) -> str:
    return f'<small class="kb-meta">{text(note)}</small>' if note else ""
