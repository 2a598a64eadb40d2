"""One module a format: bytes to documents, nothing decided about their zones."""
