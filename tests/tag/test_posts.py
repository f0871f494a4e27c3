from __future__ import annotations

import pytest

from evaluation.marked import read_marked
from newscrawl.tag.article_entities import entities_of

FEDERATION = "Liên đoàn Lao động quận Vân Trì"

POSTS = [
    ("Chủ tịch ⟦ORG|LĐLĐ quận Vân Trì⟧ ⟦PER|Trần Hữu Đạm⟧", [("Chủ tịch", FEDERATION)]),
    ("Phó Chủ tịch ⟦ORG|LĐLĐ quận Vân Trì⟧, đồng chí ⟦PER|Trần Hữu Đạm⟧", [("Phó chủ tịch", FEDERATION)]),
    ("ông ⟦PER|Trần Hữu Đạm⟧, Chủ tịch ⟦ORG|LĐLĐ quận Vân Trì⟧,", [("Chủ tịch", FEDERATION)]),
    (
        "⟦PER|Trần Hữu Đạm⟧ - nguyên Phó Chủ tịch Thường trực ⟦ORG|LĐLĐ quận Vân Trì⟧",
        [("Nguyên phó chủ tịch thường trực", FEDERATION)],
    ),
    (
        "⟦PER|Trần Hữu Đạm⟧, Ủy viên Ban Thường vụ ⟦ORG|Quận ủy Vân Trì⟧, Chủ tịch ⟦ORG|LĐLĐ quận Vân Trì⟧",
        [("Ủy viên ban thường vụ", "Quận ủy Vân Trì"), ("Chủ tịch", FEDERATION)],
    ),
    (
        "Quận ủy viên, Bí thư ⟦ORG|Đảng ủy phường Vân Trì⟧, Chủ tịch ⟦ORG|LĐLĐ quận Vân Trì⟧ ⟦PER|Trần Hữu Đạm⟧",
        [("Chủ tịch", FEDERATION), ("Bí thư", "Đảng ủy phường Vân Trì")],
    ),
    ("công nhân ⟦PER|Trần Hữu Đạm⟧ (làm việc tại ⟦ORG|Công ty Sông Lam⟧)", [("Làm việc", "Công ty Sông Lam")]),
    ("⟦PER|Trần Hữu Đạm⟧ thăm ⟦ORG|LĐLĐ quận Vân Trì⟧", []),
    ("⟦PER|Trần Hữu Đạm⟧. Chủ tịch ⟦ORG|LĐLĐ quận Vân Trì⟧ nói", []),
    ("Chủ tịch ⟦ORG|LĐLĐ quận Vân Trì⟧ cùng ⟦PER|Trần Hữu Đạm⟧", []),
]


@pytest.mark.parametrize(("marked", "posts"), POSTS)
def test_posts_beside_a_name_are_the_persons(marked: str, posts: list[tuple[str, str]]) -> None:
    (person,) = (entity for entity in entities_of(*read_marked(marked)) if entity.type == "PER")
    assert [(post.title, post.organisation) for post in person.posts] == posts


def test_post_directly_in_front_of_the_next_name_is_the_next_persons() -> None:
    marked = "Chủ tịch ⟦ORG|LĐLĐ quận Vân Trì⟧ ⟦PER|Trần Hữu Đạm⟧, Bí thư ⟦ORG|Quận ủy Vân Trì⟧ ⟦PER|Lê Thùy Miên⟧ dự"
    posts = {entity.name: entity.posts for entity in entities_of(*read_marked(marked)) if entity.type == "PER"}
    assert [post.title for post in posts["Trần Hữu Đạm"]] == ["Chủ tịch"]
    assert [post.title for post in posts["Lê Thùy Miên"]] == ["Bí thư"]


