"""Failures as pages that say what to do next."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from search.web.rendering import page, texts_for


def error_page(request: Request, status: int, error: str, parameter: str | None) -> Response:
    """The page of a failure; `error` is shown only where it helps to mend the address."""
    _ = texts_for(request).translations.gettext
    detail = None
    if status == 422:
        heading = _("Không hiểu câu hỏi")
        explanation = _("Một phần của địa chỉ không đúng. Hãy sửa phần dưới đây hoặc tìm lại từ đầu.")
        detail = f"{parameter}: {error}"
    elif status == 404:
        heading = _("Không có trang này")
        explanation = _("Địa chỉ không đúng, hoặc bài không có trong kho.")
    elif status == 503:
        heading = _("Công cụ tìm kiếm hiện không phản hồi")
        explanation = _("Bài viết vẫn còn nguyên trong kho; xin thử lại sau ít phút.")
    elif status >= 500:
        heading = _("Có lỗi ở phía chúng tôi")
        explanation = _("Lỗi đã được ghi lại. Xin thử lại, hoặc tìm theo cách khác.")
    else:
        heading = _("Không thực hiện được yêu cầu này")
        explanation = error
    return page(request, "error.html", status=status, heading=heading, explanation=explanation, detail=detail)
