"""Papers and agencies that pages name as their source: "Theo Thanh Niên" says where it is from, not who wrote."""

from __future__ import annotations

import re

from newscrawl.vietnamese import fold, is_syllable

_OUTLETS = (
    "Tuổi Trẻ", "Thanh Niên", "Tiền Phong", "Người Lao Động", "Lao Động", "Lao động Thủ đô", "Lao động và Công đoàn",
    "Dân trí", "VnExpress", "VietNamNet", "Zing", "Znews", "Tri thức trực tuyến", "Nhân Dân", "Quân đội nhân dân",
    "Công an nhân dân", "CAND", "Hà Nội mới", "Sài Gòn Giải Phóng", "SGGP", "Pháp luật", "Pháp luật TP.HCM", "PLO",
    "Giáo dục Việt Nam", "Giáo dục và Thời đại", "Sức khỏe và Đời sống", "Gia đình và Xã hội", "Gia đình", "Đất Việt",
    "Đời sống và Pháp luật", "Người đưa tin", "An ninh Thủ đô", "ANTĐ", "Infonet", "Kiến thức",
    "Khoa học và Đời sống", "Tin tức", "TTXVN", "Thông tấn xã Việt Nam", "Vietnam+", "VietnamPlus", "VOV", "VTV",
    "VTC", "VnEconomy", "CafeF", "CafeBiz", "Kenh14", "K14", "Soha", "GenK", "Ngôi sao", "2Sao", "24h", "Khám phá",
    "Trí thức trẻ", "Đầu tư", "Doanh nhân", "Thời báo Kinh tế Việt Nam", "Nông nghiệp Việt Nam", "Phụ nữ",
    "Phụ nữ TP.HCM", "Chính phủ", "Bloomberg", "Reuters", "AFP", "AP", "BBC", "CNN", "Forbes", "Daily Mail", "Xinhua",
    "Tân Hoa xã", "Kyodo", "Guardian", "Telegraph", "VnMedia", "Bưu điện Việt Nam", "ICTnews", "Petrotimes",
    "Một thế giới", "Công Thương", "Xây dựng", "Giao thông", "Hải quan", "Tổ quốc", "Mực tím", "Hoa học trò",
    "Sài Gòn tiếp thị", "Thể thao và Văn hóa", "Bóng đá", "Đại đoàn kết", "Hải Phòng", "Dân Việt", "Báo Mới",
    "Công Luận", "Nhà báo và Công luận", "VietTimes", "VnReview", "Nhịp sống Việt", "Nhịp sống số",
    "Trí thức Việt Nam", "Thương hiệu và Công luận", "Bảo vệ pháp luật", "Eva", "Afamily", "Tinmoi", "Vietbao",
    "Xaluan", "Megafun", "Bee", "Phunutoday", "Dân Sinh", "Tài nguyên và Môi trường", "Sputnik", "RFI", "Yonhap",
    "NHK", "Nikkei", "Financial Times", "New York Times", "Wall Street Journal", "Washington Post", "Time", "Sina",
    "Sohu", "Thời báo Hoàn Cầu", "Mirror", "Daily Star", "The Sun", "Goal", "Marca", "ESPN", "Cổng thông tin điện tử",
    "Quân đội", "Biên phòng", "Đấu thầu", "Sài Gòn Times", "Thời báo Ngân hàng", "Bizlive", "Cafeland", "Vietstock",
    "NDH", "Zing News", "PC World", "Tinhte", "Lao động Xã hội",
)  # fmt: skip
#: What stands in names of papers, programmes and sections, hardly ever in a person's. With diacritics.
_SUBJECTS = (
    "pháp luật", "đời sống", "kinh tế", "xã hội", "thể thao", "văn hóa", "văn hoá", "giáo dục", "sức khỏe",
    "sức khoẻ", "gia đình", "phụ nữ", "doanh nhân", "doanh nghiệp", "thời đại", "thế giới", "công nghệ", "khoa học",
    "lao động", "công đoàn", "đoàn thể", "công an", "quân đội", "nhân dân", "thanh niên", "tuổi trẻ", "tiền phong",
    "việt nam", "hà nội", "sài gòn", "thủ đô", "ngôi sao", "bóng đá", "nhịp sống", "tin tức", "tin nóng", "thời báo",
    "an ninh", "điện tử", "truyền hình", "phát thanh", "phóng viên", "hôm nay", "mỗi ngày", "kiến thức", "tri thức",
    "trí thức", "tổ quốc", "giao thông", "xây dựng", "công thương", "nông nghiệp", "nông thôn", "môi trường",
    "tài nguyên", "tài chính", "đầu tư", "chứng khoán", "ngân hàng", "y tế", "du lịch", "thời trang", "làm đẹp",
    "đàn ông", "chính trị", "chính phủ", "quốc tế", "trong nước", "thời sự", "đối ngoại", "quốc phòng", "bạn đọc",
    "bất động", "thị trường", "tiêu dùng", "hoạt động", "tuyên giáo", "đào tạo", "lý luận", "phong trào",
    "hồ chí minh", "hồ sơ", "phim ảnh", "âm nhạc", "giải trí", "sự kiện", "thông báo", "thông tin", "truyền thông",
    "ban đọc", "nghệ sĩ", "khám phá", "đất việt", "thông tấn", "nhà báo", "toàn cảnh", "thông cáo", "trang chủ",
    "giới thiệu", "liên hệ", "chuyên mục", "chuyên đề", "tiêu điểm", "góc nhìn", "sống trẻ", "nhân vật", "bình luận",
    "ý kiến", "chia sẻ", "tư vấn", "hỏi đáp", "chính sách", "văn bản", "cảm ơn", "trân trọng", "kết luận", "xin chào",
    "chúc mừng", "hướng dẫn", "tài liệu", "tham khảo", "phụ lục", "mục lục",
)  # fmt: skip
_SUBJECT = re.compile(rf"\b(?:{'|'.join(map(re.escape, _SUBJECTS))})\b", re.IGNORECASE)
#: "Nguyễn Trí Thức" is a person all the same.
_COMMON_SURNAME = re.compile(r"(?:nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|ngô|dương)\s", re.IGNORECASE)
_PUBLISHER = re.compile(r"(?:báo|tạp chí|tờ|hãng|bản tin|cổng thông tin|trang tin|trang thông tin)\s", re.IGNORECASE)
_KEYS = frozenset(re.sub(r"\W", "", fold(name)) for name in _OUTLETS)
_HOST = re.compile(r"\.(?:vn|com|net|org)\b", re.IGNORECASE)


def is_outlet(name: str) -> bool:
    """Is this the name of a paper, an agency or a site rather than a person's?"""
    bare = re.sub(r"\W", "", fold(name))
    return (
        bare in _KEYS
        or bare.removeprefix("bao") in _KEYS
        or _HOST.search(name) is not None
        or _PUBLISHER.match(name) is not None
        or (_SUBJECT.search(name) is not None and not _COMMON_SURNAME.match(name))
    )


def is_call_sign(name: str) -> bool:
    """Does it begin with capitals that no Vietnamese name is spelt with: "TSO-Miền Trung"?"""
    head = re.split(r"[\s-]", name.strip(), maxsplit=1)[0]
    return 2 < len(head) < 6 and head.isalpha() and head.isupper() and not is_syllable(head)
