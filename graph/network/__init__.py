"""What letters state as a network that runs upwards, and the paths through it."""
