"""Under which section a site files an article, where no page object knows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newscrawl.cms.text import element_text
from newscrawl.extract.comparison import key
from newscrawl.extract.crumbs import HOME, SIGNS, called_trails, home_trails, stated_trails
from newscrawl.extract.dates import stamps
from newscrawl.extract.found import Found
from newscrawl.extract.headline import Headline
from newscrawl.extract.json_ld import strings
from newscrawl.extract.kicker import TitleLine, called_sections, line_above, links_below
from newscrawl.extract.markup import Markup
from newscrawl.extract.menu import Links, address_section, chosen_in_menu, is_path, title_section
from newscrawl.extract.phrases import is_box_heading, opens_comments
from newscrawl.sources import Source

#: Said where nothing better is: a system's word for all of its pages.
_WEAK = frozenset(("news", "tintuc", "tintức", "bàiviết", "blog"))
#: Values that systems write on every page, controls, and pages that every site has.
_EMPTY = HOME | frozenset((
    "quayvề", "quaylại", "trởvề", "trởlại", "back", "pages", "root", "default", "tấtcả", "all", "skiptocontent",
    "shownavigation", "menu", "inbài", "xemtiếp", "xemthêm", "chitiết", "chitiếttin", "chitiếtbàiviết", "chitiếttintức",
    "tinchitiết", "nộidungchitiết", "chưaphânloại", "chưađượcphânloại", "article", "general", "uncategorized", "index",
    "liênhệ", "giớithiệu", "đăngnhập", "đăngký", "tìmkiếm", "rss", "sơđồ", "sơđồsite", "sitemap", "contact", "about",
    "quantri", "quảntrị", "admin", "administrator", "login", "search", "chiasẻ", "facebook", "zalo", "twitter", "tags",
    "cancelreply", "hủytrảlời", "tiếngviệt", "english", "vie", "eng", "vi", "en", "chuyênmục", "danhmục",
))  # fmt: skip
#: How names of whole sites begin.
_SITES = ("trangthôngtin", "cổngthôngtin", "cổnggiaotiếp", "trangtin", "website", "báođiệntử")
_LONGEST = 60
_MONTH = re.compile(
    r"tháng (?:\d+|giêng|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?: một| hai)?|chạp)(?:,? (?:năm )?\d{4})?",
    re.IGNORECASE,
)
#: More parts between commas are keywords.
_MOST_PARTS = 2


def find_section(markup: Markup, source: Source | None, headline: Headline) -> Found[str] | None:
    """The section, the deepest level that the page states.

    What is stated goes before what is printed, and that before what addresses and menus suggest. A wrong section is
    worse than none.
    """
    judge = _Judge(markup, headline)
    links = Links(markup)
    weak: Found[str] | None = None
    for sources in (_stated(markup, headline, judge), _suggested(markup, source, headline, links)):
        for trail, by in sources:
            text = judge.deepest(trail)
            if text is not None and key(text) not in _WEAK:
                return Found(text, by)
            if text is not None and weak is None and (key(text) != "news" or links.names(text)):
                weak = Found(text, by)
        if weak is not None:
            return weak
    return None


class _Judge:
    """Tells a section's name from the other things that stand where sections do."""

    def __init__(self, markup: Markup, headline: Headline) -> None:
        self._title = key(headline.text)
        self._sites = {key(name) for name in markup.site_names}
        self._hosts = set(markup.host.split("."))

    def deepest(self, trail: Iterable[str]) -> str | None:
        """The last step of a path that names a section."""
        steps = [step.strip(SIGNS) for step in trail]
        below_home = len(steps) > 1 and key(steps[0]) in HOME
        return next((step for step in reversed(steps) if self.is_section(step, may_be_site=below_home)), None)

    def is_section(self, text: str, *, may_be_site: bool = False) -> bool:
        """`may_be_site`: a link to the first page may bear a section's name too, deep in a path."""
        bare = key(text)
        if not bare or len(text) > _LONGEST or text.isdigit() or bare in _EMPTY or bare.startswith(_SITES):
            return False
        if bare in self._hosts or _MONTH.fullmatch(text) is not None:
            return False
        if self._is_title(bare) or (bare in self._sites and not may_be_site):
            return False
        counted = any(map(str.isdigit, text)) and (opens_comments(text) or next(stamps(text), None) is not None)
        return not counted

    def _is_title(self, bare: str) -> bool:
        """The title itself, or its beginning ("Công đoàn cơ sở trường …")."""
        return bare == self._title or (len(bare) > 15 and self._title.startswith(bare))


