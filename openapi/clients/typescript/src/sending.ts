import { ProblemError, UnreachableError, problemOf } from "./problem.js";
import type { TokenSource } from "./tokens.js";

export interface Sending {
  readonly token: TokenSource;
  /** The id of the organisation that is acted for; who has roles at one only need not say. */
  readonly organisation: string | undefined;
  /** How long all attempts of one request may take together. */
  readonly timeLimitMs: number;
  readonly fetch: (request: Request) => Promise<Response>;
}

const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8_000;
const UNAUTHORISED = 401;
const CONFLICT = 409;
const REPEATABLE = new Set([429, 502, 503, 504]);
const COMMANDS = new Set(["POST", "PATCH"]);

/**
 * Sends a request until it is answered: with a token, and with an `Idempotency-Key` that stays the same.
 *
 * Repeated is after a fault of the connection and after answers that say nothing about the request itself: 429, 502,
 * 503, 504, and that an earlier attempt of it still runs. JSON is read as part of the attempt, so that an answer that
 * breaks off halfway is asked for again; anything else streams.
 *
 * @throws ProblemError when it was refused.
 * @throws UnreachableError when nobody answered in time.
 */
export async function send(sending: Sending, given: Request): Promise<Response> {
  const request = prepared(sending, given);
  const endsAt = Date.now() + sending.timeLimitMs;
  let token = await sending.token();
  let isRenewed = false;
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await attempted(sending, request, token, endsAt);
    if (outcome instanceof Response) {
      if (outcome.ok || outcome.status === 304) return outcome;
      const problem = await problemOf(outcome);
      if (problem.status === UNAUTHORISED && token !== undefined && !isRenewed) {
        isRenewed = true;
        const refused = token;
        token = await sending.token(refused);
        if (token !== refused) continue;
      }
      const pause = isRepeatable(problem) ? pauseAfter(attempt, endsAt, askedMs(outcome)) : undefined;
      if (pause === undefined) throw problem;
      await waited(pause, request.signal);
    } else {
      const pause = pauseAfter(attempt, endsAt);
      if (pause === undefined) {
        throw new UnreachableError(`no answer from ${new URL(request.url).origin}`, { cause: outcome.fault });
      }
      await waited(pause, request.signal);
    }
  }
}

function prepared(sending: Sending, given: Request): Request {
  const request = new Request(given);
  if (COMMANDS.has(request.method) && !request.headers.has("Idempotency-Key")) {
    request.headers.set("Idempotency-Key", crypto.randomUUID());
  }
  if (sending.organisation !== undefined && COMMANDS.has(request.method)) {
    request.headers.set("Convenant-Organisation", sending.organisation);
  }
  return request;
}

async function attempted(
  sending: Sending,
  request: Request,
  token: string | undefined,
  endsAt: number,
): Promise<Response | { readonly fault: unknown }> {
  const limit = AbortSignal.timeout(Math.max(endsAt - Date.now(), 1));
  try {
    const attempt = new Request(request.clone(), { signal: AbortSignal.any([request.signal, limit]) });
    if (token !== undefined) attempt.headers.set("Authorization", `Bearer ${token}`);
    return await wholeJson(await sending.fetch(attempt));
  } catch (fault) {
    request.signal.throwIfAborted();
    return { fault };
  }
}

async function wholeJson(response: Response): Promise<Response> {
  if (!/[/+]json\b/.test(response.headers.get("Content-Type") ?? "")) return response;
  const { status, statusText, headers } = response;
  return new Response(await response.arrayBuffer(), { status, statusText, headers });
}

function isRepeatable(problem: ProblemError): boolean {
  return REPEATABLE.has(problem.status) || (problem.status === CONFLICT && problem.slug === "idempotency-in-progress");
}

/** How long `Retry-After` asks to wait: seconds, or an instant. */
function askedMs(response: Response): number {
  const asked = response.headers.get("Retry-After") ?? "";
  const wait = /^\d+$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : 0;
}

/** Full jitter: anything up to a bound that doubles, on top of what the register asked for; nothing after the last. */
function pauseAfter(attempt: number, endsAt: number, asked = 0): number | undefined {
  const bound = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
  const pause = asked + Math.random() * bound;
  return attempt + 1 < ATTEMPTS && Date.now() + pause < endsAt ? pause : undefined;
}

/** Waits, or ends with the reason of a signal. */
export async function waited(ms: number, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const aborted = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", aborted);
      resolve();
    }, ms);
    signal?.addEventListener("abort", aborted, { once: true });
  });
}
