"""What a table is for: data, a picture with its caption, or the layout of a page."""

from __future__ import annotations

from lxml.etree import _Element

from newscrawl.cms.text import element_text
from newscrawl.extract.icons import is_icon

#: A table with a picture and no more text than this shows a picture; one with more lays out a whole page.
_PICTURE_CHARACTERS = 600
#: Longer cells on average are columns of a page.
_CELL_CHARACTERS = 220
_LAYOUT_TAGS = ("table", "h1", "h2", "form", "iframe", "script")
_FEWEST_ROWS = 2
#: Cells that claim to span more are made to keep a reader busy.
_MOST_SPANNED = 40


def shows_picture(table: _Element) -> bool:
    """Does the table hold a picture and its caption, and nothing else?"""
    if not any(not is_icon(picture) for picture in table.iter("img")) or not is_short(table):
        return False
    return not any(_shows_beside(row) for row in table.iter("tr"))


def _shows_beside(row: _Element) -> bool:
    """Does text stand beside a picture, in a cell of its own: a page in two columns rather than a caption?"""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    pictured = [cell for cell in cells if cell.find(".//img") is not None]
    return 0 < len(pictured) < len(cells) and any(element_text(cell) for cell in cells if cell not in pictured)


def is_short(element: _Element) -> bool:
    """Has the element no more text than a caption?"""
    size = 0
    for text in element.itertext("*"):
        size += len(text.strip())
        if size > _PICTURE_CHARACTERS:
            return False
    return True


def rows(table: _Element) -> list[tuple[_Element, list[str]]]:
    """The rows of a data table with the texts of their cells, as many a row as the table has columns.

    What a cell that spans several columns or rows says stands in the first of them, the others are empty.
    """
    found: list[tuple[_Element, list[str]]] = []
    open_cells: dict[int, int] = {}  # columns into which a cell of a row above reaches, with how many rows are left
    for row in table.iter("tr"):
        texts: list[str] = []
        for cell in (cell for cell in row if cell.tag in ("td", "th")):
            while open_cells.get(len(texts), 0):
                open_cells[len(texts)] -= 1
                texts.append("")
            reach = _span(cell, "rowspan") - 1
            for column in range(_span(cell, "colspan")):
                open_cells[len(texts)] = reach
                texts.append(element_text(cell) if column == 0 else "")
        while open_cells.get(len(texts), 0):
            open_cells[len(texts)] -= 1
            texts.append("")
        if any(texts):
            found.append((row, texts))
    return found


def _span(cell: _Element, name: str) -> int:
    digits = (cell.get(name) or "").strip()
    return min(max(int(digits), 1), _MOST_SPANNED) if digits.isdecimal() and len(digits) < 4 else 1


def is_data_table(table: _Element) -> bool:
    """Are the rows and columns the table's meaning? Two rows of two filled cells at least, none of them long."""
    if any(table.find(f".//{tag}") is not None for tag in _LAYOUT_TAGS):
        return False
    if any(not is_icon(picture) for picture in table.iter("img")):
        return False
    filled = 0
    sizes: list[int] = []
    for row in table.iter("tr"):
        cells = [len(text) for cell in row if cell.tag in ("td", "th") and (text := element_text(cell))]
        filled += len(cells) >= 2
        sizes.extend(cells)
    return filled >= _FEWEST_ROWS and sum(sizes) <= _CELL_CHARACTERS * len(sizes)