def _stated(markup: Markup, headline: Headline, judge: _Judge) -> Iterator[tuple[list[str], str]]:
    """What says of itself that it is the section: head data, printed paths, elements called category."""
    yield from ((trail, "json-ld") for trail in stated_trails(markup))
    printed = [*called_trails(markup, headline.element)]
    if headline.element is not None:
        printed += called_sections(markup, headline.element)
    head = [(_parts(strings(markup.json_ld_article.get("articleSection"))), "json-ld")]
    head += [(_parts(markup.metas.get(name, [])), "meta") for name in ("articlesection", "article:section")]
    for trail, by in head:
        section = judge.deepest(trail)
        deeper = next((text for path in printed if section and (text := _below(path, section, judge))), None)
        yield ([deeper], "general") if deeper is not None else (trail, by)
    yield from ((trail, "general") for trail in printed)
    yield from ((trail, "general") for trail in home_trails(markup))
    for link in markup.root.iter("a"):
        if "category" in (link.get("rel") or "").split():
            yield [element_text(link)], "general"


def _parts(texts: list[str]) -> list[str]:
    """Sections in one string ("Kinh doanh, Tài chính") apart; a comma within a name has a small letter behind it."""
    if len(texts) != 1:
        return texts
    parts = [part.strip() for part in texts[0].split(",") if part.strip()]
    if len(parts) > _MOST_PARTS:
        return []
    return parts if all(part[0].isupper() for part in parts) else texts


def _below(trail: list[str], section: str, judge: _Judge) -> str | None:
    """The step of a printed path under the section, where the path has one."""
    last = judge.deepest(trail)
    steps = [key(step) for step in trail]
    if last is None or key(section) not in steps or key(last) == key(section):
        return None
    return last if steps.index(key(section)) < steps.index(key(last)) else None


def _suggested(
    markup: Markup, source: Source | None, headline: Headline, links: Links
) -> Iterator[tuple[list[str], str]]:
    """What may be the section by its place: lines at the title, listings, the menu's chosen entry."""
    title = headline.element
    start = len(markup.elements) if title is None else markup.order[title]
    above = line_above(markup, title, links) if title is not None else None
    if above is not None and not above.row and key(above.text) in _WEAK and not links.in_address(above.text):
        above = None  # the heading of the module that shows every article
    lines = [above] if above is not None else []
    lines += links_below(markup, title, links) if title is not None else []
    yield from ((_backed(line, links), "general") for line in lines)
    yield from (([text], "general") for text in title_section(markup, links))
    yield from (([text], "general") for text in address_section(markup, source, links, start))
    if above is not None and _is_alone(above) and not is_box_heading(above.text):
        yield [above.text], "general"
    chosen = (text for text in chosen_in_menu(markup, links, start) if not is_box_heading(text))
    yield from (([text], "general") for text in chosen if key(text) not in _WEAK)


def _is_alone(line: TitleLine) -> bool:
    """A line that nothing confirms counts as one link, or as text in one box with the title."""
    if line.row:
        return len(line.row) == 1
    return line.boxed and not any(map(str.isdigit, line.text))


def _backed(line: TitleLine, links: Links) -> list[str]:
    """What of the line a menu or the article's address names too; of a path its whole."""
    if not line.row:
        return [line.text] if links.names(line.text) or links.in_address(line.text) else []
    named = [link for link in line.row if links.in_address(link.text) or links.is_above(link)]
    named = named or [link for link in line.row if links.has_twice(link)]
    return [link.text for link in (line.row if named and is_path(line.row) else named)]
