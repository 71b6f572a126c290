"""Which blocks must stay on the page of the next one, so that no signature stands alone on a page.

The paragraph before a signature stays with it, and signatures in a row stay together as far as a page goes; so do the
lines below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from macros.blocks import Block, Choice, Grid, Paragraph, Repeat, Signature, Signatures, Split, Text

Signing = Signature | Signatures


def with_next(blocks: Sequence[Block], *, held: bool = False) -> Iterator[tuple[Block, bool]]:
    """Each block, and whether it must stay with what follows; `held` says it of the last one."""
    for block, after in zip(blocks, (*blocks[1:], None), strict=False):
        yield block, held if after is None else signs(after) or (_signed(block) and _is_below(after))


def signs(block: Block) -> bool:
    """Whether a block begins with a signature, the words that close a letter, or a choice of a question."""
    match block:
        case Signature() | Signatures():
            return True
        case Paragraph(style=style):
            return style in ("closing", "option")
        case Repeat(instances=instances):
            return bool(instances and instances[0]) and signs(instances[0][0])
        case Choice(blocks=blocks):
            return bool(blocks) and signs(blocks[0])
        case _:
            return False


def _signed(block: Block) -> bool:
    """Whether a block ends with a signature or a line that stands below one."""
    match block:
        case Signature() | Signatures():
            return True
        case Repeat(instances=instances):
            return bool(instances and instances[-1]) and _signed(instances[-1][-1])
        case Choice(blocks=blocks):
            return bool(blocks) and _signed(blocks[-1])
        case _:
            return _is_below(block)


def _is_below(block: Block) -> bool:
    """Whether a block is a line that belongs below a signature: who owns the matter, a closing note."""
    return isinstance(block, Paragraph) and block.style in ("foot", "note")


def instances_with_next(repeat: Repeat, *, held: bool) -> Iterator[tuple[tuple[Block, ...], bool]]:
    """The instances of a repeat, in the same way."""
    for blocks, after in zip(repeat.instances, (*repeat.instances[1:], None), strict=False):
        yield blocks, held if after is None else bool(after) and signs(after[0])


def runs_with_next(blocks: Sequence[Block], *, held: bool) -> Iterator[tuple[tuple[Block, ...], bool]]:
    """Blocks in runs with and without tables, in the same way."""
    runs = [tuple(run) for _, run in groupby(blocks, key=lambda block: isinstance(block, Grid | Split | Signing))]
    for run, after in zip(runs, (*runs[1:], None), strict=False):
        yield run, held if after is None else signs(after[0])


def is_head(paragraph: Paragraph) -> bool:
    """Whether a clause is only its number and title, with its text in the items below."""
    last = paragraph.line[-1] if paragraph.line else None
    return paragraph.style == "clause" and isinstance(last, Text) and last.bold
