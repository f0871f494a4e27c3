"""What a table is for: data, a picture with its caption, or the layout of a page."""

from __future__ import annotations

from lxml.etree import _Element

from newscrawl.cms.text import element_text

#: A table with a picture and no more text than this shows a picture; one with more lays out a whole page.
_PICTURE_CHARACTERS = 600
#: Longer cells on average are columns of a page.
_CELL_CHARACTERS = 220
_LAYOUT_TAGS = ("table", "h1", "h2", "form", "iframe", "script")
_FEWEST_ROWS = 2


def shows_picture(table: _Element) -> bool:
    """Does the table hold a picture and its caption, and nothing else?"""
    return table.find(".//img") is not None and is_short(table)


def is_short(element: _Element) -> bool:
    """Has the element no more text than a caption?"""
    size = 0
    for text in element.itertext("*"):
        size += len(text.strip())
        if size > _PICTURE_CHARACTERS:
            return False
    return True


def is_data_table(table: _Element) -> bool:
    """Are the rows and columns the table's meaning? Two rows of two filled cells at least, none of them long."""
    if any(table.find(f".//{tag}") is not None for tag in (*_LAYOUT_TAGS, "img")):
        return False
    filled = 0
    sizes: list[int] = []
    for row in table.iter("tr"):
        cells = [len(text) for cell in row if cell.tag in ("td", "th") and (text := element_text(cell))]
        filled += len(cells) >= 2
        sizes.extend(cells)
    return filled >= _FEWEST_ROWS and sum(sizes) <= _CELL_CHARACTERS * len(sizes)
