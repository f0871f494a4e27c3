"""The tags under an article."""

from __future__ import annotations

import pytest

from tests.extract.pages import article

TITLE = "Công đoàn Cảng Hòn Ngọc trao 120 suất quà cho thợ bốc xếp"
BODY = """<p>02/06/2024 08:00</p><div class=noi-dung><p>Sáng 2/6, Công đoàn Cảng Hòn Ngọc trao 120 suất quà
cho thợ bốc xếp có hoàn cảnh khó khăn, mỗi suất gồm gạo, dầu ăn và 500.000 đồng tiền mặt.</p><p>Ông Cao Bá Quý, Chủ tịch
Công đoàn cảng, cho biết kinh phí do đoàn viên đóng góp, ai cũng nhận được trước giờ vào ca.</p></div>"""
LINKS = "<a href=/t/tho-boc-xep>#thợ bốc xếp</a>, <a href=/t/tang-qua>tặng quà,</a>"
TAGS = ("thợ bốc xếp", "tặng quà")


def _tags(below: str, *, head: str = "", above: str = "") -> tuple[str, ...]:
    return article(f"<title>{TITLE}</title>{head}<body>{above}<h1>{TITLE}</h1>{BODY}{below}").tags


@pytest.mark.parametrize(
    "box",
    [
        f"<div class=article-tags>{LINKS}</div>",
        f"<div class=detail__tags>{LINKS}</div>",
        f"<div id=tu-khoa>{LINKS}</div>",
        f"<p>Từ khóa: {LINKS}</p>",
        f"<div><b>Tags:</b> {LINKS}</div>",
        f"<div>{LINKS.replace('/t/', '/tag/')}</div>",
        "<p><a rel=tag href=/a>thợ bốc xếp</a> <a rel=tag href=/b>tặng quà</a></p>",
        "<ul class=listtags><li><a href=/a>thợ bốc xếp</a><li><a href=/b>tặng quà</a></ul>",
    ],
)
def test_tags_in_the_order_of_the_page_without_signs(box: str) -> None:
    assert _tags(box) == TAGS


def test_box_in_which_the_keywords_of_the_head_are_links() -> None:
    head = '<meta name=keywords content="thợ bốc xếp,tặng quà,cảng biển">'
    box = f"<div class=detail-tab>{LINKS} <a href=/t/hon-ngoc>Hòn Ngọc</a></div>"
    assert _tags(box, head=head) == (*TAGS, "Hòn Ngọc")


@pytest.mark.parametrize(
    "box",
    [
        "<div class=taglib-social-bookmarks><a href=https://www.facebook.com/sharer>Facebook</a></div>",
        "<div class='widget tagcloud'><a href=/tag/covid>covid (40)</a><a href=/tag/yoga>yoga (11)</a></div>",
        "<div class=tagline><a href=/gioi-thieu>Tiếng nói của thợ</a></div>",
        "<div class=tags><a href=https://www.facebook.com/bao>Kết bạn với báo</a></div>",
        "<p><a rel='category tag' href=/category/tin/>Tin tức</a></p>",
        "<div class=tags><a href=/x.html>Công đoàn cơ sở bến số 2 tổ chức hội nghị người lao động</a></div>",
        "<p>Xem thông tin về <a href=/tag/mien-phi>miễn phí gửi quà</a> cho thợ bốc xếp ở các bến khác.</p>",
        "",
    ],
)
def test_other_boxes_hold_no_tags(box: str) -> None:
    assert _tags(box) == ()


def test_keywords_of_the_head_alone_are_no_tags() -> None:
    assert _tags("", head='<meta name=keywords content="thợ bốc xếp,tặng quà">') == ()


def test_tags_above_the_title_belong_to_others() -> None:
    assert _tags("", above=f"<div class=tags>{LINKS}</div>") == ()
