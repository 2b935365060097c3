"""`python -m app` is the command `convenant`."""

from app.cli import main

main()
