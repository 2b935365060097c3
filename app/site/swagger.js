// Starts Swagger UI on this register's own description, and mends what it leaves out for who hears the page or types.

const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", follow);
follow();

const freshKey = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16).padStart(8, "0")).join("");

// Every command gets a key of its own: with one key for all, the second would be refused.
function fillInKeys(spec) {
  for (const path of Object.values(spec.paths)) {
    for (const operation of Object.values(path)) {
      for (const parameter of operation.parameters ?? []) {
        if (parameter.name === "Idempotency-Key") parameter.example = freshKey();
      }
    }
  }
}

const root = document.querySelector("#swagger-ui");

// What Swagger UI draws without a name.
const names = {
  "#servers": "Server",
  ".information-container > section": "About this API",
  "section.schemes": "Server and authorization",
  "section.filter": "Filter by tag",
  ".close-modal": "Close",
  ".modal-btn[type=submit]": "Authorize with these credentials",
  ".body-param__text": "Request body",
};
// What scrolls, so that the keyboard has to reach it.
const scrolling = {
  "pre.curl": "Request as a curl command",
  ".body-param__example": "Example of a request body",
  "pre.example": "Example of an answer",
  ".highlight-code > pre:not(.example, .curl, .body-param__example)": "Body of the answer",
};
// It draws only the operations in view: without the tag above them their headings would skip a level.
const levels = { "h3.opblock-tag": "2", ".models > h4": "2", ".opblock-body h4": "3", ".opblock-body h5": "4" };

const every = (selector, mend) => root.querySelectorAll(selector).forEach(mend);
const give = (element, attributes) => Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));

function mend() {
  for (const [selector, name] of Object.entries(names)) every(selector, (element) => give(element, { "aria-label": name }));
  for (const [selector, name] of Object.entries(scrolling)) {
    every(selector, (element) => give(element, { tabindex: "0", role: "group", "aria-label": name }));
  }
  every("tr[data-param-name]", (row) => {
    const field = { "aria-label": row.dataset.paramName };
    row.querySelectorAll("input, select, textarea").forEach((element) => give(element, field));
  });
  every("table.responses-table[role]", (table) => table.removeAttribute("role"));
  every(".responses-header > td", (cell) => give(cell, { role: "columnheader" }));
  for (const [selector, level] of Object.entries(levels)) every(selector, (heading) => give(heading, { "aria-level": level }));
  // It gives a list and the label around it the same id.
  every("label[id]:has(select[id])", (label) => label.removeAttribute("id"));
  every(".modal-ux:not([role])", openDialog);
}

// Where the keyboard was before it came where it is.
let left = null;
root.addEventListener("focusout", ({ target }) => { left = target; });

function openDialog(dialog) {
  const isInside = dialog.contains(document.activeElement);
  const opener = isInside ? left : document.activeElement;
  give(dialog, { role: "dialog", "aria-modal": "true", "aria-label": "Available authorizations" });
  if (!isInside) dialog.querySelector("input, button:not(.close-modal)")?.focus();
  const closed = new MutationObserver(() => {
    if (dialog.isConnected) return;
    closed.disconnect();
    removeEventListener("keydown", onEscape);
    if (opener?.isConnected) opener.focus();
  });
  const onEscape = ({ key }) => key === "Escape" && dialog.querySelector(".close-modal")?.click();
  closed.observe(root, { childList: true, subtree: true });
  addEventListener("keydown", onEscape);
}

new MutationObserver(mend).observe(root, { childList: true, subtree: true });

// The path of an operation stands in the button that opens it, where no link may stand; its tag stays a link.
const pathsAreNoLinks = ({ React }) => ({
  wrapComponents: {
    DeepLink: (DeepLink) => (props) =>
      props.path.includes("/") ? React.createElement("span", null, props.text) : React.createElement(DeepLink, props),
  },
});

fetch("/v1/openapi.json")
  .then((answer) => answer.json())
  .then((spec) => {
    // The description names the public address; here the page talks to whichever address it was opened at.
    spec.servers = [{ url: `${location.origin}/v1` }];
    fillInKeys(spec);
    const ui = SwaggerUIBundle({
      spec,
      dom_id: "#swagger-ui",
      deepLinking: true,
      filter: true,
      persistAuthorization: true,
      displayRequestDuration: true,
      docExpansion: "list",
      defaultModelsExpandDepth: 0,
      validatorUrl: null,
      syntaxHighlight: { activated: true, theme: "tomorrow-night" },
      presets: [SwaggerUIBundle.presets.apis],
      plugins: [pathsAreNoLinks],
    });
    addEventListener("hashchange", () => ui.layoutActions.parseDeepLinkHash(decodeURIComponent(location.hash)));
  });
