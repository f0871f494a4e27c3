"""A site of a few pages on loopback that notes from when to when it was busy with each request."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ARTICLE = "<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"
PARAGRAPH = "<p>Sáng {day}/5/2023, Công đoàn Nhà máy Vân Sơn tổ chức hội nghị người lao động tại xưởng {day}.</p>"
SOURCE = """
key = "tiny"
hosts = ["{host}"]
feeds = {feeds}
politeness = {{ delay_seconds = {delay} }}
name = {{ vi = "Trang thử", en = "Test site" }}
article = {{ pattern = '/tin-\\d+\\.html' }}
"""


@dataclass(frozen=True)
class Answer:
    """What a path answers; `None` as status drops the connection."""

    body: bytes = b""
    status: int | None = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Busy:
    """A request and the time that the site spent on it (monotonic seconds)."""

    path: str
    start: float
    end: float


@dataclass(frozen=True)
class TinySite:
    """`busy` grows as requests are answered."""

    host: str
    busy: list[Busy]

    def write_source(self, data: Path, delay_seconds: float = 0.0, feeds: Sequence[str] = ("/feed.xml",)) -> None:
        (data / "sources").mkdir(parents=True)
        addresses = [f"http://{self.host}{feed}" for feed in feeds]
        text = SOURCE.format(host=self.host, feeds=addresses, delay=delay_seconds)
        (data / "sources" / "tiny.toml").write_text(text, encoding="utf-8")


def article(number: int) -> Answer:
    body = "".join(PARAGRAPH.format(day=day) for day in range(1, 9))
    return Answer(ARTICLE.format(title=f"Hội nghị người lao động lần thứ {number}", body=body).encode())


def feed(host: str, count: int) -> Answer:
    items = "".join(f"<item><link>http://{host}/tin-{n}.html</link></item>" for n in range(count))
    return Answer(f'<rss version="2.0"><channel><title>t</title>{items}</channel></rss>'.encode())


@contextmanager
def tiny_site(answers: Mapping[str, Answer], articles: int = 0, slow_seconds: float = 0.0) -> Iterator[TinySite]:
    """Serve `answers` by path, a feed of so many articles, and the articles; everything else is 404."""
    busy: list[Busy] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            start = time.monotonic()
            time.sleep(slow_seconds)
            answer = known.get(self.path, Answer(status=404))
            if answer.status is not None:
                self.send_response(answer.status)
                for name, value in {"Content-Length": str(len(answer.body)), **answer.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer.body)
            busy.append(Busy(self.path, start, time.monotonic()))

        def log_message(self, format: str, *args: object) -> None:
            """Nothing on standard error."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    host = f"127.0.0.1:{server.server_address[1]}"
    known = {"/feed.xml": feed(host, articles)} | {f"/tin-{n}.html": article(n) for n in range(articles)} | answers
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield TinySite(host, busy)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
