"""A real HTTP server on the loopback that behaves as badly as it is told to."""

import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Page:
    """One address and how it behaves.

    Attributes:
        body: What it serves.
        status: Its answer, 200 unless told otherwise.
        headers: More headers; "Content-Length" replaces the true one, None leaves it out.
        etag: Its ETag, "" for none.
        ranges: Whether it knows Range.
        cuts: After how many bytes each of the first answers is cut off.
        failures: The answers that come before the good one: [503, 503].
        chunk, pause: It sends `chunk` bytes and waits `pause` seconds.
        picky: Whether it turns Python's own User-Agent away with 403.
        moved: Where it sends one on to.
    """

    def __init__(self, body=b"", **behaviour):
        self.body = body
        self.status = 200
        self.headers = {}
        self.etag = '"1"'
        self.ranges = True
        self.cuts = []
        self.failures = []
        self.chunk = 1 << 20
        self.pause = 0.0
        self.picky = False
        self.moved = ""
        for name, value in behaviour.items():
            assert hasattr(self, name)
            setattr(self, name, list(value) if isinstance(value, list) else value)


class Web:
    """The server: `pages` by path, `seen` the requests as (path, Range header or "")."""

    def __init__(self):
        self.pages = {}
        self.seen = []
        self.address = ""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        web = self.server.web
        web.seen.append((self.path, self.headers.get("Range", "")))
        self.close_connection = True
        page = web.pages.get(self.path)
        if page is None:
            return self.send_error(404)
        if page.picky and "Python-urllib" in self.headers.get("User-Agent", "Python-urllib"):
            return self.send_error(403)
        if page.failures:
            return self.send_error(page.failures.pop(0))
        if page.moved:
            self.send_response(302)
            self.send_header("Location", page.moved)
            self.send_header("Content-Length", "0")
            return self.end_headers()
        return self.answer(page)

    def answer(self, page):
        wanted = self.headers.get("Range", "")
        same = self.headers.get("If-Range", page.etag) == page.etag
        start = int(wanted.removeprefix("bytes=").partition("-")[0]) if wanted and page.ranges and same else 0
        if start >= len(page.body) and start:
            self.send_response(416)
            self.send_header("Content-Range", f"bytes */{len(page.body)}")
            self.send_header("Content-Length", "0")
            return self.end_headers()
        body = page.body[start:]
        self.send_response(206 if start else page.status)
        headers = {"Content-Length": str(len(body)), "ETag": page.etag}
        if start:
            headers["Content-Range"] = f"bytes {start}-{len(page.body) - 1}/{len(page.body)}"
        for name, value in {**headers, **page.headers}.items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        if page.cuts:
            body = body[: page.cuts.pop(0)]
        for place in range(0, len(body), page.chunk):
            self.wfile.write(body[place : place + page.chunk])
            self.wfile.flush()
            time.sleep(page.pause)
        return None

    def log_message(self, *arguments):
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """A client that went away is part of the game."""


@contextmanager
def serve():
    """A server while this lasts."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.web = web = Web()
    web.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
