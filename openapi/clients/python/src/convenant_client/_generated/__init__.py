"""Made from the API description by `make generate`; never edited by hand."""

API_VERSION = "0.1.0"
