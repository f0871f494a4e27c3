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
