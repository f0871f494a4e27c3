"""Papers and agencies that Vietnamese pages name as their source: "Theo Thanh Niên" says where it is from, not who wrote."""

from __future__ import annotations

import re

from newscrawl.vietnamese import fold

_OUTLETS = (
    "Tuổi Trẻ", "Thanh Niên", "Tiền Phong", "Người Lao Động", "Lao Động", "Lao động Thủ đô", "Lao động và Công đoàn",
    "Dân trí", "VnExpress", "VietNamNet", "Zing", "Znews", "Tri thức trực tuyến", "Nhân Dân", "Quân đội nhân dân",
    "Công an nhân dân", "CAND", "Hà Nội mới", "Sài Gòn Giải Phóng", "SGGP", "Pháp luật", "Pháp luật TP.HCM", "PLO",
    "Giáo dục Việt Nam", "Giáo dục và Thời đại", "Sức khỏe và Đời sống", "Gia đình và Xã hội", "Gia đình", "Đất Việt",
    "Đời sống và Pháp luật", "Người đưa tin", "An ninh Thủ đô", "ANTĐ", "Infonet", "Kiến thức", "Khoa học và Đời sống",
    "Tin tức", "Báo Tin tức", "TTXVN", "Thông tấn xã Việt Nam", "Vietnam+", "VietnamPlus", "VOV", "VTV", "VTC", "VnEconomy",
    "CafeF", "CafeBiz", "Kenh14", "K14", "Kênh 14", "Soha", "GenK", "Ngoisao", "Ngôi sao", "2Sao", "24h", "Khám phá",
    "Trí thức trẻ", "Đầu tư", "Doanh nhân", "Thời báo Kinh tế Việt Nam", "Nông nghiệp Việt Nam", "Phụ nữ", "Phụ nữ TP.HCM",
    "Chính phủ", "Chinhphu", "Bloomberg", "Reuters", "AFP", "AP", "BBC", "CNN", "Forbes", "Daily Mail", "Dailymail",
    "Xinhua", "Tân Hoa xã", "Kyodo", "Guardian", "Telegraph", "Vnmedia", "VnMedia", "Bưu điện Việt Nam", "ICTnews",
    "Petrotimes", "Một thế giới", "Lao động Thủ đô", "Công Thương", "Xây dựng", "Giao thông", "Hải quan", "Tổ quốc",
    "Mực tím", "Hoa học trò", "Sài Gòn tiếp thị", "Thể thao và Văn hóa", "Bóng đá", "Đại đoàn kết", "Hải Phòng",
)  # fmt: skip
_KEYS = frozenset(re.sub(r"\W", "", fold(name)) for name in _OUTLETS)
_HOST = re.compile(r"\.(?:vn|com|net|org)\b", re.IGNORECASE)


def is_outlet(name: str) -> bool:
    """Is this the name of a paper, an agency or a site rather than a person's?"""
    bare = re.sub(r"\W", "", fold(name))
    return bare in _KEYS or bare.removeprefix("bao") in _KEYS or _HOST.search(name) is not None
