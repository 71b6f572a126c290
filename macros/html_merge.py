"""A page that reads many files which others sent and makes one of them: places that JavaScript fills.

    Merge("survey-merge", "sm", pick=…, help=…, accept=…, gets=…, sections=…, without=…).html()

`docs/assets/js/merge-page.js` finds its way by `data-` attributes: `data-live` is shown when it runs, `data-results`
once a file was read, `data-part` is what it draws anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from macros.html import text


@dataclass(frozen=True)
class Merge:
    """What one such page says. `without` (what to do without JavaScript), `choice` (beside the downloads) and `more`
    (below the choice of files) are markup, all else is words.

    `prefix` begins the ids of its parts; `gets` are the files that it makes, by kind, the first of them the main one;
    `sections` are the parts of the result in the order of the work; `data` goes to the script as `data-` attributes.
    """

    name: str
    prefix: str
    pick: str
    help: str
    accept: str
    gets: Mapping[str, str]
    sections: Mapping[str, str]
    without: str
    choice: str = ""
    more: str = ""
    data: Mapping[str, str] = field(default_factory=dict)

    def html(self) -> str:
        """The tool: choose files, follow the reading, look through what was found, download."""
        data = "".join(f' data-{name}="{text(value)}"' for name, value in self.data.items())
        return (
            f'<div class="kb-merge" data-kb="{self.name}" data-prefix="{self.prefix}"{data} data-search-exclude>'
            f'<noscript><p class="kb-note">{self.without}</p></noscript>'
            f"<div data-live hidden>{self._pick()}{self.more}"
            f'<div data-results hidden><p class="kb-merge__count" data-count></p>{self._downloads()}'
            f"{self._sections()}</div></div></div>"
        )

    def _pick(self) -> str:
        box = f"{self.prefix}-pick"
        return (
            '<div class="kb-merge__pick kb-noprint" data-drop><div class="kb-field">'
            f'<label for="{box}">{self.pick}</label>'
            f'<input class="kb-in" id="{box}" type="file" multiple accept="{self.accept}" '
            f'aria-describedby="{box}-help"><p class="kb-help" id="{box}-help">{self.help}</p></div>'
            '<div class="kb-merge__going" data-going hidden><progress data-progress max="1" value="0" '
            'aria-label="ความคืบหน้าการอ่านไฟล์"></progress>'
            '<button type="button" class="kb-btn" data-cancel>หยุดอ่าน</button></div>'
            '<p role="status" data-status></p></div>'
        )

    def _downloads(self) -> str:
        buttons = "".join(
            f'<button type="button" class="kb-btn{"" if n else " kb-btn--main"}" data-get="{kind}">{words}</button>'
            for n, (kind, words) in enumerate(self.gets.items())
        )
        return (
            f'<div class="kb-actions kb-noprint">{buttons}'
            '<button type="button" class="kb-btn" data-print>พิมพ์หน้านี้</button>'
            '<button type="button" class="kb-btn kb-btn--quiet" data-clear>เริ่มใหม่</button></div>'
            f"{self.choice}"
            '<p class="kb-noprint" role="status" data-made></p>'
        )

    def _sections(self) -> str:
        return "".join(
            f'<section aria-labelledby="{self.prefix}-{name}" data-part="{name}">'
            f'<h2 id="{self.prefix}-{name}" tabindex="-1">{words}</h2><div data-body></div></section>'
            for name, words in self.sections.items()
        )
