"""What goes wrong in a page without anybody seeing it."""

from playwright.sync_api import ConsoleMessage, Page, Request


def watched(page: Page, own_address: str, complaints: list[str]) -> Page:
    """Write down what a page complains of, and every request that leaves this register."""

    def heard(message: ConsoleMessage) -> None:
        # The browser reports an answer such as 403 too; whether one was expected, the test says.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            complaints.append(message.text)

    def sent(request: Request) -> None:
        if not request.url.startswith((own_address, "data:")):
            complaints.append(request.url)

    page.on("console", heard)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", sent)
    return page
