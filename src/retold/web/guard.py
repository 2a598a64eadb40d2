"""What is asked of every request before a page sees it, and said with every answer.

The Host header (a name that was bound again to this machine is refused), the origin (Fetch
Metadata, and the Origin header for older browsers), the token, and the size of the body.
"""

from __future__ import annotations

import hmac
from html import escape
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from retold.web.settings import WebSettings

_SAFE = {"GET", "HEAD"}
_OURS = {"same-origin", "none"}
_UPLOADS = "/add"
_TOO_LARGE = "That is more than this page takes."

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not `no-referrer`: browsers then send `Origin: null` with our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Lets through what may pass, and adds the headers of safety to every answer."""

    def __init__(self, app: ASGIApp, settings: WebSettings) -> None:
        self.app, self.settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        send = _with_headers(send)
        refusal = self._refuse(scope)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        bounded = _Bounded(receive, self._most_bytes(scope))
        await self.app(scope, bounded.receive, send)

    def _refuse(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if headers.getlist("host") and len(headers.getlist("host")) > 1:
            return _refusal(400, "Two Host headers.")
        if headers.get("host", "").lower() not in self.settings.hosts:
            return _refusal(421, "This desk does not answer to that name.")
        if scope["method"] not in _SAFE | {"POST"}:
            return _refusal(405, "That is not done here.")
        given = _token_in_query(scope)
        if not self._is_ours(scope, headers, has_token=self._is_token(given)):
            return _refusal(403, "This came from another site; open the desk's own address.")
        length = headers.get("content-length", "0")
        if not length.isdigit() or len(length) > 12 or int(length) > self._most_bytes(scope):
            return _refusal(413, _TOO_LARGE)
        return self._ask_for_token(scope, headers, given)

    def _is_ours(self, scope: Scope, headers: Headers, *, has_token: bool) -> bool:
        """Whether a request comes from the desk's own pages, or was typed by the user.

        A link elsewhere that holds the token is the printed address, followed from a terminal or a
        note; it opens a page and changes nothing.
        """
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if origin is not None and origin != f"{scope['scheme']}://{headers['host'].lower()}":
            return False
        if scope["method"] not in _SAFE:
            return site in _OURS if site is not None else origin is not None
        if site is None or site in _OURS:
            return True
        return has_token and headers.get("sec-fetch-mode") == "navigate"

    def _is_token(self, given: str) -> bool:
        wanted = self.settings.token
        return bool(wanted) and hmac.compare_digest(given.encode(), wanted.encode())

    def _ask_for_token(self, scope: Scope, headers: Headers, given: str) -> Response | None:
        if not self.settings.token:
            return None
        if self._is_token(_cookie(headers, self.settings.cookie)):
            return _without_token(scope) if given else None
        if not self._is_token(given):
            return _refusal(
                403, "This desk asks for its token: open the address that `retold serve` printed."
            )
        entering = _enter(scope)
        entering.set_cookie(
            self.settings.cookie, self.settings.token, httponly=True, samesite="strict", path="/"
        )
        return entering

    def _most_bytes(self, scope: Scope) -> int:
        if scope["method"] in _SAFE:
            return 0
        is_upload = scope["path"] == _UPLOADS
        return self.settings.most_upload_bytes if is_upload else self.settings.most_form_bytes


class _Bounded:
    """A body that may not grow beyond a size, whatever its header says."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive, self._left = receive, most

    async def receive(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            self._left -= len(message.get("body", b""))
            if self._left < 0:
                raise HTTPException(413, _TOO_LARGE)
        return message


def _token_in_query(scope: Scope) -> str:
    query = parse_qsl(scope["query_string"].decode("latin-1"), max_num_fields=50)
    return next((value for name, value in query if name == "token"), "")


def _without_token(scope: Scope) -> RedirectResponse:
    """To the same page, so that the token does not stay in the address bar or in bookmarks."""
    return RedirectResponse(_address_without_token(scope), status_code=303)


def _enter(scope: Scope) -> HTMLResponse:
    """A page that goes on to the one asked for.

    No redirection: where the address was a link on another site, browsers would hold a strict
    cookie back along it.
    """
    address = escape(_address_without_token(scope))
    return HTMLResponse(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>retold</title>'
        f'<meta http-equiv="refresh" content="0;url={address}">'
        f'<p><a href="{address}">To the desk</a></p></html>'
    )


def _address_without_token(scope: Scope) -> str:
    query = parse_qsl(scope["query_string"].decode("latin-1"), max_num_fields=50)
    left = urlencode([(name, value) for name, value in query if name != "token"])
    # Two slashes in front would lead to another host.
    path = "/" + scope["path"].lstrip("/\\")
    return f"{path}?{left}" if left else path


def _cookie(headers: Headers, name: str) -> str:
    try:
        held = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return ""
    return held[name].value if name in held else ""


def _with_headers(send: Send) -> Send:
    async def send_safely(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            if "cache-control" not in headers:
                headers["Cache-Control"] = "private, no-store"
        await send(message)

    return send_safely


def _refusal(status: int, said: str) -> PlainTextResponse:
    return PlainTextResponse(f"{said}\n", status_code=status)
