"""The version of the API and of this program."""

VERSION = "0.1.0"
