"""What newspapers do to a text that they take over: sign it, retype it, edit, shorten, add, embed. Pure, by a seed."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence

from evaluation.reprint_events import Telling

#: A whole word for another: what an editor's pen does without telling anything else.
_SWAPS = {
    "Liên đoàn Lao động": "LĐLĐ", "cho biết": "nói", "tổ chức": "mở", "người lao động": "NLĐ", "triệu đồng": "tr.đ",
    "công nhân": "người thợ", "tuy nhiên": "song", "hiện nay": "hiện", "đoàn viên": "đoàn viên công đoàn",
    "phát biểu": "nói chuyện", "trong đó": "trong số này", "đến nay": "tới nay", "nhưng": "song", "vì": "do",
    "tại": "ở", "được": "đã được", "khoảng": "chừng", "mỗi tháng": "hằng tháng", "bảo hiểm xã hội": "BHXH",
    "Ban Chấp hành": "BCH", "thỏa ước lao động tập thể": "TƯLĐTT", "Trước đó": "Trước đấy", "Ngoài ra": "Bên cạnh đó",
    "chỉ": "mới chỉ", "nhiều": "không ít", "rất": "hết sức", "kể": "kể lại", "giúp": "hỗ trợ", "hơn": "trên",
}  # fmt: skip
_SENTENCE_END = re.compile(r"(?<=[.!?”]) (?=[A-ZĐÀ-Ỹ“])")
_OLD_TONES = str.maketrans({"“": '"', "”": '"', "–": "-"})


def signed(telling: Telling, words: Mapping[str, Sequence[str]], chance: random.Random) -> Telling:
    """Another newspaper's title, sign before the first word and line of origin: not a word of the text changed."""
    first, *rest = telling.paragraphs
    paragraphs = [chance.choice(words["signs"]) + first, *rest]
    if chance.random() < 0.5:
        paragraphs.append(f"Theo {chance.choice(words['papers'])}")
    return Telling(_retitled(telling.title, chance), tuple(paragraphs))


def retyped(telling: Telling, chance: random.Random) -> Telling:
    """Other quotes, dashes, ways to write a day and an old-style tone; paragraphs joined or split."""
    paragraphs = list(telling.paragraphs)
    if chance.random() < 0.5:
        paragraphs = [text.translate(_OLD_TONES).replace("hóa", "hoá").replace("khỏe", "khoẻ") for text in paragraphs]
    if chance.random() < 0.5:
        paragraphs = [re.sub(r"\b(\d+)/(\d+)\b", r"\1-\2", text) for text in paragraphs]
    return Telling(telling.title, tuple(_broken_anew(paragraphs, chance)))


def edited(telling: Telling, chance: random.Random) -> Telling:
    """Words exchanged, and at times a sentence gone or a new lead before it."""
    swaps = chance.sample(sorted(_SWAPS), len(_SWAPS) // 2)
    paragraphs = list(telling.paragraphs)
    for word in swaps:
        paragraphs = [_swapped(text, word, chance) for text in paragraphs]
    if len(paragraphs) > 4 and chance.random() < 0.6:
        at = chance.randrange(1, len(paragraphs))
        sentences = _SENTENCE_END.split(paragraphs[at])
        sentences.pop(chance.randrange(len(sentences)))
        paragraphs[at : at + 1] = [" ".join(sentences)] if sentences else []
    if len(paragraphs) > 4 and chance.random() < 0.4:
        paragraphs.insert(0, f"{telling.title} là thông tin được nhiều bạn đọc quan tâm trong những ngày qua.")
    return Telling(telling.title, tuple(paragraphs))


def shortened(telling: Telling, chance: random.Random) -> Telling:
    """Its beginning, or some of its paragraphs: between a third and two thirds of it."""
    kept = max(2, round(len(telling.paragraphs) * chance.uniform(0.35, 0.65)))
    if chance.random() < 0.5:
        return Telling(telling.title, telling.paragraphs[:kept])
    chosen = sorted(chance.sample(range(len(telling.paragraphs)), kept))
    return Telling(telling.title, tuple(telling.paragraphs[index] for index in chosen))


def with_more(telling: Telling, others: Sequence[str], chance: random.Random) -> Telling:
    """Paragraphs of other texts put between and behind."""
    paragraphs = list(telling.paragraphs)
    for text in others:
        paragraphs.insert(chance.randrange(len(paragraphs) // 2, len(paragraphs) + 1), text)
    return Telling(telling.title, tuple(paragraphs))


def embedded(telling: Telling, before: Sequence[str], after: Sequence[str]) -> Telling:
    """The whole text as a part of a longer one."""
    return Telling(f"Nhìn lại trong tuần: {telling.title}", (*before, *telling.paragraphs, *after))


def _retitled(title: str, chance: random.Random) -> str:
    return chance.choice((f"Đọc báo cùng bạn: {title}", title.split(":")[-1].strip(), f"{title} - ghi nhận"))


def _swapped(text: str, word: str, chance: random.Random) -> str:
    return text.replace(word, _SWAPS[word], 1) if chance.random() < 0.5 else text


def _broken_anew(paragraphs: list[str], chance: random.Random) -> list[str]:
    way = chance.choice(("as they are", "joined", "split"))
    if way == "joined":
        return [" ".join(paragraphs[at : at + 2]) for at in range(0, len(paragraphs), 2)]
    if way == "split":
        return [sentence for text in paragraphs for sentence in _SENTENCE_END.split(text)]
    return paragraphs
