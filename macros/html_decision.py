"""The decision path: questions that lead to a legal route, each a part of one page, so that it works without scripts.

`docs/assets/js/decision.js` shows one part at a time, remembers the way back and says what was answered.
"""

from __future__ import annotations

from macros import model
from macros.html import Href, lawyer, links_list, own, text, title
from macros.html_law import approval_table, law_link
from macros.html_manual import entry_target
from macros.lookup import Lookup


def decision(lookup: Lookup, href: Href) -> str:
    """All questions, then all routes."""
    asks = "".join(_ask(ask, number) for number, ask in enumerate(lookup.library.asks, start=1))
    routes = "".join(_route(lookup, href, route) for route in lookup.library.routes)
    start = lookup.library.asks[0].id
    return (
        f'<div data-kb="decision" data-start="{start}"><section class="kb-way" aria-labelledby="decision-asks">'
        f'<h2 id="decision-asks">ตอบคำถามทีละข้อ</h2>{asks}</section>'
        f'<section class="kb-way" aria-labelledby="decision-routes"><h2 id="decision-routes">ช่องทางทั้งหมด</h2>{routes}'
        f"</section></div>"
    )


def _ask(ask: model.Ask, number: int) -> str:
    answers = "".join(
        f'<li><a class="kb-btn" href="#{answer.to}" data-answer>{text(answer.label)}</a></li>' for answer in ask.answers
    )
    hint = f"<p>{text(ask.help)}</p>" if ask.help else ""
    return (
        f'<section class="kb-card kb-way__ask" data-way="{ask.id}"><h3 id="{ask.id}" tabindex="-1">'
        f'<span class="kb-meta">คำถามที่ {number}</span> {title(ask.question)}</h3>{hint}<ul>{answers}</ul></section>'
    )


def _route(lookup: Lookup, href: Href, route: model.Route) -> str:
    steps = "".join(f"<li>{text(step)}</li>" for step in route.steps)
    laws = "".join(f"<li>{law_link(lookup, href, law)}</li>" for law in route.laws)
    approvals = [approval for approval in lookup.library.approvals if approval.id in route.approvals]
    who_agrees = f"<h4>ใครต้องเห็นชอบ</h4>{approval_table(lookup, href, approvals)}" if approvals else ""
    return (
        f'<section class="kb-card kb-way__route" data-way="{route.id}"><h3 id="{route.id}" tabindex="-1">'
        f"{title(route.title)}</h3>"
        f"<p>{text(route.summary)} {lawyer() if route.lawyer else ''}</p>"
        f"<p><b>ใช้ได้กับ</b> {text(route.who)}</p>"
        f"<h4>ต้องทำให้ครบ {own()}</h4><ol>{steps}</ol>{who_agrees}"
        f"<h4>ฐานกฎหมาย</h4><ul>{laws}</ul><h4>ไปทำต่อ</h4>{_next(lookup, href, route)}</section>"
    )


def _next(lookup: Lookup, href: Href, route: model.Route) -> str:
    rows = [
        ("material/book-open-variant", href(entry_target(entry)), lookup.entry_citation(entry).label, "คู่มือ")
        for entry in (lookup.entries[e] for e in route.entries)
    ]
    rows += [
        ("material/format-list-checks", href(f"checklists/{c}.html"), lookup.checklists[c].title, "เช็กลิสต์")
        for c in route.checklists
    ]
    rows += [
        ("material/file-document-edit-outline", href(f"templates/{f}.html"), _form(lookup.forms[f]), "แบบฟอร์ม")
        for f in route.forms
    ]
    return links_list(rows)


def _form(form: model.Form) -> str:
    return f"{form.no} {form.short}"
