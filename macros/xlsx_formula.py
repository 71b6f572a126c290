"""Computed fields as Excel formulas, for Excel 2007 and LibreOffice alike.

    write(sheet, where, rules)    after all cells are written: C6 gets =IFERROR(ROUND(A6-B6,2),"")

"No value" is an error on the way (#N/A, #DIV/0!), which spreads by itself, and empty text at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from macros.blocks import Slot
from macros.compute import REMAINDER
from macros.compute_check import Rule
from macros.compute_parse import Node
from macros.compute_values import PLACES
from macros.sheet_map import SheetMap
from macros.xlsx_cells import Cells, NoCell
from macros.xlsx_sheet import TICK, Sheet

_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def write(sheet: Sheet, where: SheetMap, rules: Sequence[Rule], bottom: int, check_column: int) -> None:
    """Formulas into the computed cells, rules at the right of their table or from row `bottom` on."""
    computed = {slot.key for _, _, slot, *_ in sheet.computed}
    for row, column, slot, align, around in sheet.computed:
        name = slot.key.split(".")[0] if "." in slot.key else None
        with suppress(NoCell):  # it stays a cell to type in
            formula = _Formulas(where, computed, name, row + 1).cell(slot)
            sheet.formula(row, column, formula, slot, align, around)
    for table in dict.fromkeys(rule.table for rule in rules):
        own = [rule for rule in rules if rule.table == table]
        with suppress(NoCell):
            _warn(sheet, _Formulas(where, computed, table), own, bottom, check_column)


def _warn(sheet: Sheet, cells: _Formulas, rules: Sequence[Rule], bottom: int, column: int) -> None:
    if cells.name is None:
        for row, rule in enumerate(rules, start=bottom):
            sheet.warning(row, 0, column - 1, "=" + cells.rule(rule))
        return
    table = cells.table(cells.name)
    sheet.margin(column)
    for row in range(table.first, table.last + 1):
        here = replace(cells, row=row)
        sheet.warning(row - 1, column, column, "=" + "&".join(here.rule(rule) for rule in rules))


def quoted(text: str) -> str:
    """A text as formulas write it."""
    return '"' + text.replace('"', '""') + '"'


def _present(ref: str, kind: str) -> str:
    """A cell's value, an error if it holds none of its kind."""
    return f"IF(ISNUMBER({ref}),{ref},NA())" if kind in ("number", "date") else f'IF({ref}="",NA(),{ref}&"")'


def has_share(node: object) -> bool:
    """Whether a share of a total is worked out somewhere in it, which takes an array formula."""
    return isinstance(node, tuple) and (node[:1] == ("share",) or any(map(has_share, node)))


