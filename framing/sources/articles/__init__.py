"""What an article says of the names in it, and whom it has cited so far."""
