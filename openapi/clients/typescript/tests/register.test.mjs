// Against a register that really runs.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { after, before, describe, test } from "node:test";
import { createConvenant, matching, memoryCursorStore, ProblemError, UnreachableError, VersionConflictError } from "@convenant/client";
import { fileCursorStore } from "@convenant/client/node";
import { AGREEMENT, startRegister } from "./register.mjs";

const PATH = { path: { agreementId: AGREEMENT } };

describe("a register", () => {
  let service;
  let register;

  before(async () => {
    service = await startRegister();
    register = createConvenant({ url: service.url, token: service.tokenOf("registrar", "gemeente-maastricht") });
  });
  after(() => service.stop());

  test("reads a record, and again only when it changed", async () => {
    const read = await register.GET("/agreements/{agreementId}", { params: PATH });
    assert.equal(read.data.id, AGREEMENT);
    assert.equal(await register.refresh(read), read);
    const body = { note: "Compared with the signed original.", reason: "Checked by the archive" };
    const changed = await register.PATCH("/agreements/{agreementId}", {
      params: { ...PATH, header: matching(read) },
      body,
    });
    assert.equal(changed.data.version, read.data.version + 1);
    const again = await register.refresh(read);
    assert.equal(again.data.note, body.note);
    assert.equal(again.etag, changed.etag);
  });

  test("goes through what is found, with what was looked for marked", async () => {
    const query = { q: "wijken", limit: 1 };
    const kinds = new Set();
    for await (const hit of register.items("/search", { params: { query } })) {
      kinds.add(hit.kind);
      const marked = hit.snippet.filter((part) => part.isMatch).map((part) => part.text.toLowerCase());
      assert.ok(marked.length > 0 && marked.every((text) => text.startsWith("wijk")), hit.id);
    }
    assert.ok(kinds.has("agreement") && kinds.has("document"));
  });

  test("tells what changed since, who and why", async () => {
    const read = await register.GET("/agreements/{agreementId}", { params: PATH });
    const change = (note) =>
      register.PATCH("/agreements/{agreementId}", {
        params: { ...PATH, header: matching(read) },
        body: { note, reason: "Two officers at once" },
      });
    await change("First.");
    await assert.rejects(change("Second."), (problem) => {
      assert.ok(problem instanceof VersionConflictError);
      assert.equal(problem.slug, "version-conflict");
      assert.deepEqual(problem.changedMembers, ["/note"]);
      assert.equal(problem.currentVersion, read.data.version + 1);
      return true;
    });
  });

  test("goes through a list page after page, and no further than it is read", async () => {
    const query = { limit: 3, sort: "name" };
    const names = [];
    for await (const area of register.items("/areas", { params: { query } })) names.push(area.name);
    const whole = await register.GET("/areas", { params: { query: { limit: 100, sort: "name" } } });
    assert.deepEqual(names, whole.data.items.map((area) => area.name));
    assert.ok(names.length > 3);
    const pages = register.pages("/areas", { params: { query: { ...query, count: "exact" } } });
    const { value: page } = await pages.next();
    assert.equal(page.items.length, 3);
    assert.equal(page.total, names.length);
    await pages.return();
  });

  test("tries first, and records once", async () => {
    const body = { kind: "letter", title: "Brief aan de raad", available: false };
    const count = async () =>
      (await register.GET("/documents", { params: { query: { count: "exact", limit: 1 } } })).data.total;
    const before = await count();
    const trial = await register.POST("/documents", { params: { query: { validateOnly: true } }, body });
    assert.equal(trial.data.status, 201);
    assert.equal(await count(), before);
    const header = { "Idempotency-Key": crypto.randomUUID() };
    const first = await register.POST("/documents", { params: { header }, body });
    const second = await register.POST("/documents", { params: { header }, body });
    assert.equal(second.data.id, first.data.id);
    assert.equal(await count(), before + 1);
  });

  test("throws refusals with what is wrong and where", async () => {
    await assert.rejects(
      register.POST("/organisations", { body: { slug: "x y", name: "", kind: "municipality" } }),
      (problem) => {
        assert.ok(problem instanceof ProblemError);
        assert.equal(problem.status, 400);
        assert.deepEqual(problem.faults.map((fault) => fault.location).sort(), ["/name", "/slug"]);
        assert.match(problem.type, /\/problems\//);
        assert.ok(problem.requestId);
        return true;
      },
    );
    const nobody = createConvenant({ url: service.url });
    await assert.rejects(nobody.GET("/agreements/{agreementId}", { params: PATH }), { status: 404, slug: "not-found" });
  });

  test("reads other forms than JSON", async () => {
    const csv = await register.GET("/reports/agreements", {
      params: { query: { groupBy: "status" } },
      headers: { Accept: "text/csv" },
      parseAs: "text",
    });
    assert.match(csv.response.headers.get("Content-Type"), /^text\/csv/);
    assert.match(csv.data, /In besluitvorming/);
  });

  test("sends a file with progress and fetches it whole", async () => {
    const body = { kind: "letter", title: "Een bijlage", available: true };
    const document = await register.POST("/documents", { body });
    const text = "Bijlage bij het besluit.\n".repeat(40_000);
    const told = [];
    const progress = (done, total) => told.push([done, total]);
    const sent = await register.upload(document, new Blob([text], { type: "text/plain" }), "bijlage.txt", { progress });
    assert.equal(sent.data.version, document.data.version + 1);
    assert.ok(told.length > 1);
    assert.equal(told.at(-1)[0], told.at(-1)[1]);
    const received = [];
    const fetched = await register.download(sent.data.id, { progress: (done) => received.push(done) });
    assert.equal(await fetched.text(), text);
    assert.equal(received.at(-1), text.length);
    await assert.rejects(register.upload(document, new Blob(["later"]), "later.txt"), { slug: "version-conflict" });
  });

  test("reads every event once, also after a restart halfway", async (t) => {
    const directory = await mkdtemp(join(tmpdir(), "convenant-cursor-"));
    t.after(() => rm(directory, { recursive: true }));
    const place = join(directory, "events.cursor");
    const all = [];
    for await (const event of register.events(memoryCursorStore(), { limit: 500 })) all.push(event.id);
    const seen = [];
    for await (const event of register.events(fileCursorStore(place), { limit: 30 })) {
      seen.push(event.id);
      if (seen.length === 70) break;
    }
    const kept = await readFile(place, "utf8");
    assert.ok(kept.length > 10);
    for await (const event of register.events(fileCursorStore(place), { limit: 30 })) seen.push(event.id);
    assert.deepEqual([...new Set(seen)], all);
    // What had come but was not done with comes again, and no more than that.
    assert.ok(seen.length > all.length && seen.length <= all.length + 30);
    const more = [];
    for await (const event of register.events(fileCursorStore(place))) more.push(event);
    assert.deepEqual(more, []);
  });

  test("follows what happens, through a register that does not answer for a while", async (t) => {
    const ending = new AbortController();
    let isDown = true;
    let answers = 0;
    const flaky = async (request) => {
      if (isDown) throw new TypeError("the network is down");
      const response = await fetch(request);
      answers += 1;
      return response;
    };
    const token = service.tokenOf("registrar", "gemeente-maastricht");
    const follower = createConvenant({ url: service.url, token, timeLimitMs: 2_000, fetch: flaky });
    const unreachable = follower.events(memoryCursorStore("latest"));
    await assert.rejects(unreachable.next(), UnreachableError);
    const events = follower.follow(memoryCursorStore("latest"), { pauseMs: 50, signal: ending.signal });
    const next = events.next();
    await wait(100);
    isDown = false;
    // The first answer settles where "latest" is; what is recorded after it must come.
    while (answers === 0) await wait(20);
    const { data } = await register.POST("/documents", { body: { kind: "letter", title: "Vers", available: false } });
    const { value } = await next;
    assert.equal(value.subject, data.id);
    const waiting = events.next();
    ending.abort(new Error("enough"));
    await assert.rejects(waiting, /enough/);
  });

  test("acts for the organisation it is told", async () => {
    const organisations = await register.GET("/organisations", { params: { query: { limit: 100 } } });
    const other = organisations.data.items.find((found) => found.slug === "woonpunt");
    const stranger = createConvenant({
      url: service.url,
      token: service.tokenOf("registrar", "gemeente-maastricht"),
      organisation: other.id,
    });
    await assert.rejects(stranger.POST("/documents", { body: { kind: "letter", title: "Namens een ander", available: false } }), {
      status: 403,
    });
  });

  test("takes tokens from client credentials that another issuer gives", async (t) => {
    const { exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT } = await import("jose");
    const issuerKeys = await generateKeyPair("RS256", { extractable: true });
    const clientKeys = await generateKeyPair("ES256", { extractable: true });
    const jwk = { ...(await exportJWK(issuerKeys.publicKey)), kid: "issuer-1", alg: "RS256", use: "sig" };
    const privateJwk = { ...(await exportJWK(clientKeys.privateKey)), kid: "partner-1" };
    let issuer;
    let asked = 0;
    const server = createServer(async (request, response) => {
      response.setHeader("Content-Type", "application/json");
      if (request.url === "/jwks") return response.end(JSON.stringify({ keys: [jwk] }));
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      const form = new URLSearchParams(Buffer.concat(chunks).toString());
      const publicKey = await importJWK(await exportJWK(clientKeys.publicKey), "ES256");
      const { payload, protectedHeader } = await jwtVerify(form.get("client_assertion"), publicKey, {
        issuer: "partner-system",
        subject: "partner-system",
        audience: `${issuer}/token`,
        requiredClaims: ["jti", "exp", "iat"],
      });
      assert.equal(protectedHeader.kid, "partner-1");
      assert.equal(payload.exp - payload.iat, 60);
      asked += 1;
      const token = await new SignJWT({ client_id: "partner-system", scope: form.get("scope") })
        .setProtectedHeader({ alg: "RS256", kid: "issuer-1", typ: "at+jwt" })
        .setIssuer(issuer)
        .setSubject("partner-system")
        .setAudience("convenant")
        .setIssuedAt()
        .setExpirationTime("5m")
        .setJti(crypto.randomUUID())
        .sign(issuerKeys.privateKey);
      return response.end(JSON.stringify({ access_token: token, token_type: "Bearer", expires_in: 300 }));
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    t.after(() => server.close());
    issuer = `http://127.0.0.1:${server.address().port}`;
    const issuers = [{ issuer, audience: "convenant", jwks_address: `${issuer}/jwks` }];
    const other = await startRegister({ CONVENANT_ISSUERS: JSON.stringify(issuers) });
    t.after(() => other.stop());
    other.convenant("member", "partner-system", "--issuer", issuer, "--organisation", "woonpunt", "--role", "registrar");
    const { clientCredentials } = await import("@convenant/client");
    const token = clientCredentials({
      tokenUrl: `${issuer}/token`,
      clientId: "partner-system",
      key: privateJwk,
      algorithm: "ES256",
      scope: "agreements.read",
    });
    const partner = createConvenant({ url: other.url, token });
    const reads = [1, 2, 3].map(() => partner.GET("/agreements/{agreementId}", { params: PATH }));
    const found = await Promise.all(reads);
    assert.deepEqual(found.map((answer) => answer.data.id), [AGREEMENT, AGREEMENT, AGREEMENT]);
    assert.equal(asked, 1);
  });
});
