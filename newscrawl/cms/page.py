"""The base of all page objects: what a layout knows of its articles, None where it knows nothing."""

from __future__ import annotations

from typing import ClassVar

from lxml.etree import _Element
from parsel import Selector
from web_poet import HttpResponse, WebPage

from newscrawl.cms.text import element_text


class HtmlResponse(HttpResponse):
    """A response that is read as HTML even where it could pass for JSON, and parsed once for all page objects."""

    _html: Selector | None = None

    @property
    def selector(self) -> Selector:
        """The parsed page."""
        if self._html is None:
            self._html = Selector(text=self.text, type="html")
        return self._html


class ArticlePage(WebPage[dict[str, str]]):
    """A layout: selectors for what it knows of an article's page; the general reader finds the rest.

    A layout is a class that sets the selectors. `marks` must be found on a page for the layout to be tried at all, and
    no other layout of the family may have them. A selector that finds nothing leaves the field to the general reader,
    so that a small change of a site costs nothing but the certainty of one field. Where several elements match, the
    first with text counts.
    """

    #: Markup that only this layout has.
    marks: ClassVar[str]
    title_css: ClassVar[str | None] = None
    lead_css: ClassVar[str | None] = None
    body_css: ClassVar[str | None] = None
    date_css: ClassVar[str | None] = None
    author_css: ClassVar[str | None] = None
    section_css: ClassVar[str | None] = None
    tags_css: ClassVar[str | None] = None
    #: Elements within the body that are none of the article's text.
    drop_css: ClassVar[str | None] = None

    @property
    def selector(self) -> Selector:
        """The response's own: web-poet would parse the page once more for each page object."""
        return self.response.selector

    def recognised(self) -> bool:
        """Is the page in this layout?"""
        return bool(self.css(self.marks))

    @property
    def title(self) -> str | None:
        """The headline as printed."""
        return self._first_text(self.title_css)

    @property
    def lead(self) -> str | None:
        """The paragraph above the body (sapo)."""
        return self._first_text(self.lead_css)

    @property
    def body(self) -> _Element | None:
        """The element that holds the paragraphs and pictures."""
        return next((element for element in self.elements(self.body_css) if element_text(element)), None)

    @property
    def date_line(self) -> str | None:
        """The text with date and time of publication; parts in several elements in reading order."""
        return " ".join(text for element in self.elements(self.date_css) if (text := element_text(element))) or None

    @property
    def author(self) -> str | None:
        """The byline, where the layout has a place of its own for it."""
        return self._first_text(self.author_css)

    @property
    def section(self) -> str | None:
        """The section that the page states; of a path ("Công đoàn / Hoạt động") the last."""
        texts = [text for element in self.elements(self.section_css) if (text := element_text(element))]
        return texts[-1] if texts else None

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags in the order of the page."""
        return tuple(text for element in self.elements(self.tags_css) if (text := element_text(element)))

    @property
    def dropped(self) -> frozenset[_Element]:
        """What `drop_css` matches."""
        return frozenset(self.elements(self.drop_css))

    def elements(self, css: str | None) -> list[_Element]:
        """The elements that the selector matches, in document order."""
        return [] if css is None else [match.root for match in self.css(css)]

    def _first_text(self, css: str | None) -> str | None:
        return next((text for element in self.elements(css) if (text := element_text(element))), None)
