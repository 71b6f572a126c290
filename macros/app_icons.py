"""Icons of the installed site: the drawing of the browser tab (`favicon.svg`) as PNG in the sizes systems ask for."""

from __future__ import annotations

import typst

#: The page is one point per pixel at this resolution.
_PPI = 72


def png(svg: str, size: int) -> bytes:
    """`svg` drawn `size` pixels wide and high, with transparent corners."""
    page = f"#set page(width: {size}pt, height: {size}pt, margin: 0pt, fill: none)\n"
    drawn = typst.compile(
        f'{page}#image(bytes(sys.inputs.svg), format: "svg", width: 100%)'.encode(),
        format="png",
        ppi=_PPI,
        sys_inputs={"svg": svg},
    )
    first = drawn[0] if isinstance(drawn, list) else drawn
    assert isinstance(first, bytes)
    return first
