"""A chapter of the book as a PDF of its own: the imprint and the chapter's pages, with the page numbers of the book.

Taken from the finished book, which is many times faster than typesetting again. What leads out of the chapter has to
be cut or turned: links to other parts become links to the site, and the tables of bookmarks, places and tags lose the
rest. Places of the book are named after pages of the site, so nothing has to be looked up for that.
"""

from __future__ import annotations

import io
import posixpath
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import pikepdf

from macros.book_links import FOLDER

ObjectId = tuple[int, int]
#: Place of the imprint in the book.
IMPRINT = 1


def chapter(whole: bytes, parts: Sequence[str], first: str, behind: str, title: tuple[str, str], site: str) -> bytes:
    """The pages from the part `first` up to the part `behind`; parts are named by the places of their titles, and
    `parts` are all of them in order. `title` is the book's and the chapter's title; `site` is the site's address, ""
    if links are relative.
    """
    with pikepdf.open(io.BytesIO(whole)) as document:
        places = dict(_pairs(document.Root.Names.Dests))
        numbers = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        starts = [numbers[_page(places[part])] for part in parts]
        pages = range(starts[parts.index(first)], starts[parts.index(behind)])
        kept = {page for page, number in numbers.items() if number == IMPRINT or number in pages}
        inside = {name: target for name, target in places.items() if _page(target) in kept}
        owners = {page: parts[max(0, bisect_right(starts, number) - 1)] for page, number in numbers.items()}
        for number in reversed(range(len(document.pages))):
            if document.pages[number].obj.objgen not in kept:
                del document.pages[number]
        _turn_links(document, inside, owners, kept, site)
        document.Root.Names.Dests = document.make_indirect(pikepdf.Dictionary(Names=_flat(inside)))
        _cut_outline(document.Root.Outlines, lambda item: _is_inside(item.Dest, inside, kept))
        _cut_tags(document, kept)
        _rename(document, *title)
        return _saved(document)


def _pairs(tree: Any) -> Iterator[tuple[str, Any]]:
    """Names and values of a name tree."""
    for kid in tree.get("/Kids", ()):
        yield from _pairs(kid)
    names = list(tree.get("/Names", ()))
    yield from ((str(name), value) for name, value in zip(names[::2], names[1::2], strict=True))


def _flat(values: dict[str, Any]) -> pikepdf.Array:
    """The leaf of a name tree: sorted, as readers search it by halves."""
    ordered = sorted(values.items(), key=lambda pair: bytes(pikepdf.String(pair[0])))
    return pikepdf.Array([part for name, value in ordered for part in (pikepdf.String(name), value)])


def _page(target: Any) -> ObjectId:
    """The page of a destination."""
    explicit = target.D if isinstance(target, pikepdf.Dictionary) else target
    page: ObjectId = explicit[0].objgen
    return page


def _turn_links(
    document: pikepdf.Pdf, inside: dict[str, Any], owners: dict[ObjectId, str], kept: set[ObjectId], site: str
) -> None:
    """Links to what is not here lead to the page of the site after which the place, or its part, is named."""
    for page in document.pages:
        for link in page.obj.get("/Annots", ()):
            if "/Dest" in link and not _is_inside(link.Dest, inside, kept):
                name = str(link.Dest) if isinstance(link.Dest, pikepdf.String) else owners[_page(link.Dest)]
                path, mark, anchor = name.partition("#")
                address = (site + path if site else posixpath.relpath(path, FOLDER)) + mark + anchor
                del link["/Dest"]
                link.A = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(address))


def _is_inside(target: Any, inside: dict[str, Any], kept: set[ObjectId]) -> bool:
    return str(target) in inside if isinstance(target, pikepdf.String) else _page(target) in kept


def _cut_outline(outline: Any, wanted: Callable[[Any], bool]) -> None:
    """Keep the wanted bookmarks of the highest level with all below them."""
    items, item = [], outline.get("/First")
    while item is not None:
        items.append(item)
        item = item.get("/Next")
    items = [item for item in items if wanted(item)]
    for before, item, after in zip([None, *items], items, [*items[1:], None], strict=False):
        for name, neighbour in (("/Prev", before), ("/Next", after)):
            if neighbour is not None:
                item[name] = neighbour
            elif name in item:
                del item[name]
    outline.First, outline.Last = items[0], items[-1]
    outline.Count = len(items)


def _cut_tags(document: pikepdf.Pdf, kept: set[ObjectId]) -> None:
    """Drop the tags of other pages. No element of the highest level reaches over the border of a chapter."""
    tree = document.Root.StructTreeRoot
    top = tree.K[0] if isinstance(tree.K, pikepdf.Array) else tree.K
    top.K = pikepdf.Array([kid for kid in top.K if _tagged_page(kid) in kept])
    tree.ParentTree = document.make_indirect(pikepdf.Dictionary(Nums=_parents(tree.ParentTree, _used(document.pages))))
    named = {name: element for name, element in _pairs(tree.get("/IDTree", {})) if _tagged_page(element) in kept}
    if "/IDTree" in tree:
        tree.IDTree = document.make_indirect(pikepdf.Dictionary(Names=_flat(named)))


def _tagged_page(element: Any) -> ObjectId | None:
    """The page on which an element of the tag tree begins; None for a bare number."""
    if not isinstance(element, pikepdf.Dictionary):
        return None
    if "/Pg" in element:
        page: ObjectId = element.Pg.objgen
        return page
    kids = element.get("/K", ())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if found := _tagged_page(kid):
            return found
    return None


def _used(pages: Iterable[Any]) -> set[int]:
    """Numbers under which pages and links look for their tags."""
    used = set[int]()
    for page in pages:
        used |= {int(page.obj.StructParents)} if "/StructParents" in page.obj else set()
        used |= {int(link.StructParent) for link in page.obj.get("/Annots", ()) if "/StructParent" in link}
    return used


def _parents(tree: Any, used: set[int]) -> pikepdf.Array:
    numbers: list[Any] = []
    for leaf in tree.get("/Kids", [tree]):
        numbers += list(leaf.Nums)
    pairs: Sequence[tuple[Any, Any]] = list(zip(numbers[::2], numbers[1::2], strict=True))
    return pikepdf.Array([part for number, tag in pairs if int(number) in used for part in (number, tag)])


def _rename(document: pikepdf.Pdf, book: str, title: str) -> None:
    metadata = document.Root.Metadata
    metadata.write(metadata.read_bytes().replace(book.encode(), title.encode()))
    if "/Info" in document.trailer and "/Title" in document.trailer.Info:
        document.trailer.Info.Title = pikepdf.String(title)


def _saved(document: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    document.save(
        out,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        fix_metadata_version=False,
    )
    return out.getvalue()
