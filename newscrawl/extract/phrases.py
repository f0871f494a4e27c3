"""The set phrases that Vietnamese news pages put around an article."""

from __future__ import annotations

import re

from newscrawl.vietnamese import fold

#: Headings of boxes with other articles, and lines that lead to them. Compared without diacritics and in lower case.
_BOX_HEADINGS = (
    "co the ban quan tam", "nen xem", "xem them", "doc them", "tin cung chuyen muc", "cung chuyen muc",
    "bai cung chuyen muc", "tin moi", "tin moi nhat", "tin tuc gan day", "bai viet moi", "tin gan day", "tin noi bat",
    "tin doc nhieu", "doc nhieu", "doc nhieu nhat", "cac bai moi dang", "cac bai da dang", "tin da dang",
    "tin moi hon", "tin cu hon", "cac tin da dua", "tin da dua", "cac tin moi hon", "cac tin cu hon",
    "phien ban di dong", "binh luan", "y kien ban doc", "gui binh luan", "chia se", "chia se bai viet", "tu khoa",
    "tags", "tag", "chu de", "nguoi dung khac", "ban doc quan tam", "moi ban doc", "moi quy doc gia",
    "su kien lien quan", "tin cung su kien", "dong su kien", "tin tai tro", "quang cao", "ban in", "in bai viet",
    "gui email", "luot xem", "danh gia bai viet", "theo dau su kien", "quay lai", "ve trang chu", "dang ky nhan tin",
    "related articles", "related news", "read more", "see also", "share", "comments",
)  # fmt: skip
_OTHER_ONES = (
    r"(?:cac )?(?:tin|bai|video|anh|e-?magazine|infographic)"
    r"(?: (?:tuc|bai|viet|anh|moi|hot|noi bat|cung chuyen muc)){0,2}"
    r" (?:khac|cung loai|cung muc|lien quan)"
)
_HEADING = re.compile(rf"\W*(?:{'|'.join(map(re.escape, _BOX_HEADINGS))}|{_OTHER_ONES})\W*\d*\W*\Z")
_LEADS_ON = re.compile(
    r"\s*(?:>>|»|›|\[(?:quay lại|xem)|(?:xem|đọc) thêm\s*:|read (?:more|also)\s*:|see also\s*:"
    r"|tải về\s*:|xem chi tiết (?:tại đây|\W*\Z)|file đính kèm|(?:dòng )?sự kiện\s*:"
    r"|mời (?:bạn|quý) (?:đọc|độc giả|vị)\b.*(?:xem|tại đây))",
    re.IGNORECASE,
)
#: What sites print under every article: who may copy it, where to write to, controls, counts of readers.
_NOTICES = (
    r"(?:(?:chia sẻ|facebook|zalo|twitter|email|in|lưu|copy link|sao chép(?: liên kết)?|google news|messenger|linkedin"
    r"|telegram|whatsapp|print)\b\W*){2,}\Z",
    r"(?:(?:chú ý|lưu ý|yêu cầu)\s*:\s*)?(?:việc|mọi hành vi|mọi hình thức|nghiêm cấm|cấm)?\s*"
    r"(?:đăng lại|sao chép|phát hành lại|trích dẫn|đăng tải lại)\b.*(?:nguồn|bản quyền|văn bản|hình thức)",
    r"(?:đề nghị|vui lòng|xin)?\s*ghi rõ nguồn\b",
    r"©|®|copyright\b|(?:bản quyền|giữ bản quyền)\b.*(?:thuộc|nội dung)",
    r"(?:in (?:trang|bài(?: viết)? này|tin này)|gửi (?:email|cho bạn bè|qua mail)|về đầu trang|thích bài này|đang tải"
    r"|lưu bài(?: viết)?|bản để in|chuyển đến phần nội dung)\b.{0,40}\Z|in (?:bài|tin)(?: viết)?\W*\Z",
    r"(?:nghe (?:audio|bài|đọc bài)|giọng (?:nam|nữ)|\d+ thích)\b.{0,40}\Z",
    r"nguồn tin\s*:.{0,60}\Z|\d+ bình chọn|video\b.*\d:\d\d\Z",
    r"(?:chia sẻ|gửi) bài viết (?:của|về)\b|thông tin do bạn đọc|bạn đọc (?:có thể )?gửi\b",
    r"để được (?:hỗ trợ|tư vấn)\b.*liên hệ|mọi (?:thông tin|ý kiến|đóng góp)\b.*(?:gửi về|liên hệ)",
    r"(?:tổng số điểm|số lần xem|lượt (?:xem|đọc|truy cập)|số (?:người|lượt) truy cập)\b.{0,120}\Z",
    r"(?:click để đánh giá|(?:đánh giá|xếp hạng)(?: bài viết| tin)?\s*[:(\d]).{0,120}\Z",
)
_NOTICE = re.compile(rf"\W*(?:{'|'.join(_NOTICES)})", re.IGNORECASE)
_COMMENT_HEADINGS = (
    r"(?:\(?\d+\)?\s*)?(?:bình luận|ý kiến|comments?|phản hồi)\W*"
    r"(?:\(?\d+\)?|(?:của|từ) bạn(?: đọc)?|bạn đọc|về .*|cho bài .*)?\W*\Z",
    r"(?:(?:gửi|viết|thêm|để lại) )?(?:bình luận|phản hồi|ý kiến)(?: của)? (?:bạn đọc|độc giả|bạn)\W*\d*\W*\Z",
    r"(?:gửi|viết|thêm|để lại) (?:bình luận|phản hồi|ý kiến)\W*\Z|leave a (?:comment|reply)|hiển thị \d+ bình luận",
)
_COMMENTS = re.compile(rf"\W*(?:{'|'.join(_COMMENT_HEADINGS)})", re.IGNORECASE)
_FOLLOW = re.compile(r"theo dõi .{0,60}(?:google news|facebook|zalo|youtube|tiktok|trên mạng)", re.IGNORECASE)
_ERROR = re.compile(
    r"\b(?:page not found|404 not found|không tìm thấy (?:trang|nội dung|bài viết|đường dẫn)"
    r"|trang (?:bạn .{0,30})?không tồn tại|đã (?:xảy ra|có) lỗi|lỗi hệ thống|(?:internal )?server error"
    r"|(?:bài viết|nội dung|liên kết) (?:này )?(?:không tồn tại|đã bị (?:xóa|xoá|gỡ)))\b"
    r"|\A\W*(?:error|lỗi)?\W*(?:404|500|403)\W*(?:error|lỗi|\Z)",
    re.IGNORECASE,
)
#: In characters; longer lines that begin alike are prose.
_LONGEST_HEADING, _LONGEST_FOLLOW, _LONGEST_COMMENTS, _LONGEST_PAGING, _LONGEST_NOTICE = 60, 200, 160, 40, 300
#: A longer headline tells of an error, it is none.
_ERROR_SYLLABLES = 12


def is_box_heading(text: str) -> bool:
    """Is this line the heading of a box with other articles, or a control such as "Chia sẻ"?"""
    return len(text) < _LONGEST_HEADING and _HEADING.match(fold(text)) is not None


def leads_elsewhere(text: str) -> bool:
    """Does this line send the reader to another article or to a social network?"""
    return _LEADS_ON.match(text) is not None or (len(text) < _LONGEST_FOLLOW and _FOLLOW.search(text) is not None)


def opens_comments(text: str) -> bool:
    """Does this line stand above the readers' comments? Nothing that follows is the article's."""
    return len(text) < _LONGEST_COMMENTS and _COMMENTS.match(text) is not None


def is_notice(text: str) -> bool:
    """Is this line what the site prints under all of its articles: a warning, a control, a count of readers?"""
    paging = not any(map(str.isalpha, text)) and "|" not in text and len(text) < _LONGEST_PAGING
    return paging or (len(text) < _LONGEST_NOTICE and _NOTICE.match(text) is not None)


def tells_error(text: str) -> bool:
    """Is this headline an error page's?"""
    return len(text.split()) <= _ERROR_SYLLABLES and _ERROR.search(text) is not None
