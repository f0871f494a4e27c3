"""What sites write on pages that are no articles: the titles of their services, imprints, excuses, records."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newscrawl.vietnamese import fold

_SEPARATOR = re.compile(r"\s+[-|–—»›>·:]+\s+")
#: Titles of services, whole. Compared without diacritics and in lower case.
_TITLES = frozenset((
    "lien he", "lien he quang cao", "lien he toa soan", "gop y", "bao gia", "bang gia", "bao gia quang cao",
    "bang gia quang cao", "gioi thieu", "gioi thieu chung", "ve chung toi", "toa soan", "thong tin toa soan",
    "so do to chuc", "co cau to chuc", "bo may to chuc", "so do trang", "so do site", "so do website", "sitemap",
    "danh ba", "danh ba dien thoai", "he thong van ban", "van ban phap luat", "van ban - cong van", "tra cuu",
    "tra cuu van ban", "tra cuu van ban phap luat", "van ban chi dao dieu hanh", "bieu mau", "thu vien",
    "thu vien video", "album", "album anh", "photo", "photos", "gallery", "video clip", "tim kiem",
    "tim kiem nang cao", "dang nhap", "dang ky", "dang ky thanh vien", "quen mat khau", "dang ky tai khoan",
    "dang nhap he thong", "login", "sign in", "register", "tai khoan", "gio hang", "thanh toan", "cau hoi thuong gap",
    "faq", "faqs", "dieu khoan", "dieu khoan su dung", "dieu khoan dich vu", "quy dinh su dung", "chinh sach bao mat",
    "chinh sach rieng tu", "rss", "kenh rss", "tags", "tag", "chu de", "chuyen muc", "danh muc", "archives",
    "contact", "contact us", "about", "about us", "search", "privacy policy", "terms of use", "terms of service",
    "page not found", "binh chon", "tham do y kien", "tac gia",
))  # fmt: skip
#: Sections' names, which are notices' titles as well and are sometimes printed above an article's own.
_SECTIONS = frozenset((
    "tin tuc", "tin tuc - su kien", "tin tuc su kien", "tin moi", "tin noi bat", "tin moi nhat", "thong bao",
    "su kien", "hoi dap", "hoi - dap", "dien dan", "chinh sach", "noi quy", "y kien ban doc", "lich cong tac",
    "lich tiep cong dan", "tuyen dung", "thoi khoa bieu", "bai viet", "du bao thoi tiet", "thoi tiet",
    "ket qua xo so", "gia vang", "ty gia", "lich phat song", "tai lieu", "tai nguyen", "cong van", "van ban",
    "van ban moi", "anh", "hinh anh", "hinh anh hoat dong", "video", "clip", "media", "multimedia", "infographic",
    "infographics", "longform", "megastory", "e-magazine", "emagazine", "podcast", "thu tuc hanh chinh", "news",
    "quang cao",
))  # fmt: skip
#: What listings set before the name of what they list.
_LISTS = re.compile(
    r"(?:chuyen muc|danh muc|the|tu khoa|tags?|category(?: archives)?|tag archives|archives|luu tru(?: theo the)?"
    r"|tac gia|author(?: archives)?|lien he|thu vien (?:anh|hinh anh|video)|album(?: anh)?|(?:ket qua |ban )?tim kiem"
    r"|search results? for)\s*[:|–—-]\s"
    r"|(?:ket qua tim kiem|tim kiem voi tu khoa|search results?|bai viet (?:voi the|cua tac gia|theo tac gia))\b"
    r"|thu vien (?:hinh )?anh\b"
)
#: The rules of a site. Articles tell of rules too: these say nothing where there is a date.
_RULES = re.compile(
    r"(?:tra cuu|dieu khoan (?:su dung|dich vu|va dieu kien)|chinh sach (?:bao mat|quyen rieng tu|rieng tu|cookie)"
    r"|quy dinh su dung|thoa thuan (?:su dung|cung cap|nguoi dung)|quy che (?:hoat dong cua )?(?:trang|website|san)"
    r"|privacy policy|terms (?:of|and)|dang ky (?:thanh vien|tai khoan|nhan tin)"
    r"|huong dan (?:gui bai|dat mua|thanh toan|mua hang)|so do (?:to chuc|trang|website)|danh ba)\b"
)
#: What tables are of: no title of an article unless there is a text.
_TABLES = re.compile(
    r"(?:(?:bang )?(?:gia (?:vang|xang|ngoai te|ca|co phieu)|ty gia|lai suat|ket qua xo so)|bang gia|bang xep hang"
    r"|lich (?:cong tac|phat song|thi dau|cup dien)|thoi khoa bieu)\b"
)
_ERRORS = frozenset((
    "lỗi", "error", "thông báo lỗi", "lỗi hệ thống", "không tìm thấy", "không tìm thấy trang", "not found",
    "page not found", "404", "404 not found", "403 forbidden", "access denied", "forbidden", "runtime error",
    "server error", "bad request", "service unavailable", "object moved",
))  # fmt: skip
_EXCUSES = re.compile(
    r"\b(?:khong (?:con )?ton tai|khong tim thay|da (?:xay ra|co) loi|khong co quyen (?:xem|truy cap)|da bi (?:xoa|go)"
    r"|page not found|(?:chua|khong) co (?:bai viet|du lieu|tin bai|ban ghi|noi dung|ket qua|tin)"
    # Not "nội dung đang được cập nhật": so says an article whose text is still to come, which is too short.
    r"|(?:du lieu|chuyen muc|trang)(?: nay)? dang (?:duoc )?(?:cap nhat|xay dung|nang cap|bao tri))\b"
)
#: News tell of what is not there as well, in longer paragraphs.
_EXCUSE_SYLLABLES = 25
#: Lines of mastheads and feet, which are taken for the body where a page has none.
_IMPRINT = re.compile(
    r"(?:dien thoai|dt|tel|phone|hotline|fax|e-?mail|thu dien tu|dia chi|website|(?:tru so )?toa soan|tru so"
    r"|(?:co quan|don vi) chu quan|(?:pho )?tong bien tap|truong ban bien tap|(?:so )?giay phep(?: so)?|gio lam viec"
    r"|(?:nguoi )?chiu trach nhiem(?: chinh| noi dung| xuat ban)?|(?:tong )?(?:so )?luot truy cap|thong ke truy cap"
    r"|dang (?:truy cap|online))\s?[:\d]"
    r"|(?:ban quyen (?:thuoc|©)|thiet ke boi|phat trien boi|ghi ro nguon|copyright)\b|©"
    r"|chao mung (?:ban |quy vi |cac ban |quy khach )?(?:da )?den voi\b"
    r"|.{0,80}\bgp-(?:btttt|stttt|ttdt)|.{0,60}\bgiay phep (?:thiet lap|hoat dong) (?:trang|website|mang|bao)"
)
_IMPRINT_SYLLABLES = 60
#: The labels of a document's record, before a bar or a colon.
_RECORD_LABELS = frozenset((
    "so hieu", "so ky hieu", "so/ky hieu", "so van ban", "ky hieu", "so ki hieu", "ngay ban hanh", "ngay hieu luc",
    "ngay co hieu luc", "ngay het hieu luc", "trich yeu", "trich yeu noi dung", "co quan ban hanh", "don vi ban hanh",
    "noi ban hanh", "loai van ban", "kieu van ban", "hinh thuc van ban", "linh vuc", "linh vuc van ban", "nguoi ky",
    "tep dinh kem", "file dinh kem", "van ban dinh kem", "tai ve", "phan loai", "tinh trang hieu luc", "ten van ban",
    "hieu luc",
))  # fmt: skip


def names_service(title: str, *, dated: bool, slight: bool) -> bool:
    """Is this the title of a service or of a listing: "Liên hệ", "Kết quả tìm kiếm", "Chuyên mục: …"?

    Above an article of its own date the rules of a site may be what it is about; sections' names count where there is
    `slight` text alone.
    """
    folded = fold(title).strip(" .!:»|-–")
    if folded in _TITLES or _LISTS.match(folded):
        return True
    return (slight and folded in _SECTIONS) or (not dated and _RULES.match(folded) is not None)


def names_table(title: str) -> bool:
    """Is this the title of a table that is kept up to date: "Giá vàng, tỷ giá"?"""
    return _TABLES.match(fold(title)) is not None


def first_part(title: str) -> str:
    """Of a title with the site's name behind it, what stands before."""
    return _SEPARATOR.split(title, maxsplit=1)[0]


def names_error(title: str) -> bool:
    """Is one of the title's parts an error: "Liên đoàn Lao động > Lỗi"?"""
    return any(part.lower().strip(" .!") in _ERRORS for part in _SEPARATOR.split(title))


def makes_excuse(text: str) -> bool:
    """Does this line say that what was asked for is not there?"""
    return len(text.split()) <= _EXCUSE_SYLLABLES and _EXCUSES.search(fold(text)) is not None


def is_imprint(text: str) -> bool:
    """Is this a line of the site's masthead or foot: an address, a licence, a welcome?"""
    return len(text.split()) <= _IMPRINT_SYLLABLES and _IMPRINT.match(fold(text).lstrip(" .-*")) is not None


def count_record_labels(texts: Iterable[str]) -> int:
    """How many different labels of a document's record ("Số hiệu", "Ngày ban hành", …) begin a line or fill a cell."""
    found = {label for text in texts for cell in _cells(text) if (label := fold(cell).strip(" :*")) in _RECORD_LABELS}
    return len(found)


def _cells(text: str) -> list[str]:
    """The cells of a row, else what stands before the first colon."""
    return text.split(" | ") if " | " in text else [text.partition(":")[0]] if len(text) < 400 else []
