"""What turns the bytes of each kind of file into text."""
