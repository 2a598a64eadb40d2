"""What archives run on."""
