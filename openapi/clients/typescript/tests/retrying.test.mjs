// How long is waited between attempts; the clock is the test's.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createConvenant } from "@convenant/client";
import { pass, stopClock } from "./clock.mjs";

const AREA = { params: { path: { areaId: "96d5d6ba-921d-5a49-afbe-ae1890e32842" } } };

/** Asks a register that answers as it is told, and counts how often it was asked. */
function asking(answer) {
  const asked = { times: 0 };
  const fetch = () => {
    asked.times += 1;
    return Promise.resolve(answer());
  };
  asked.outcome = createConvenant({ url: "http://register", fetch }).GET("/areas/{areaId}", AREA).catch((fault) => fault);
  return asked;
}

test("waits up to a bound that doubles until it is eight seconds, six times at most", async (t) => {
  stopClock(t);
  t.mock.method(Math, "random", () => 1);
  const asked = asking(() => new Response(null, { status: 503 }));
  await pass(t, 0);
  for (const [times, bound] of [500, 1_000, 2_000, 4_000, 8_000].entries()) {
    await pass(t, bound - 1);
    assert.equal(asked.times, times + 1);
    await pass(t, 1);
    assert.equal(asked.times, times + 2);
  }
  assert.equal((await asked.outcome).status, 503);
});

test("waits for no more than chance says", async (t) => {
  stopClock(t);
  t.mock.method(Math, "random", () => 0);
  const asked = asking(() => new Response(null, { status: asked.times < 3 ? 502 : 200 }));
  for (let times = 0; times < 3; times += 1) await pass(t, 1);
  assert.equal(asked.times, 3);
});

for (const [form, said] of [["seconds", () => "7"], ["an instant", () => new Date(Date.now() + 7_000).toUTCString()]]) {
  test(`never asks again sooner than Retry-After says, in ${form}`, async (t) => {
    stopClock(t);
    t.mock.method(Math, "random", () => 0.5);
    const asked = asking(() => new Response(null, { status: 429, headers: { "Retry-After": said() } }));
    await pass(t, 0);
    await pass(t, 7_249);
    assert.equal(asked.times, 1);
    await pass(t, 1);
    assert.equal(asked.times, 2);
  });
}
