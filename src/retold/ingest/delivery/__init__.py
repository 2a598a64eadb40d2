"""Deliveries of press databases: many articles in one file, each with fields around it."""
