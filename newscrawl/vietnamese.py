"""Spelling variants of Vietnamese text: one placement of the tone mark, i or y, and letters without diacritics."""

from __future__ import annotations

import re
import unicodedata

#: Tone marks in Unicode order: huyền, sắc, hỏi, ngã, nặng.
_TONES = "\u0300\u0301\u0309\u0303\u0323"

#: Initial consonants that may stand before the glides of oa, oe and uy. "q" is missing: the u of "qu" belongs to the
#: consonant, so that quý and quỳ have no choice of placement.
_ONSETS = ("ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "th", "tr", *"bcdđghklmnprstvx")

_LATIN_MARKS = re.compile("[\u0300-\u036f]")


def _moved_tones() -> dict[str, str]:
    """The rhymes with the tone on the second vowel (oà) and the same with it on the first (òa), in every case."""
    moved = {}
    for first, second in ("oa", "oe", "uy"):
        for tone in _TONES:
            for left, right in ((left, right) for left in (first, first.upper()) for right in (second, second.upper())):
                moved[left + unicodedata.normalize("NFC", right + tone)] = (
                    unicodedata.normalize("NFC", left + tone) + right
                )
    return moved


_MOVED = _moved_tones()

#: A whole open syllable: no letter or mark on either side, so that đoàn, toàn and hoài, where oà is followed by a
#: consonant or a glide, are never touched.
_OPEN_SYLLABLE = re.compile(
    rf"(?<![^\W\d_])((?:{'|'.join(_ONSETS)})?)({'|'.join(_MOVED)})(?![^\W\d_]|[\u0300-\u036f])", re.IGNORECASE
)


_Y_TO_I = str.maketrans("yỳýỷỹỵYỲÝỶỸỴ", "iìíỉĩịIÌÍỈĨỊ")

#: A whole syllable of one of these consonants and y: ky, lý, mỹ, sỹ, tỷ, hy. Since Decision 240/QĐ of the Ministry of
#: Education (5 March 1984) schoolbooks write i there, most newspapers y. quy, thuy, ay and yêu have no choice, and
#: names like Vy and Vi are two names.
_Y_SYLLABLE = re.compile(
    r"(?<![^\W\d_])(?<![\u0300-\u036f])([hklmst][yỳýỷỹỵ])(?![^\W\d_]|[\u0300-\u036f])", re.IGNORECASE
)

#: The initial consonants, and the rhymes without their tones.
_CONSONANTS = ("ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", *"bcdđghklmnpqrstvx", "")
_RHYMES = frozenset(
    re.findall(
        r"\S+",
        """a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et
    ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang
    oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi
    ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uyên
    uyêt uyn uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu""",
    )
)


def is_syllable(text: str) -> bool:
    """Can this be one Vietnamese syllable, with or without a tone? In any case; foreign words seldom can."""
    bare = unicodedata.normalize("NFD", text.lower())
    toneless = unicodedata.normalize("NFC", "".join(mark for mark in bare if mark not in _TONES))
    return any(toneless.startswith(onset) and toneless[len(onset) :] in _RHYMES for onset in _CONSONANTS)


def normalise_tones(text: str) -> str:
    """The text in NFC with the tone of open oa, oe, uy on the first vowel: hoà -> hòa, khoẻ -> khỏe, THUỶ -> THỦY.

    Only whole syllables change and case stays. The result is as long as the NFC form of the text: offsets into NFC
    text stay valid.
    """
    return _OPEN_SYLLABLE.sub(lambda found: found[1] + _MOVED[found[2]], unicodedata.normalize("NFC", text))


def normalise_i(text: str) -> str:
    """NFC text with i for y where a syllable may be written either way: kỹ -> kĩ, Lý -> Lí; quý and Thùy stay.

    Only whole syllables change; case and length stay.
    """
    return _Y_SYLLABLE.sub(lambda found: found[1].translate(_Y_TO_I), text)


def fold(text: str) -> str:
    """The text in lower case, without diacritics, đ as d: "Liên đoàn" -> "lien doan".

    Marks are dropped from Latin, Greek and Cyrillic letters (U+0300 to U+036F); other scripts stay as they are. For
    NFC text in Vietnamese the length stays the same.
    """
    bare = _LATIN_MARKS.sub("", unicodedata.normalize("NFD", text.lower()))
    return unicodedata.normalize("NFC", bare.replace("đ", "d"))
