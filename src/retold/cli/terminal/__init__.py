"""The summary in the terminal, drawn from the same views as the page."""
