"""Articles whose texts are put together of paragraphs, for the tests of stories: what is said in them is invented."""

from __future__ import annotations

from datetime import timedelta

from newscrawl.archive.catalogue import Catalogue
from tests.archive.made import DAY, digest, page, record

PARAGRAPHS = (
    "Sáng nay, Liên đoàn Lao động huyện Mỹ Lâm bàn giao mái ấm công đoàn thứ 14 cho gia đình chị Hạnh ở xã Trà Bông.",
    "Căn nhà rộng 62 mét vuông do 23 đồng nghiệp ở xưởng may góp công dựng trong 41 ngày, hết 180 triệu đồng.",
    "Trước đó ba mẹ con sống trong gian bếp cũ của ông bà, mùa mưa năm 2019 nước ngập đến nửa thân giường.",
    "Chủ tịch công đoàn huyện cho biết từ đầu năm đã trao 9 căn nhà như vậy và sẽ trao thêm 5 căn trước Tết.",
    "Ở đầu kia của tỉnh, công nhân nhà máy giấy bầu xong 27 tổ trưởng công đoàn sau 3 vòng bỏ phiếu kín.",
    "Người trẻ nhất mới 22 tuổi, đứng máy xeo từ năm 2021, được 88 phần trăm số phiếu của phân xưởng 6.",
    "Cuộc bầu kéo dài đến 21 giờ vì hai ca phải thay nhau xuống hội trường, mỗi lượt 45 người.",
    "Ban giám đốc hứa sẽ họp với các tổ trưởng mới vào thứ ba tuần đầu mỗi tháng, bắt đầu từ ngày 4 tháng 7.",
)
HOUSE, ELECTION = (0, 1, 2, 3), (4, 5, 6, 7)


def publish(
    catalogue: Catalogue,
    article_id: str,
    paragraphs: tuple[int, ...] = HOUSE,
    *,
    day: int | None = 0,
    after_days: float = 0,
    rebuild: str | None = None,
) -> None:
    """An article of these PARAGRAPHS, published so many days after DAY."""
    text = [PARAGRAPHS[index] for index in paragraphs]
    published = None if day is None else DAY + timedelta(days=day)
    fetched = page(" ".join(text).encode(), url=f"https://congdoan.example/{article_id}.html", after_days=after_days)
    read = digest(*text, article_id=article_id, published=published)
    catalogue.publish(record(catalogue, fetched), read, rebuild=rebuild)


def drained(catalogue: Catalogue) -> set[str]:
    """What waits for the index; nothing does afterwards."""
    waiting = catalogue.waiting(1000)
    catalogue.mark_delivered(waiting, {item.article_id: 1 for item in waiting}, "m")
    return {item.article_id for item in waiting}
