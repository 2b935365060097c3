// Files over a network that is slow, breaks off or falls silent; the clock is the test's.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { createConvenant, UnreachableError } from "@convenant/client";
import { pass, stopClock } from "./clock.mjs";
import { bodyOf, serving } from "./register.mjs";

const LIMIT_MS = 60_000;
const DOCUMENT = { data: { id: "1", links: { self: "/v1/documents/1" } }, etag: '"1"' };
const TEXT = "Bijlage bij het besluit.\n".repeat(8_000);
const ETAG = `"${createHash("sha256").update(TEXT).digest("hex")}"`;

test("asks again for a file that broke off", async (t) => {
  let asked = 0;
  const url = await serving(t, (request, response) => {
    asked += 1;
    response.writeHead(200, { "Content-Type": "text/plain", "Content-Length": String(TEXT.length), ETag: ETAG });
    if (asked > 1) return response.end(TEXT);
    response.write(TEXT.slice(0, 1_000));
    setTimeout(() => response.destroy(), 20);
  });
  const told = [];
  const file = await createConvenant({ url }).download("1", { progress: (done, total) => told.push([done, total]) });
  assert.equal(await file.text(), TEXT);
  assert.equal(file.type, "text/plain");
  assert.deepEqual(told[0], [1_000, TEXT.length]);
  assert.deepEqual(told.at(-1), [TEXT.length, TEXT.length]);
});

test("sends a file again from its beginning, with the same key", async (t) => {
  const keys = [];
  const bodies = [];
  const url = await serving(t, async (request, response) => {
    keys.push(request.headers["idempotency-key"]);
    bodies.push(await bodyOf(request));
    response.writeHead(keys.length === 1 ? 503 : 200, { "Content-Type": "application/json", "Retry-After": "0" });
    response.end(JSON.stringify({ id: "1" }));
  });
  const told = [];
  const progress = (done, total) => told.push([done, total]);
  await createConvenant({ url }).upload(DOCUMENT, new Blob([TEXT]), "bijlage.txt", { progress });
  assert.equal(keys[0], keys[1]);
  assert.equal(bodies[0], bodies[1]);
  assert.ok(bodies[0].includes(TEXT));
  const whole = told.filter(([done, total]) => done === total);
  assert.equal(whole.length, 2);
});

test("a file that arrives damaged is told", async (t) => {
  const url = await serving(t, (request, response) => {
    response.writeHead(200, { "Content-Type": "text/plain", ETag: ETAG });
    response.end("not what was kept");
  });
  await assert.rejects(createConvenant({ url }).download("1"), { name: "DamagedFileError" });
});

test("a file that is fetched may take longer than other requests, as long as it comes", async (t) => {
  stopClock(t);
  let arriving;
  const body = new ReadableStream({ start: (controller) => (arriving = controller) });
  const fetch = (request) => {
    request.signal.addEventListener("abort", () => arriving.error(request.signal.reason));
    return Promise.resolve(new Response(body, { headers: { ETag: ETAG } }));
  };
  const file = createConvenant({ url: "http://register", fetch }).download("1");
  await pass(t, 0);
  for (const part of [TEXT.slice(0, 9), TEXT.slice(9)]) {
    await pass(t, LIMIT_MS - 1_000);
    arriving.enqueue(new TextEncoder().encode(part));
    await pass(t, 0);
  }
  arriving.close();
  assert.equal(await (await file).text(), TEXT);
});

test("a file that is sent may take longer than other requests, as long as it goes", async (t) => {
  stopClock(t);
  let pieces = 0;
  const fetch = async (request) => {
    const reader = request.body.getReader();
    while (!(await reader.read()).done) {
      pieces += 1;
      await pass(t, LIMIT_MS - 1_000);
      request.signal.throwIfAborted();
    }
    return Response.json({ id: "1" });
  };
  const { data } = await createConvenant({ url: "http://register", fetch }).upload(DOCUMENT, new Blob([TEXT]), "b.txt");
  assert.equal(data.id, "1");
  assert.ok(pieces > 2);
});

test("a file that no longer moves is given up, also by a network that never ends what it began", async () => {
  const stalled = () => Promise.resolve(new Response(new ReadableStream()));
  const register = createConvenant({ url: "http://register", fetch: stalled, timeLimitMs: 200 });
  await assert.rejects(register.download("1"), UnreachableError);
  await assert.rejects(register.upload(DOCUMENT, new Blob([TEXT]), "b.txt"), UnreachableError);
});

test("a request that is stopped ends, also by a network that never ends what it began", async () => {
  const register = createConvenant({ url: "http://register", fetch: () => new Promise(() => undefined) });
  const ending = new AbortController();
  const read = register.download("1", { signal: ending.signal });
  setTimeout(() => ending.abort(new Error("no longer wanted")), 50);
  await assert.rejects(read, /no longer wanted/);
});
