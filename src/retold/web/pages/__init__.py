"""One page a file: its typed context, and the function that builds it from a desk."""
