// In Chromium, without a bundler: what `npm run test:browser` runs. CHROMIUM names another browser than Debian's.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { request as asking } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { AGREEMENT, bodyOf, serving, startRegister } from "./register.mjs";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const OPTIONS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"];
const TYPES = { ".js": "text/javascript", ".mjs": "text/javascript" };
const IMPORTS = {
  "@convenant/client": "/dist/index.js",
  "openapi-fetch": "/node_modules/openapi-fetch/dist/index.mjs",
  jose: "/node_modules/jose/dist/webapi/index.js",
};

/** Runs in the page. */
async function program(client, agreementId, token) {
  const { createConvenant, matching, memoryCursorStore, ProblemError } = client;
  const register = createConvenant({ url: location.origin, token });
  const path = { agreementId };
  const agreement = await register.GET("/agreements/{agreementId}", { params: { path } });
  const params = { path, header: matching(agreement) };
  const changed = await register.PATCH("/agreements/{agreementId}", { params, body: { note: "Read.", reason: "To try" } });
  const refused = await register.PATCH("/agreements/{agreementId}", { params, body: { note: "Late.", reason: "To try" } })
    .catch((problem) => problem instanceof ProblemError && problem.slug);
  let areas = 0;
  for await (const area of register.items("/areas", { params: { query: { limit: 3 } } })) areas += area.id ? 1 : 0;
  let events = 0;
  for await (const event of register.events(memoryCursorStore())) events += event.id ? 1 : 0;
  const document = await register.POST("/documents", { body: { kind: "letter", title: "Bijlage", available: true } });
  const text = "Bijlage bij het besluit.\n".repeat(100_000);
  const sent = [];
  const file = new Blob([text], { type: "text/plain" });
  await register.upload(document, file, "bijlage.txt", { progress: (done, total) => sent.push([done, total]) });
  const differs = await register.upload(document, new Blob(["later"]), "later.txt").catch((problem) => problem.slug);
  const copy = await register.download(document.data.id);
  const isSame = (await copy.text()) === text;
  return { version: changed.data.version, refused, areas, events, sent, differs, isSame };
}

function pageOf(token) {
  return `<!doctype html><link rel="icon" href="data:,"><script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>
    <script type="module">
      const tell = (body) => fetch("/told", { method: "POST", body });
      try {
        const client = await import("@convenant/client");
        await tell(JSON.stringify(await (${program})(client, "${AGREEMENT}", "${token}")));
      } catch (fault) {
        await tell(JSON.stringify({ fault: String(fault), cause: String(fault.cause), stack: fault.stack }));
      }
    </script>`;
}

/** Hands a request on to the register, as the proxy does behind which a page and the register have one address. */
function handOn(url, request, response) {
  const { method, headers } = request;
  const onward = asking(new URL(request.url, url), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", () => response.destroy());
  request.pipe(onward);
}

test("works in a browser as it is", async (t) => {
  const service = await startRegister();
  t.after(() => service.stop());
  const page = pageOf(service.tokenOf("registrar", "gemeente-maastricht"));
  let told;
  const telling = new Promise((resolve) => (told = resolve));
  const url = await serving(t, async (request, response) => {
    if (request.url.startsWith("/v1/")) return handOn(service.url, request, response);
    if (request.url === "/told") {
      told(JSON.parse(await bodyOf(request)));
      return response.end();
    }
    if (request.url === "/") return response.writeHead(200, { "Content-Type": "text/html" }).end(page);
    const path = normalize(request.url);
    response.writeHead(200, { "Content-Type": TYPES[extname(path)] });
    return response.end(await readFile(join(PACKAGE, path)));
  });
  const profile = await mkdtemp(join(tmpdir(), "convenant-chromium-"));
  const browser = spawn(CHROMIUM, [...OPTIONS, `--user-data-dir=${profile}`, url], { stdio: "ignore" });
  const ended = once(browser, "exit");
  t.after(async () => {
    browser.kill();
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });
  const { sent, events, ...found } = await Promise.race([telling, ended.then(() => assert.fail("the browser ended"))]);
  assert.deepEqual(found, { version: 2, refused: "version-conflict", areas: 8, differs: "version-conflict", isSame: true });
  assert.ok(events > 10);
  assert.ok(sent.length > 0);
  assert.equal(sent.at(-1)[0], sent.at(-1)[1]);
});
