"""The files of a form or a checklist as links, one line a copy."""

from __future__ import annotations

from macros import model
from macros.html import Href, text

FORMATS = {"docx": "Word", "xlsx": "Excel", "pdf": "PDF"}
COPIES = {"blank": "แบบเปล่า", "sample": "ฉบับตัวอย่าง"}


def file_name(form: model.Form, copy: str, suffix: str) -> str:
    """Site path of one of a form's files; `copy` is blank or sample."""
    return f"templates/files/{form.id}-{copy}.{suffix}"


def picture_name(form: model.Form) -> str:
    """Site path of the picture of a form's first page."""
    return f"assets/forms/{form.id}.png"


def suffixes(form: model.Form) -> tuple[str, ...]:
    """File types of a form."""
    return tuple(suffix for suffix in FORMATS if suffix != "xlsx" or form.spreadsheet)


def downloads(form: model.Form, href: Href, *, look: str = "kb-do") -> str:
    """The two lines; `look` is the class of the links: `kb-do` in a list, `kb-btn` where they are the thing to do."""
    lines = "".join(
        f'<li><span class="kb-files__what">{words}</span>{_links(form, copy, words, href, look)}</li>'
        for copy, words in COPIES.items()
    )
    return f'<ul class="kb-files" data-search-exclude>{lines}</ul>'


def _links(form: model.Form, copy: str, words: str, href: Href, look: str) -> str:
    return " ".join(
        f'<a class="{look}" href="{href(file_name(form, copy, suffix))}" download>'
        f'<span class="kb-hidden">{form.no} {words} </span>{FORMATS[suffix]}</a>'
        for suffix in suffixes(form)
    )


def checklist_files(checklist: model.Checklist, href: Href) -> str:
    """The blank copy of a checklist, in every file type."""
    stem = href(f"checklists/files/{checklist.id}-blank")
    links = " ".join(
        f'<a class="kb-do" href="{stem}.{suffix}" download>'
        f'<span class="kb-hidden">{text(checklist.title)} แบบเปล่า </span>{words}</a>'
        for suffix, words in FORMATS.items()
    )
    line = f'<li><span class="kb-files__what">{COPIES["blank"]}</span>{links}</li>'
    return f'<ul class="kb-files" data-search-exclude>{line}</ul>'
