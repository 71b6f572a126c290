"""The theme part of a Word package: Word expects one, our styles take nothing from it. Black on white, one font."""

from __future__ import annotations

from macros.ooxml import DECLARATION, FONT

_BLACK, _WHITE = '<a:srgbClr val="000000"/>', '<a:srgbClr val="FFFFFF"/>'
_ACCENTS = ("dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
_COLOURS = f"<a:dk1>{_BLACK}</a:dk1><a:lt1>{_WHITE}</a:lt1>" + "".join(
    f"<a:{slot}>{_WHITE if slot == 'lt2' else _BLACK}</a:{slot}>" for slot in _ACCENTS
)
_FONTS = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface="{FONT}"/>'
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="6350">{_FILL}</a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"

THEME = (
    f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Plain">'
    f'<a:themeElements><a:clrScheme name="Plain">{_COLOURS}</a:clrScheme>'
    f'<a:fontScheme name="Plain"><a:majorFont>{_FONTS}</a:majorFont><a:minorFont>{_FONTS}</a:minorFont></a:fontScheme>'
    f'<a:fmtScheme name="Plain"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>'
    f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst>"
    "</a:fmtScheme></a:themeElements></a:theme>"
)
