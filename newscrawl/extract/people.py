"""Which words on a page are a person's name."""

from __future__ import annotations

import re

from newscrawl.extract.outlets import is_outlet
from newscrawl.vietnamese import fold, is_syllable

#: The surnames of nearly all Vietnamese, with the commoner ones of the minorities. With diacritics: "Lý", not "Ly".
_SURNAMES = frozenset(
    """
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn lâm trịnh mai đào cao hà
    lưu lương thái châu tạ phùng tô vương văn quách chu kiều tăng thạch lục nông triệu la đàm nghiêm ninh phí
    thân tống doãn khổng mạc từ viên âu bành cù diệp giang hứa kha khuất kim lại liêu lò lường mạch mẫn ngụy
    nhâm ông phó quan sầm tào thang thiều tiêu tôn trương ứng vi việt điêu đồng đường đậu bàn giàng hạng hầu
    sùng thào vàng vừ ma bế cầm cà quàng tòng đèo ksor siu rơ rmah rah nay y kpă kpuih pơloong hôih alăng zơrâm
    bling briu coor ating pinăng chamaléa mang katơr cil liêng bon kơ niê êban mlô ayun byă adrơng
    """.split()  # noqa: SIM905 -- a list of a hundred strings reads worse
)
#: "ThS. Lê Hoa", "Luật sư Lê Hoa": what stands before a name is no part of it when its words are counted.
_TITLE = re.compile(
    r"(?:(?:th\.?s|ts|pgs|gs|ls|bs|cn|ks|nsnd|nsưt|dr|mr|mrs|ms)\b\.?\s*"
    r"|(?:tiến sĩ|thạc sĩ|luật sư|bác sĩ|nhà báo|nhà thơ|nhà văn)\s+)+",
    re.IGNORECASE,
)
_INITIAL = re.compile(r"[^\W\d_]\.?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.\s?)+")
_MOST_SYLLABLES = 5
#: First words of what is no person: an office, an organisation, a place.
_OFFICE = re.compile(
    r"(?:ban(?!\s+mai\b)|bộ|cđcs|cđ|cđn|chi bộ|chi cục|chi hội|chi nhánh|công an|công đoàn|công ty|cty|cục|cổng"
    r"|đảng|đội|hội|hđnd|học viện|khối|liên đoàn|lđlđ|mttq|ngân hàng|nhà máy|nhóm|phòng|sở|tạp chí|tập đoàn|thành phố"
    r"|thị xã|tòa soạn|toà soạn|tổ|tổng công ty|tổng liên đoàn|tp|trụ sở|trung tâm|trường|tỉnh|ubnd|ủy ban|uỷ ban"
    r"|văn phòng|viện|huyện|quận|phường|xã|báo|theo|nguồn|bệnh viện|xí nghiệp|cụm|bài|phần|số|chương|tháng|ngày|thứ"
    r"|chủ nhật|hội đồng|đại học|thpt|thcs|mầm non)\b",
    re.IGNORECASE,
)
#: What stands above the name under a letter or a plan.
_SIGNER = re.compile(
    r"\W*(?:(?:tm|kt|tl|tuq|q|t/m|k/t)\b\.?\s|(?:phó |quyền )?(?:chủ tịch|giám đốc|tổng giám đốc|hiệu trưởng|bí thư"
    r"|trưởng ban|chánh văn phòng|trưởng phòng|thủ trưởng|cục trưởng|chi cục trưởng)\b)",
    re.IGNORECASE,
)
_OFFICE_WORDS = 8


def is_name(text: str) -> bool:
    """Is this written as names are: one to five words, each with a capital, after a title perhaps?"""
    words = _words(text)
    return 0 < len(words) <= _MOST_SYLLABLES and all(
        word[0].isupper() and all(letter.isalpha() or letter in ".'’-" for letter in word) for word in words
    )


def is_person(text: str) -> bool:
    """Is this a Vietnamese person's name, even where nothing on the page says so? A single word never is."""
    if not is_name(text) or is_outlet(text) or is_office(text):
        return False
    words = _words(text)
    known = sum(_is_vietnamese(word) for word in words)
    return len(words) >= 2 and (known == len(words) or (has_surname(text) and known >= len(words) - 1))


def has_surname(text: str) -> bool:
    """Does the name begin with a surname?"""
    words = _words(text)
    return len(words) >= 2 and words[0].lower() in _SURNAMES


def is_office(text: str) -> bool:
    """Does this name an office, an organisation or a place: "LĐLĐ huyện Tân Hà", "Trụ sở chính"?"""
    return _OFFICE.match(text) is not None


def signs(text: str) -> bool:
    """Is this line the office in which somebody signs a letter: "TM. BAN CHẤP HÀNH", "Phó Chủ tịch"?"""
    return len(text.split()) <= _OFFICE_WORDS and _SIGNER.match(text) is not None


def is_initials(text: str) -> bool:
    """Is this a name cut to its letters: "H.V."? Their last full stop belongs to them."""
    return _INITIALS.fullmatch(text) is not None


def _words(text: str) -> list[str]:
    return _TITLE.sub("", text, count=1).replace(".", ". ").split()


def _is_vietnamese(word: str) -> bool:
    return _INITIAL.fullmatch(word) is not None or word.lower() in _SURNAMES or is_syllable(word) or _plain(word)


def _plain(word: str) -> bool:
    """Typed without diacritics: "Yen" is "Yên"."""
    return fold(word) == word.lower() and is_syllable(
        word.lower().replace("ye", "yê").replace("ie", "iê").replace("uo", "ươ")
    )
