"""The commands of `chidao`, each loaded when it is called."""
