"""One utterance, and every wording of it."""

from retold.quotations.find import QuotationHints, find_quotations

__all__ = ["QuotationHints", "find_quotations"]