class _Formulas(Cells):
    """Writes nodes as formulas in row `row` of `table`, both None outside tables."""

    # --- Whole cells -------------------------------------------------------------------------------------------------

    def cell(self, slot: Slot) -> str:
        """The formula of a computed cell, in braces if it works on whole columns at once."""
        if self.name and not self.table(self.name).first <= self.row <= self.table(self.name).last:
            raise NoCell(slot.key)
        value = self.value(slot.compute or ())
        if "|words" in slot.key:
            value = f"BAHTTEXT(ROUND({value},2))"
        elif slot.type in PLACES:
            value = f"ROUND({value},{PLACES[slot.type]})"
        filled = self.begun(f'IFERROR({value},"")')
        return f"{{={filled}}}" if has_share(slot.compute) else f"={filled}"

    def begun(self, value: str) -> str:
        """Nothing in a row in which nothing was typed."""
        if self.name is None:
            return value
        typed = ",".join(f"{letter}{self.row}" for letter in self.typed(self.table(self.name)))
        if not typed:
            raise NoCell(self.name)
        return f'IF(COUNTA({typed})=0,"",{value})'

    def rule(self, rule: Rule) -> str:
        """Empty text, or what is to be said."""
        said = "&".join(quoted(part) if isinstance(part, str) else self.shown(part) for part in rule.say if part)
        return self.begun(f'IFERROR(IF({self.value(rule.test)},"",{said or quoted("")}),"")')

    def shown(self, node: Node) -> str:
        """A value within words: thousands apart, days with their year พ.ศ."""
        value = self.value(node)
        if node[-1] == "date":
            return f'DAY({value})&"/"&MONTH({value})&"/"&(YEAR({value})+543)'
        whole, broken = (f'TEXT({value},"{look}")' for look in ("#,##0", "#,##0.00"))
        return f"IF({value}=INT({value}),{whole},{broken})" if node[-1] == "number" else value

    # --- Values ------------------------------------------------------------------------------------------------------

    def value(self, node: Node) -> str:
        match node:
            case ("none",):
                return "NA()"
            case ("num", text):
                return str(text)
            case ("text", text) | ("option", _, text):
                return quoted(text)
            case ("field" | "cell", _, "truth"):
                return f'({self.tick(node, "yes") or self.at(node)}="{TICK}")'
            case ("field" | "cell", _, kind):
                return _present(self.at(node), kind)
            case ("compare", sign, kind, a, b):
                return self.compare(sign, kind, a, b)
            case ("and", a, b):
                return f"IF({self.value(a)},{self.value(b)},FALSE)"
            case ("or", a, b):
                return f"IF({self.value(a)},TRUE,{self.value(b)})"
            case ("not", a):
                return f"NOT({self.value(a)})"
            case ("neg", a):
                return f"-({self.value(a)})"
            case ("+" | "-" | "*" | "/" as sign, a, b):
                return f"({self.value(a)}{sign}{self.value(b)})"
            case ("if", test, a, b):
                return f"IF({self.value(test)},{self.value(a)},{self.value(b)})"
            case ("round", a, places):
                return f"ROUND({self.value(a)},{places})"
            case ("min" | "max" as name, *parts):
                return f"{name.upper()}({','.join(map(self.value, parts))})"
            case ("days", start, end):
                return f"({self.value(end)}-{self.value(start)})"
            case ("today",):
                return "TODAY()"
            case ("default", a, b):
                return self.default(a, b)
            case ("empty", ("field" | "cell", _, "truth") as a):
                return f"NOT({self.value(a)})"
            case ("empty", a):
                return f"ISERROR({self.value(a)})"
            case ("label", choice, _):
                return self.value(choice)
            case ("contains", text, part):
                inside, whole = f"TRIM({self.value(part)})", self.value(text)
                return f"IF(LEN({inside})*LEN({whole})>0,ISNUMBER(FIND({inside},{whole})))"
            case ("has", name, option, label):
                box = self.tick(("field", name), option)
                return f'({box}="{TICK}")' if box else f'ISNUMBER(FIND({quoted(label)},{self.fixed(name)}&""))'
        return self.over(node)

    def default(self, a: Node, b: Node) -> str:
        if a[0] in ("field", "cell") and a[2] in ("number", "date"):
            return f"IF(ISNUMBER({self.at(a)}),{self.at(a)},{self.value(b)})"
        return f"IFERROR({self.value(a)},{self.value(b)})"

    def compare(self, sign: str, kind: str, a: Node, b: Node) -> str:
        if kind in ("text", "choice"):
            box = self.tick(a, b[1]) if b[0] == "option" else self.tick(b, a[1]) if a[0] == "option" else None
            same = f'({box}="{TICK}")' if box else f"EXACT({self.value(a)},{self.value(b)})"
            return same if sign == "=" else f"NOT({same})"
        if kind == "truth":
            return f"({self.value(a)}{'<>' if sign == '!=' else sign}{self.value(b)})"
        # a sum of doubles may be off in the last place
        return f"(ROUND({self.value(a)}-{self.value(b)},6){'<>' if sign == '!=' else sign}0)"

    # --- Tables ------------------------------------------------------------------------------------------------------

    def over(self, node: Node) -> str:
        match node:
            case ("row",):
                return f"(ROW()-ROW($A${self.table(self.name or '').first - 1}))"
            case ("sum", table, column, where):
                cells = self.range(table, column)
                total = f"SUMPRODUCT({self.fits(where, table)}*1,{cells})" if where else f"SUM({cells})"
                return f"IF(COUNT({cells})=0,NA(),{total})"
            case ("count", table, where):
                spans = (self.span(self.table(table), letter) for letter in self.typed(self.table(table)))
                begun = "(" + "+".join(f'({span}<>"")' for span in spans) + ">0)"
                fits = f"*{self.fits(where, table)}" if where else ""
                return f"IF(SUMPRODUCT({begun}*1)=0,NA(),SUMPRODUCT({begun}*1{fits}))"
            case ("lowest" | "highest" as name, table, column):
                cells = self.range(table, column)
                return f"IF(COUNT({cells})=0,NA(),{'MIN' if name == 'lowest' else 'MAX'}({cells}))"
            case ("among", table, column, part):
                return f"(SUMPRODUCT(EXACT({self.range(table, column)},{self.value(part)})*1)>0)"
            case ("prev", column, start):
                return self.previous(column, start)
            case ("share", column, total, places):
                return self.share(column, self.value(total), places)
        raise AssertionError(node)

    def fits(self, node: Node, table: str) -> str:
        """1 for each row that fits, else 0; a cell that lacks its value does not fit."""
        match node:
            case ("and", a, b):
                return f"({self.fits(a, table)}*{self.fits(b, table)})"
            case ("or", a, b):
                return f"(({self.fits(a, table)}+{self.fits(b, table)})>0)"
            case ("not", a):
                return f"(1-{self.fits(a, table)})"
            case ("item", column, _):
                ticks = self.table(table).ticks
                letter = ticks.get(f"{table}.{column}=yes") or self.letter(table, column)
                return f'({self.span(self.table(table), letter)}="{TICK}")'
            case ("empty", ("item", column, kind)):
                cells = self.range(table, column)
                return f"(1-ISNUMBER({cells}))" if kind in ("number", "date") else f'({cells}="")'
            case ("contains", ("item", column, _), part):
                return f"ISNUMBER(FIND(TRIM({self.value(part)}),{self.range(table, column)}))"
            case ("compare", sign, kind, ("item", column, _), b):
                return self.fit(sign, kind, table, column, b)
            case ("compare", sign, kind, a, ("item", column, _)):
                return self.fit(_MIRRORED.get(str(sign), str(sign)), kind, table, column, a)
        return f"({self.value(node)}*1)"

    def fit(self, sign: str, kind: str, table: str, column: str, b: Node) -> str:
        if (
            kind == "choice"
            and b[0] == "option"
            and (letter := self.table(table).ticks.get(f"{table}.{column}={b[1]}"))
        ):
            same = f'({self.span(self.table(table), letter)}="{TICK}")'
            return same if sign == "=" else f"(1-{same})"
        cells = self.range(table, column)
        other = self.range(table, b[1]) if b[0] == "item" else self.value(b)
        if kind in ("number", "date"):
            both = f"ISNUMBER({cells})*ISNUMBER({other})" if b[0] == "item" else f"ISNUMBER({cells})"
            return f"({both}*({cells}{'<>' if sign == '!=' else sign}{other}))"
        same = f"EXACT({cells},{other})"
        filled = f'({cells}<>"")' + (f'*({other}<>"")' if b[0] == "item" else "")
        return f"({filled}*{same})" if sign == "=" else f"({filled}*(1-{same}))"

    def previous(self, column: str, start: Node) -> str:
        letter, head = self.letter(self.name or "", column), self.table(self.name or "").first - 1
        above = f"{letter}${head}:{letter}{self.row - 1}"
        last = f"SUMPRODUCT(MAX(ISNUMBER({above})*ROW({above})))-ROW({letter}${head})+1"
        return f"IF(COUNT({above})=0,{self.value(start)},INDEX({above},{last}))"

    def share(self, column: str, total: str, places: int) -> str:
        """As `macros.compute` does it: each row's whole units, and one more for the largest remainders."""
        table, unit = self.name or "", 10**places
        cells, own = self.range(table, column), f"{self.letter(table, column)}{self.row}"
        units = f"ROUND(({total})*{unit},0)"
        parts = [
            f"ROUND({units}*{weight}/SUM({cells}),{REMAINDER})" for weight in (f"IF(ISNUMBER({cells}),{cells},0)", own)
        ]
        rests = [f"ROUND({part}-INT({part}),{REMAINDER})" for part in parts]
        before = f"(({rests[0]}>{rests[1]})+({rests[0]}={rests[1]})*(ROW({cells})<ROW({own})))"
        place = f"SUM(IF(ISNUMBER({cells}),{before},0))"
        shared = f"(INT({parts[1]})+IF({place}<{units}-SUM(INT({parts[0]})),1,0))/{unit}"
        return f"IF(AND(ISNUMBER({own}),MIN({cells})>=0),{shared},NA())"