BETWEEN_NAMES = [
    (
        "⟦PER|Nguyễn Văn Ân⟧, Chủ tịch ⟦ORG|LĐLĐ tỉnh Sơn La⟧, ⟦PER|Trần Thị Bé⟧, Phó Chủ tịch ⟦ORG|LĐLĐ tỉnh Sơn La⟧, "
        "⟦PER|Lê Văn Cư⟧, Bí thư ⟦ORG|Huyện ủy Phú Giang⟧.",
        {"Nguyễn Văn Ân": ["Chủ tịch"], "Trần Thị Bé": ["Phó chủ tịch"], "Lê Văn Cư": ["Bí thư"]},
    ),
    (
        "⟦PER|Nguyễn Văn Ân⟧ – Bí thư ⟦ORG|Đảng ủy xã Phú Giang⟧, ⟦PER|Trần Thị Bé⟧ – Phó Chủ tịch "
        "⟦ORG|UBND xã Phú Giang⟧, ⟦PER|Lê Văn Cư⟧ – Chủ tịch ⟦ORG|Công đoàn xã Phú Giang⟧",
        {"Nguyễn Văn Ân": ["Bí thư"], "Trần Thị Bé": ["Phó chủ tịch"], "Lê Văn Cư": ["Chủ tịch"]},
    ),
    (
        "ông ⟦PER|Nguyễn Văn Ân⟧, Chủ tịch ⟦ORG|LĐLĐ tỉnh Sơn La⟧, "
        "bà ⟦PER|Trần Thị Bé⟧, Bí thư ⟦ORG|Huyện ủy Phú Giang⟧",
        {"Nguyễn Văn Ân": ["Chủ tịch"], "Trần Thị Bé": ["Bí thư"]},
    ),
    (
        "Bí thư ⟦ORG|Huyện ủy Phú Giang⟧, đồng chí ⟦PER|Nguyễn Văn Ân⟧, "
        "Chủ tịch ⟦ORG|LĐLĐ tỉnh Sơn La⟧, đồng chí ⟦PER|Trần Thị Bé⟧",
        {"Nguyễn Văn Ân": ["Bí thư"], "Trần Thị Bé": ["Chủ tịch"]},
    ),
    (
        "⟦PER|Nguyễn Văn Ân⟧ nói. Chủ tịch ⟦ORG|CĐCS Công ty Sông Lam⟧, anh ⟦PER|Trần Văn Tuấn⟧, dự",
        {"Nguyễn Văn Ân": [], "Trần Văn Tuấn": ["Chủ tịch"]},
    ),
]


@pytest.mark.parametrize(("marked", "posts"), BETWEEN_NAMES)
def test_post_between_two_names_with_a_comma_behind_is_the_first_persons(
    marked: str, posts: dict[str, list[str]]
) -> None:
    people = (entity for entity in entities_of(*read_marked(marked)) if entity.type == "PER")
    assert {person.name: [post.title for post in person.posts] for person in people} == posts


@pytest.mark.parametrize("between", ["; đại diện", " và đại diện"])
def test_representatives_of_others_are_no_further_post(between: str) -> None:
    marked = f"⟦PER|Trần Hữu Đạm⟧, Chủ tịch ⟦ORG|LĐLĐ quận Vân Trì⟧{between} ⟦ORG|Công ty Sông Lam⟧"
    (person,) = (entity for entity in entities_of(*read_marked(marked)) if entity.type == "PER")
    assert [post.title for post in person.posts] == ["Chủ tịch"]


@pytest.mark.parametrize(
    "elected",
    [
        "được bầu giữ chức", "được bầu", "đã được bầu làm", "được bổ nhiệm", "được bổ nhiệm giữ chức vụ", "giữ chức",
        "giữ chức vụ", "tái đắc cử", "tiếp tục được bầu giữ chức vụ",
    ],
)  # fmt: skip
def test_post_to_which_somebody_is_elected_is_the_persons(elected: str) -> None:
    marked = f"⟦PER|Nguyễn Thị Hoà⟧ {elected} Chủ tịch ⟦ORG|LĐLĐ quận Vân Trì⟧"
    (person,) = (entity for entity in entities_of(*read_marked(marked)) if entity.type == "PER")
    assert [(post.title, post.organisation) for post in person.posts] == [("Chủ tịch", FEDERATION)]
