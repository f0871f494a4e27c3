"""What a page says, for tests."""

from __future__ import annotations

from lxml import html
from starlette.testclient import TestClient


def get(client: TestClient, path: str) -> html.HtmlElement:
    """The page at this path."""
    return html.fromstring(client.get(path).text)


def said(page: html.HtmlElement, xpath: str) -> list[str]:
    """The texts of these elements, white space put in order."""
    return [" ".join(element.text_content().split()) for element in page.xpath(xpath)]
