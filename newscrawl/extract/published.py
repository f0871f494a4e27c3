"""When the article was published: what the page states to machines and what it prints, one held against the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from lxml.etree import _Element

from newscrawl.cms.text import INLINE_TAGS, element_text, tidy
from newscrawl.extract.dates import Stamp, day_of, first_stamp, parse_stated, stamps, to_minute
from newscrawl.extract.found import Found
from newscrawl.extract.markup import Markup, strings
from newscrawl.extract.teasers import TITLE_SYLLABLES

Moment = datetime | date

_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate", "publish-date",
    "publish_date", "publication_date", "article.published", "dc.date.issued", "dcterms.issued",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "dc.date", "date",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified")

#: Words that a date line may hold beside its date; what remains is an author's name at most.
_LINE_WORDS = re.compile(
    r"thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật|ngày|đăng|cập nhật|xuất bản|lúc|gmt|utc|giờ"
    r"|lượt xem|lượt đọc|views?|\d+|\W+",
    re.IGNORECASE,
)
_OTHER_DAY = re.compile(r"hôm nay|giấy phép|giấp phép|bản quyền|hiện tại|bây giờ|today", re.IGNORECASE)
_FAR = re.compile(
    r"(?:^|[-_\s])(?:footer|foot|menu|nav|clock|today|top-?bar|header-?top|time-?now|current-?time|copyright|comment\w*)"
    r"(?:$|[-_\s])",
    re.IGNORECASE,
)
_LONGEST_LINE = 160
_MOST_OTHER_LETTERS = 60
#: How many elements a date line may stand from the title: tool bars and icons lie between them.
_REACH_AFTER, _REACH_BEFORE = 120, 40
#: Between a date line and the title below it stand links to share the article; between the page's clock and it, a menu.
_MOST_LINKS_BEFORE = 8
_SCRIPTED = re.compile(
    r"(?:date_?published|publish(?:ed)?_?(?:date|time|at|on)|pub_?(?:date|time)|article_?(?:date|time))\\?[\"']?\s*[:=]\s*\\?[\"']([^\"'\\]{8,40})",
    re.IGNORECASE,
)


def find_published(
    markup: Markup, line: str | None, title: _Element | None, body: _Element | None, fetched: datetime
) -> Found[Moment] | None:
    """The time of publication, never later than a day after the page was fetched. None where the page states none.

    `line` is the date line where a page object knows it; `title` and `body` tell where else to look for one. What is
    printed corrects what is stated: a meta field with a false offset has the clock of the printed line, and a field
    that has the day alone gets the printed minute.
    """
    latest = day_of(fetched) + timedelta(days=1)
    printed = _in_time(first_stamp(line) if line else _nearest_line(markup, title, body, latest), latest)
    stated = [(found_by, stamp) for found_by, stamp in _stated(markup) if day_of(stamp.value) <= latest]
    for found_by, stamp in stated:
        if printed is not None and _agree(stamp, printed):
            return Found(
                to_minute(printed.value),
                found_by if to_minute(stamp.value) == to_minute(printed.value) else "date-line",
            )
    if stated:
        found_by, stamp = stated[0]
        return Found(to_minute(_day_if_midnight(stamp)), found_by)
    if printed is not None:
        return Found(to_minute(printed.value), "date-line")
    scripted = _in_time(next(_scripted(markup), None), latest)
    return None if scripted is None else Found(to_minute(scripted.value), "general")


def find_modified(markup: Markup, fetched: datetime) -> Found[Moment] | None:
    """The time of the last change, where the head states it."""
    latest = day_of(fetched) + timedelta(days=1)
    values = [("json-ld", text) for text in strings(markup.json_ld_article.get("dateModified"))]
    values += [("meta", text) for name in _MODIFIED for text in markup.metas.get(name, [])]
    for found_by, text in values:
        stamp = _in_time(parse_stated(text), latest)
        if stamp is not None:
            return Found(to_minute(stamp.value), found_by)
    return None


def _stated(markup: Markup) -> Iterator[tuple[str, Stamp]]:
    values = [("json-ld", text) for text in strings(markup.json_ld_article.get("datePublished"))]
    values += [("meta", text) for name in _PUBLISHED for text in markup.metas.get(name, [])]
    values += [
        ("meta", str(element.get("datetime")))
        for element in markup.root.iter("time")
        if element.get("datetime")
        and (element.get("pubdate") is not None or element.get("itemprop") == "datePublished")
    ]
    for found_by, text in values:
        stamp = parse_stated(text)
        if stamp is not None:
            yield found_by, stamp


def _agree(stated: Stamp, printed: Stamp) -> bool:
    """Do they tell of the same moment, or the stated one of the same clock with another offset, or of its day alone?"""
    if not isinstance(printed.value, datetime):
        return False
    if not isinstance(stated.value, datetime):
        return stated.value == day_of(printed.value)
    same_clock = to_minute(stated.value).replace(tzinfo=None) == to_minute(printed.value).replace(tzinfo=None)  # type: ignore[call-arg]
    midnight = stated.value.time() == time(0) and stated.value.date() == printed.value.date()
    return to_minute(stated.value) == to_minute(printed.value) or same_clock or midnight


def _day_if_midnight(stamp: Stamp) -> Moment:
    """Midnight to the second in a meta field is how systems write a day without a time."""
    value = stamp.value
    return value.date() if isinstance(value, datetime) and value.time() == time(0) else value


def _in_time(stamp: Stamp | None, latest: date) -> Stamp | None:
    return stamp if stamp is not None and day_of(stamp.value) <= latest else None


def _nearest_line(markup: Markup, title: _Element | None, body: _Element | None, latest: date) -> Stamp | None:
    """The date line nearest the title, after it rather than before, with a time rather than without."""
    if title is None:
        return None
    start = markup.order[title]
    found: list[tuple[bool, int, int, Stamp]] = []
    for element, text in _dated_elements(markup.root):
        distance = markup.order[element] - start
        if distance < 0 and _links_between(markup, element, title) > _MOST_LINKS_BEFORE:
            continue
        if not -_REACH_BEFORE <= distance <= _REACH_AFTER and not _right_after(markup, element, body):
            continue
        line = _whole_line(element, text, title)
        stamp = first_stamp(line[1])
        if stamp is None or day_of(stamp.value) > latest or not _is_date_line(*line, title=title, stamp=stamp):
            continue
        cost = distance if distance >= 0 else -3 * distance
        found.append((not isinstance(stamp.value, datetime), cost, len(found), stamp))
    return min(found, default=(False, 0, 0, None))[3]


def _dated_elements(root: _Element) -> Iterator[tuple[_Element, str]]:
    """The elements whose own text, or a text between their children, holds a date, with it or their `datetime`."""
    for element in root.iter("*"):
        if element.tag in ("script", "style", "title", "meta", "option"):
            continue
        own = " ".join([element.text or "", *(child.tail or "" for child in element)])
        if element.tag == "time" and element.get("datetime"):
            yield element, f"{element_text(element)} {element.get('datetime')}"
        elif any(character.isdigit() for character in own) and len(own) < 2000 and next(stamps(own), None) is not None:
            yield element, own


def _whole_line(element: _Element, text: str, title: _Element) -> tuple[_Element, str]:
    """The widest element around that is still one line with one day: date and time may stand in two elements."""
    if len(element_text(element)) > _LONGEST_LINE:
        return element, text
    line = element, element_text(element) or text
    if element.tag == "time":
        line = element, text
    for parent in element.iterancestors():
        wider = element_text(parent)
        days = {day_of(stamp.value) for stamp in stamps(wider)}
        if len(wider) > _LONGEST_LINE or len(days) > 1 or parent is title or title in list(parent.iter(str(title.tag))):
            break
        line = parent, wider
    return (
        (element, _with_neighbours(element)) if line[0] is element and element.tag in INLINE_TAGS - {"time"} else line
    )


def _with_neighbours(element: _Element) -> str:
    """The text with what stands right beside it within the line: "09:00" and "10/03/2021" in two spans of their own."""
    before, after = element.getprevious(), element.getnext()
    parts = [element_text(element), element.tail or ""]
    if before is not None and before.tag in INLINE_TAGS:
        parts = [element_text(before), before.tail or "", *parts]
    if after is not None and after.tag in INLINE_TAGS:
        parts.append(element_text(after))
    return tidy(" ".join(parts))


def _is_date_line(element: _Element, text: str, *, title: _Element, stamp: Stamp) -> bool:
    """Is this the article's own line: little but the date in it, and in no list, menu, header or footer?"""
    if len(text) > _LONGEST_LINE or _OTHER_DAY.search(text):
        return False
    rest = _LINE_WORDS.sub("", text[: stamp.start] + text[stamp.end :])
    if len(rest) > _MOST_OTHER_LETTERS:
        return False
    around = [
        parent for parent in (element, *element.iterancestors()) if title not in list(parent.iter(str(title.tag)))
    ]
    if any(
        parent.tag in ("footer", "nav", "a") or _FAR.search(f"{parent.get('class') or ''} {parent.get('id') or ''}")
        for parent in around
    ):
        return False
    items = [parent for parent in around if parent.tag in ("li", "article", "tr", "figure")]
    return not any(_leads_to_article(item) for item in (*items, *around[:3]))


def _leads_to_article(element: _Element) -> bool:
    """Does the element hold a link with a title's worth of words: a teaser of other news?"""
    links = (link for link in element.iter("a") if not (link.get("href") or "#").startswith(("#", "javascript:")))
    return any(len(element_text(link).split()) >= TITLE_SYLLABLES for link in links)


def _links_between(markup: Markup, element: _Element, title: _Element) -> int:
    return sum(markup.order[element] < markup.order[link] < markup.order[title] for link in markup.root.iter("a"))


def _right_after(markup: Markup, element: _Element, body: _Element | None) -> bool:
    """Does the element follow the body at once?"""
    if body is None:
        return False
    end = markup.order[body] + sum(1 for _ in body.iter("*"))
    return 0 <= markup.order[element] - end <= 6


def _scripted(markup: Markup) -> Iterator[Stamp]:
    """A time that only a script writes: last resort, where neither head nor text state one."""
    for script in markup.root.iter("script"):
        for found in _SCRIPTED.finditer(script.text or ""):
            stamp = parse_stated(found[1])
            if stamp is not None:
                yield stamp
