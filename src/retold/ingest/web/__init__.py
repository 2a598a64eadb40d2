"""Feeds, lists of feeds, sitemaps and the pages they name; fetched only when that is asked."""
