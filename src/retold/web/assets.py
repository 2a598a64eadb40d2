"""The style sheet and the scripts: read once, served from memory under their hash."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from importlib import resources

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

_SHARED = resources.files("retold.export") / "templates"
_OWN = resources.files("retold.web") / "static"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of ours that pages use."""

    name: str
    media_type: str
    body: bytes

    @property
    def address(self) -> str:
        """Its address, which changes when it does."""
        return f"/static/{sha256(self.body).hexdigest()[:12]}/{self.name}"


def _read() -> dict[str, Asset]:
    style = b"\n".join(
        [
            *((_SHARED / name).read_bytes() for name in ("colours.css", "page.css", "stemma.css")),
            (_OWN / "desk.css").read_bytes(),
        ]
    )
    made = [
        Asset("desk.css", "text/css", style),
        Asset("icon.svg", "image/svg+xml", (_OWN / "icon.svg").read_bytes()),
        Asset("desk.js", "text/javascript", (_OWN / "desk.js").read_bytes()),
    ]
    return {one.address: one for one in made}


ASSETS = _read()


async def serve_icon(_request: Request) -> Response:
    """The icon under the name that browsers ask for where a page names none."""
    asset = next(one for one in ASSETS.values() if one.name == "icon.svg")
    return Response(asset.body, media_type=asset.media_type)


async def serve_asset(request: Request) -> Response:
    """One of the files above; a path that is none of their addresses is not looked for anywhere."""
    asset = ASSETS.get(request.url.path)
    if asset is None:
        return PlainTextResponse("There is no such file.\n", status_code=404)
    lasting = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(asset.body, media_type=asset.media_type, headers=lasting)
