"""`python -m app` is the command `convenant`."""

from app.kit.starting import imported


def main() -> None:
    """Run the command."""
    imported("app.cli").main()


if __name__ == "__main__":
    main()
