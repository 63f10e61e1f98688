"""Ask a server over http(s), under our own name, patiently and with an end.

The only module of l10n that opens a socket, and only when `l10n models install` makes it.
"""

from __future__ import annotations

import http.client
import random
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from email.message import Message
from importlib.metadata import PackageNotFoundError, version
from typing import IO, TypeVar, cast

TIMEOUT = 30.0
"""Seconds without a single byte after which a connection is given up; a slow one that moves is not."""
PAUSES = (1.0, 2.0, 4.0, 8.0)
"""Seconds before each further try of one address; getting further than ever before starts the count again."""
LONGEST_PAUSE = 60.0
MAX_TRIES = 100

_TRANSIENT = {408, 425, 429, 500, 502, 503, 504}
_Result = TypeVar("_Result")


class GoneError(Exception):
    """This address will not give us the file, however often we ask."""


class RangeError(Exception):
    """The server does not have the rest that we asked for."""


class CutError(Exception):
    """It did not work this time; it may the next time.

    Attributes:
        moved: Whether we got further than ever before.
        pause: Seconds that the server wants us to wait.
    """

    def __init__(self, why: str, *, moved: bool = False, pause: float = 0.0) -> None:
        super().__init__(why)
        self.moved = moved
        self.pause = pause


def fetch_bytes(url: str, *, limit: int) -> bytes:
    """A small file of at most `limit` bytes; tried less long than a large one, because a person waits for it.

    Raises:
        GoneError: It cannot be had.
    """

    def attempt() -> bytes:
        with open_url(url, {}) as response:
            try:
                data = response.read(limit + 1)
            except (OSError, http.client.HTTPException) as error:
                raise CutError(describe(error)) from error
            if len(data) > limit:
                raise GoneError(f"it is longer than {limit} bytes")
            if len(data) < length_of(response):
                raise CutError("the connection was cut")
            return data

    return retry(attempt, PAUSES[:2])


def retry(attempt: Callable[[], _Result], pauses: Sequence[float] = ()) -> _Result:
    """Try until it works, with growing pauses, `PAUSES` unless told otherwise.

    Raises:
        GoneError: It did not work in the end; the last reason.
    """
    pauses = pauses or PAUSES
    failures = 0
    for tries_left in reversed(range(MAX_TRIES)):
        try:
            return attempt()
        except CutError as error:
            failures = 0 if error.moved else failures + 1
            if failures > len(pauses) or not tries_left:
                raise GoneError(str(error)) from error
            pause = max(pauses[max(failures - 1, 0)], error.pause)
            # Some of it by chance, so that a newsroom's machines do not all come back at once.
            time.sleep(min(pause, LONGEST_PAUSE) * random.uniform(0.8, 1.2))
    raise AssertionError("unreachable")


@contextmanager
def open_url(url: str, headers: Mapping[str, str]) -> Iterator[http.client.HTTPResponse]:
    """The server's answer, when it is a good one.

    Raises:
        CutError: Worth another try.
        GoneError: Not worth another try.
        RangeError: The part asked for in `headers` is not there.
    """
    try:
        request = urllib.request.Request(
            url, headers={"User-Agent": _user_agent(), "Accept-Encoding": "identity", **headers}
        )
        response = cast(
            http.client.HTTPResponse, urllib.request.build_opener(_Redirects).open(request, timeout=TIMEOUT)
        )
    except urllib.error.HTTPError as error:
        with error:
            why = f"the server answers {error.code} {describe(error.reason)}"
            if error.code in _TRANSIENT:
                raise CutError(why, pause=_retry_after(error.headers)) from error
            if error.code == http.client.REQUESTED_RANGE_NOT_SATISFIABLE:
                raise RangeError(why) from error
            raise GoneError(why) from error
    except urllib.error.URLError as error:
        reason = error.reason
        if isinstance(reason, (str, ssl.SSLCertVerificationError)):
            raise GoneError(describe(reason)) from error
        raise CutError(describe(reason)) from error
    except (http.client.InvalidURL, ValueError) as error:
        raise GoneError(describe(error)) from error
    except (OSError, http.client.HTTPException) as error:
        raise CutError(describe(error)) from error
    with response:
        yield response


def length_of(response: http.client.HTTPResponse) -> int:
    """The length of the body in bytes as the server says it; 0 when it does not."""
    text = response.headers.get("Content-Length", "")
    return int(text) if text.isascii() and text.isdigit() else 0


def describe(error: object) -> str:
    """An error of a connection in a few words."""
    if isinstance(error, TimeoutError):
        return f"no answer for {TIMEOUT:.0f} seconds"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    # Some of urllib's messages have several lines.
    return " ".join(str(error).split()) or type(error).__name__


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects to http(s) only, and never from https to http."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        scheme = newurl.partition(":")[0].lower()
        if scheme != "https" and (scheme != "http" or req.type == "https"):
            raise urllib.error.URLError(f"the server sends us on to {newurl}, which is not safe")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _retry_after(headers: Message) -> float:
    text = headers.get("Retry-After", "")
    return min(float(text), LONGEST_PAUSE) if text.isascii() and text.isdigit() else 0.0


def _user_agent() -> str:
    # Some servers turn Python's own User-Agent away.
    try:
        return f"l10n/{version('l10n')} (Argos package client)"
    except PackageNotFoundError:
        return "l10n (Argos package client)"
