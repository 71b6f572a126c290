"""One field of a form as native HTML controls; they work, and print, without JavaScript.

    render(field, "fld-f07-council-motion-service", fact=None)    '<div class="kb-field" data-field="service" …'

The browser code reads everything it needs from here: `data-field` or, in a row of a table, `data-column`, then
`data-type`, `data-fact`, `data-required`; a table also `data-row` (what one row is called) and `data-min`.
Order in each field: label, help, error, control, then what was understood (the long date, the amount in words).
A computed field is an <output> with `data-output`, its slot key.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape

from macros import model
from macros.field_definitions import completed

#: Up to here the options stand open as radio buttons; more go into a list. Rows of a table always get a list.
MOST_RADIOS = 5
SHARED = "ใช้ร่วมกันทุกแบบฟอร์มในแฟ้มงาน"

_INPUT = {
    "text": 'type="text"',
    "date": 'type="text" inputmode="numeric"',
    "number": 'type="text" inputmode="decimal"',
    "baht": 'type="text" inputmode="decimal"',
    "percent": 'type="text" inputmode="decimal"',
}
_HELP = {"date": "พิมพ์ เช่น 21/11/2569", "percent": "พิมพ์เฉพาะตัวเลข 0 ถึง 100"}
#: In a row the example stands in the box instead: help above only some boxes would push a row's boxes out of line.
_IN_ROW = {"date": "21/11/2569"}
#: What was typed is shown again in words: the long date, the amount.
_UNDERSTOOD = ("date", "baht")
_NARROW = {"date": "m", "baht": "m", "number": "s", "percent": "s"}


def render(field: model.Field, control: str, fact: model.Fact | None = None) -> str:
    """The field with the id `control` on its control. What the field does not say, its fact says."""
    field = completed(field, fact)
    field = replace(field, help=field.help or _HELP.get(field.type))
    return _render(field, control, f'data-field="{field.id}"', in_row=False)


def words(text: str | None) -> str:
    """Text for HTML on one line: a blank line or an indent inside would end the HTML block in Markdown."""
    return escape(" ".join((text or "").split()))


def _render(field: model.Field, control: str, name: str, *, in_row: bool) -> str:
    if field.compute:
        return _output(field, control, name.partition('"')[2].rstrip('"'))
    required = " data-required" if field.required else ""
    shared = f' data-fact="{field.fact}"' if field.fact else ""
    data = f'{name} data-type="{field.type}"{required}{shared}'
    match field.type:
        case "table":
            return _table(field, control, data)
        case "choices":
            return _options(field, control, data, "checkbox")
        case "choice" if not in_row and len(field.options) <= MOST_RADIOS:
            return _options(field, control, data, "radio")
        case "yes":
            return _yes(field, control, data)
        case _:
            return _single(field, control, data)


def _single(field: model.Field, control: str, data: str) -> str:
    label = f'<label for="{control}">{_label(field)}</label>'
    # no live region: it would speak at every key; it is read with the field instead
    after = f'<span class="kb-understood" id="{control}-read"></span>' if field.type in _UNDERSTOOD else ""
    shown = _control(field, control)
    return f'<div class="kb-field" {data}>{label}{_aid(field, control)}{shown}{after}</div>'


def _output(field: model.Field, control: str, key: str) -> str:
    """A value that is worked out. Not live: it would speak at every key that is pressed elsewhere."""
    label = f'<label for="{control}">{words(field.label)} <span class="kb-optional">(คำนวณให้)</span></label>'
    width = _NARROW.get(field.type, "l") if field.width == "l" else field.width
    shown = (
        f'<output class="kb-in kb-out kb-w-{width}" id="{control}" aria-live="off" tabindex="-1"'
        f" {_described(field, control)}></output>"
    )
    after = f'<span class="kb-understood" id="{control}-read"></span>' if field.type in _UNDERSTOOD else ""
    inner = f"{label}{_aid(field, control)}{shown}{after}"
    return f'<div class="kb-field" data-output="{key}" data-type="{field.type}">{inner}</div>'


def _control(field: model.Field, control: str) -> str:
    width = _NARROW.get(field.type, "l") if field.width == "l" else field.width
    common = f'class="kb-in kb-w-{width}" id="{control}" name="{control}" {_described(field, control)}'
    hint = f' placeholder="{words(field.placeholder)}"' if field.placeholder else ""
    match field.type:
        case "long":
            return f'<textarea {common} rows="4"{hint}></textarea>'
        case "choice":
            options = "".join(f'<option value="{o.id}">{words(o.label)}</option>' for o in field.options)
            return f'<select {common}><option value="">เลือก</option>{options}</select>'
        case _:
            return f'<input {_INPUT[field.type]} {common}{hint} autocomplete="off" spellcheck="false">'


def _options(field: model.Field, control: str, data: str, kind: str) -> str:
    rows = "".join(
        f'<label class="kb-choice"><input type="{kind}" name="{control}" value="{option.id}"'
        f' id="{control}-{option.id}"><span>{words(option.label)}</span></label>'
        for option in field.options
    )
    unset = (
        '<button type="button" class="kb-btn kb-btn--quiet" data-unset hidden>ไม่เลือก</button>'
        if kind == "radio"
        else ""
    )
    return (
        f'<fieldset class="kb-field" id="{control}" {data} {_described(field, control)}>'
        f"<legend>{_label(field)}</legend>{_aid(field, control)}{rows}{unset}</fieldset>"
    )


def _yes(field: model.Field, control: str, data: str) -> str:
    box = (
        f'<label class="kb-choice"><input type="checkbox" id="{control}" name="{control}" value="yes"'
        f" {_described(field, control)}><span>{words(field.label)}</span></label>"
    )
    return f'<div class="kb-field" {data}>{box}{_aid(field, control)}</div>'


def _table(field: model.Field, control: str, data: str) -> str:
    noun = words(field.row) or "แถว"
    count = max(field.blank_rows, field.min_rows, 1)
    rows = "".join(_row(field, f"{control}-{n}", n, noun) for n in range(1, count + 1))
    add = f'<button type="button" class="kb-btn" data-add hidden>เพิ่ม{noun}</button>'
    drawn = "".join(
        f'<div class="kb-chart" data-chart="{column.id}" data-label="{words(column.label)}" hidden></div>'
        for column in field.columns
        if column.chart
    )
    return (
        f'<fieldset class="kb-field kb-rows" id="{control}" {data} data-row="{noun}" data-min="{field.min_rows}"'
        f" {_described(field, control)}><legend>{_label(field)}</legend>{_aid(field, control)}{rows}"
        f'<div class="kb-rows__foot">{add}<span class="kb-total" data-total></span></div>{drawn}'
        f'<p class="kb-status" role="status" data-status></p></fieldset>'
    )


def _row(table: model.Field, control: str, n: int, noun: str) -> str:
    head = (
        f'<div class="kb-row__head"><b id="{control}-head" tabindex="-1">{noun}ที่ {n}</b>'
        f'<button type="button" class="kb-btn kb-btn--quiet" data-delete hidden aria-describedby="{control}-head">'
        f"ลบ{noun}นี้</button></div>"
    )
    columns = (replace(column, placeholder=column.placeholder or _IN_ROW.get(column.type)) for column in table.columns)
    fields = "".join(
        _render(column, f"{control}-{column.id}", _in_row(table, column), in_row=True) for column in columns
    )
    return f'<div class="kb-row" role="group" aria-labelledby="{control}-head">{head}{fields}</div>'


def _in_row(table: model.Field, column: model.Field) -> str:
    return f'data-column="{table.id}.{column.id}"' if column.compute else f'data-column="{column.id}"'


def _label(field: model.Field) -> str:
    optional = "" if field.required or field.type == "yes" else ' <span class="kb-optional">(ไม่บังคับ)</span>'
    return words(field.label) + optional


def _aid(field: model.Field, control: str) -> str:
    """Help and the place of the error, between label and control."""
    help_ = _help(field)
    shown = f'<span class="kb-help" id="{control}-help">{help_}</span>' if help_ else ""
    return f'{shown}<span class="kb-err" id="{control}-err" hidden></span>'


def _help(field: model.Field) -> str:
    shared = f'<span class="kb-reuse">{SHARED}</span>' if field.fact else ""
    return " · ".join(part for part in (words(field.help), shared) if part)


def _described(field: model.Field, control: str) -> str:
    ids = ["help"] * bool(_help(field)) + ["err"] + ["read"] * (field.type in _UNDERSTOOD)
    return f'aria-describedby="{" ".join(f"{control}-{part}" for part in ids)}"'
