// What a network and a register can do wrong, staged.
import assert from "node:assert/strict";
import { test } from "node:test";
import { clientCredentials, createConvenant, memoryCursorStore, TokenError, UnreachableError } from "@convenant/client";
import { exportJWK, generateKeyPair } from "jose";
import { bodyOf, serving } from "./register.mjs";

const AREA = { params: { path: { areaId: "96d5d6ba-921d-5a49-afbe-ae1890e32842" } } };
const DOCUMENT = { body: { kind: "letter", title: "Brief" } };

function answer(response, status, body, headers = {}) {
  response.writeHead(status, { "Content-Type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

function problem(response, status, slug, headers = {}, members = {}) {
  const body = { type: `https://convenant.example.org/problems/${slug}`, title: slug, status, detail: "", requestId: "1" };
  answer(response, status, { ...body, ...members }, { "Content-Type": "application/problem+json", ...headers });
}

async function privateJwk(algorithm = "ES256") {
  return exportJWK((await generateKeyPair(algorithm, { extractable: true })).privateKey);
}

test("repeats a command with the same key until it is answered", async (t) => {
  const keys = [];
  const bodies = [];
  const url = await serving(t, async (request, response) => {
    keys.push(request.headers["idempotency-key"]);
    bodies.push(await bodyOf(request));
    if (keys.length === 1) return problem(response, 503, "database-unavailable", { "Retry-After": "0" });
    if (keys.length === 2) return response.destroy();
    if (keys.length === 3) return problem(response, 409, "idempotency-in-progress");
    return answer(response, 201, { id: "1" }, { ETag: '"1"' });
  });
  const { data, etag } = await createConvenant({ url }).POST("/documents", DOCUMENT);
  assert.equal(data.id, "1");
  assert.equal(etag, '"1"');
  assert.equal(keys.length, 4);
  assert.equal(new Set(keys).size, 1);
  assert.match(keys[0], /^[0-9a-f-]{36}$/);
  assert.deepEqual(new Set(bodies), new Set([JSON.stringify(DOCUMENT.body)]));
});

test("asks again for an answer that broke off", async (t) => {
  let asked = 0;
  const url = await serving(t, (request, response) => {
    asked += 1;
    if (asked > 1) return answer(response, 200, { id: "1", name: "Nazareth" });
    response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "100" });
    response.write('{"id":');
    setTimeout(() => response.destroy(), 20);
  });
  const { data } = await createConvenant({ url }).GET("/areas/{areaId}", AREA);
  assert.equal(data.name, "Nazareth");
});

for (const parseAs of ["text", "arrayBuffer"]) {
  test(`asks again for ${parseAs} that broke off`, async (t) => {
    let asked = 0;
    const url = await serving(t, (request, response) => {
      asked += 1;
      response.writeHead(200, { "Content-Type": "text/csv", "Content-Length": "4" });
      if (asked > 1) return response.end("a;b\n");
      response.write("a;");
      setTimeout(() => response.destroy(), 20);
    });
    const query = { groupBy: "status" };
    const { data } = await createConvenant({ url }).GET("/reports/agreements", { params: { query }, parseAs });
    assert.equal(typeof data === "string" ? data : Buffer.from(data).toString(), "a;b\n");
    assert.equal(asked, 2);
  });
}

test("hands on an answer that is streamed before it is whole", async (t) => {
  let end;
  const url = await serving(t, (request, response) => {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    response.write("event: one\n\n");
    end = () => response.end();
  });
  const { data } = await createConvenant({ url }).GET("/events/stream", { parseAs: "stream" });
  const reader = data.pipeThrough(new TextDecoderStream()).getReader();
  assert.equal((await reader.read()).value, "event: one\n\n");
  end();
  assert.equal((await reader.read()).done, true);
});

test("never repeats what says something about the request", async (t) => {
  let asked = 0;
  const url = await serving(t, (request, response) => {
    asked += 1;
    problem(response, 409, "duplicate-resource");
  });
  await assert.rejects(createConvenant({ url }).POST("/documents", DOCUMENT), { slug: "duplicate-resource" });
  assert.equal(asked, 1);
});

test("follows no redirect, with a command nor for a token", async (t) => {
  let elsewhere = 0;
  const other = await serving(t, (request, response) => {
    elsewhere += 1;
    answer(response, 200, { access_token: "a", id: "1" });
  });
  const url = await serving(t, (request, response) => answer(response, 307, {}, { Location: `${other}/documents` }));
  await assert.rejects(createConvenant({ url }).POST("/documents", DOCUMENT), { name: "ProblemError", status: 307 });
  const token = clientCredentials({ tokenUrl: url, clientId: "partner", key: await privateJwk(), algorithm: "ES256" });
  await assert.rejects(createConvenant({ url, token }).POST("/documents", DOCUMENT), {
    name: "TokenError",
    message: /refused with 307/,
  });
  assert.equal(elsewhere, 0);
});

test("follows the feed no sooner than it was asked to", async (t) => {
  const asked = [];
  const url = await serving(t, (request, response) => {
    asked.push(performance.now());
    if (asked.length === 1) return problem(response, 429, "too-many-requests", { "Retry-After": "1" });
    const event = { id: "1", sequence: "1" };
    return answer(response, 200, { items: [event], hasMore: false, links: { next: "/v1/events?after=a" } });
  });
  const register = createConvenant({ url, timeLimitMs: 500 });
  for await (const event of register.follow(memoryCursorStore(), { pauseMs: 1 })) {
    assert.equal(event.id, "1");
    break;
  }
  assert.ok(asked[1] - asked[0] >= 990);
});

test("waits no longer than there is time, and says who did not answer", async (t) => {
  let asked = 0;
  const url = await serving(t, (request, response) => {
    asked += 1;
    problem(response, 429, "too-many-requests", { "Retry-After": "3600" });
  });
  await assert.rejects(createConvenant({ url }).GET("/areas/{areaId}", AREA), { status: 429 });
  assert.equal(asked, 1);
  const silent = await serving(t, () => undefined);
  const impatient = createConvenant({ url: silent, timeLimitMs: 100 });
  await assert.rejects(impatient.GET("/areas/{areaId}", AREA), (fault) => {
    assert.ok(fault instanceof UnreachableError);
    assert.match(fault.message, /127\.0\.0\.1/);
    return true;
  });
});

test("stops when it is told to, also between attempts", async (t) => {
  const url = await serving(t, (request, response) => problem(response, 503, "busy", { "Retry-After": "30" }));
  const ending = new AbortController();
  const read = createConvenant({ url }).GET("/areas/{areaId}", { ...AREA, signal: ending.signal });
  setTimeout(() => ending.abort(new Error("no longer wanted")), 50);
  await assert.rejects(read, /no longer wanted/);
});

test("stops when it is told to while it waits for a token", async () => {
  const ending = new AbortController();
  const token = () => new Promise(() => ending.abort(new Error("no longer wanted")));
  const register = createConvenant({ url: "http://127.0.0.1:1", token });
  await assert.rejects(register.GET("/areas/{areaId}", { ...AREA, signal: ending.signal }), /no longer wanted/);
});

test("reads what it wrote, met or heard of", async (t) => {
  const asked = [];
  const url = await serving(t, (request, response) => {
    asked.push([request.method, request.headers["convenant-sequence"], request.headers["convenant-organisation"]]);
    const headers = { "Convenant-Sequence": String(40 + asked.length) };
    if (asked.length === 2) return answer(response, 201, { id: "1" }, headers);
    if (asked.length === 4) return problem(response, 409, "duplicate-resource", headers);
    if (!request.url.startsWith("/v1/events")) return answer(response, 200, { id: "1" });
    const links = { self: "/v1/events", next: "/v1/events?after=end" };
    return answer(response, 200, { items: [{ sequence: "1000" }, { sequence: "999" }], hasMore: false, links });
  });
  const register = createConvenant({ url, organisation: "7849975c-cdb4-5279-87b2-bf95e5fa8740" });
  const read = () => register.GET("/areas/{areaId}", AREA);
  await read();
  await register.POST("/documents", DOCUMENT);
  await read();
  await assert.rejects(register.POST("/documents", DOCUMENT));
  await read();
  for await (const event of register.events(memoryCursorStore())) assert.ok(event);
  await read();
  const organisation = "7849975c-cdb4-5279-87b2-bf95e5fa8740";
  assert.deepEqual(asked, [
    ["GET", undefined, undefined],
    ["POST", undefined, organisation],
    ["GET", "42", undefined],
    ["POST", undefined, organisation],
    ["GET", "44", undefined],
    ["GET", "44", undefined],
    ["GET", "1000", undefined],
  ]);
});

test("a page of a proxy becomes a problem without a slug", async (t) => {
  const url = await serving(t, (request, response) => {
    response.writeHead(413, { "Content-Type": "text/html" });
    response.end("<h1>Too large</h1>");
  });
  await assert.rejects(createConvenant({ url }).POST("/documents", DOCUMENT), { status: 413, slug: "" });
});

test("a token that is refused is renewed once, whoever waits for it", async (t) => {
  let given = 0;
  const tokenUrl = await serving(t, async (request, response) => {
    await bodyOf(request);
    given += 1;
    const body = { access_token: `token-${given}`, expires_in: 300 };
    setTimeout(() => answer(response, 200, body), 20);
  });
  const seen = [];
  const url = await serving(t, (request, response) => {
    seen.push(request.headers.authorization);
    if (request.headers.authorization === "Bearer token-1") return problem(response, 401, "invalid-token");
    return answer(response, 200, { id: "1" });
  });
  const key = await privateJwk("PS256");
  const register = createConvenant({ url, token: clientCredentials({ tokenUrl, clientId: "p", key, algorithm: "PS256" }) });
  await Promise.all([1, 2, 3].map(() => register.GET("/areas/{areaId}", AREA)));
  assert.equal(given, 2);
  assert.equal(seen.filter((token) => token === "Bearer token-2").length, 3);
});

test("a token that stays refused is a refusal", async (t) => {
  let asked = 0;
  const url = await serving(t, (request, response) => {
    asked += 1;
    problem(response, 401, "invalid-token");
  });
  const tokens = ["first", "second", "third"];
  const register = createConvenant({ url, token: () => tokens.shift() });
  await assert.rejects(register.GET("/areas/{areaId}", AREA), { status: 401, slug: "invalid-token" });
  assert.equal(asked, 2);
});

test("says why no token was to be had", async (t) => {
  const tokenUrl = await serving(t, (request, response) => answer(response, 400, { error: "invalid_client" }));
  const token = clientCredentials({ tokenUrl, clientId: "p", key: await privateJwk(), algorithm: "ES256" });
  const register = createConvenant({ url: "http://127.0.0.1:1", token });
  await assert.rejects(register.GET("/areas/{areaId}", AREA), (fault) => {
    assert.ok(fault instanceof TokenError);
    assert.match(fault.message, /400: invalid_client/);
    return true;
  });
});

test("asks again for a token that did not come, with another assertion", async (t) => {
  const assertions = new Set();
  const tokenUrl = await serving(t, async (request, response) => {
    assertions.add(new URLSearchParams(await bodyOf(request)).get("client_assertion"));
    if (assertions.size === 1) return response.destroy();
    if (assertions.size === 2) return answer(response, 503, {}, { "Retry-After": "0" });
    return answer(response, 200, { access_token: "token" });
  });
  const url = await serving(t, (request, response) => answer(response, 200, { id: request.headers.authorization }));
  const token = clientCredentials({ tokenUrl, clientId: "p", key: await privateJwk(), algorithm: "ES256" });
  const { data } = await createConvenant({ url, token }).GET("/areas/{areaId}", AREA);
  assert.equal(data.id, "Bearer token");
  assert.equal(assertions.size, 3);
});

test("a key that does not fit is told at once", async () => {
  const token = clientCredentials({ tokenUrl: "http://127.0.0.1:1", clientId: "p", key: "no key", algorithm: "ES256" });
  await assert.rejects(createConvenant({ url: "http://127.0.0.1:1", token }).GET("/areas/{areaId}", AREA), TypeError);
});

test("goes on in a restored register where both histories are the same", async (t) => {
  const url = await serving(t, (request, response) => {
    const after = new URL(request.url, "http://register").searchParams.get("after");
    if (after === "old") {
      return problem(response, 410, "cursor-epoch-changed", {}, { resume: "shared", lastCommonSequence: 41 });
    }
    const items = after === "shared" ? [{ id: "new" }] : [];
    return answer(response, 200, { items, hasMore: false, links: { self: "/v1/events", next: "/v1/events?after=end" } });
  });
  const store = memoryCursorStore("old");
  const told = [];
  const ids = [];
  for await (const event of createConvenant({ url }).events(store, { restored: (last) => told.push(last) })) {
    ids.push(event.id);
  }
  assert.deepEqual(ids, ["new"]);
  assert.deepEqual(told, [41]);
  assert.equal(store.load(), "end");
});
