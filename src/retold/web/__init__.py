"""The desk's pages: HTML made on the server, from what `Desk` gives and nothing else."""

from retold.web.app import make_app
from retold.web.settings import WebSettings

__all__ = ["WebSettings", "make_app"]
