import { ProblemError, UnreachableError, problemOf } from "./problem.js";
import { Patience, REPEATABLE, unlessAborted, waited } from "./retrying.js";
import type { TokenSource } from "./tokens.js";

export interface Sending {
  readonly token: TokenSource;
  /** The id of the organisation that is acted for; who has roles at one only need not say. */
  readonly organisation: string | undefined;
  /** How long all attempts of one request may take together. */
  readonly timeLimitMs: number;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly reached: Reached;
}

/**
 * Makes one attempt: what it does belongs to the attempt, and is done again with the next one. Something that takes
 * long says with `moved` that it goes on; only when nothing moves is it ended.
 */
export type Exchange = (request: Request, moved: () => void) => Promise<Response>;

type Piece = Uint8Array<ArrayBuffer>;

const UNAUTHORISED = 401;
const CONFLICT = 409;
const NOT_MODIFIED = 304;
const SEQUENCE = "Convenant-Sequence";
const COMMANDS = new Set(["POST", "PATCH"]);

/** The last entry of the journal that was written or heard of: what is read from then on shows at least that. */
export class Reached {
  #sequence = 0;

  take(sequence: number): void {
    if (sequence > this.#sequence) this.#sequence = sequence;
  }

  /** The entry as a header, or nothing before there is one. */
  get header(): string | undefined {
    return this.#sequence > 0 ? String(this.#sequence) : undefined;
  }
}

/**
 * Sends a request until it is answered: with a token, and with an `Idempotency-Key` that stays the same.
 *
 * Repeated is after a fault of the connection and after answers that say nothing about the request itself: 429, 502,
 * 503, 504, and that an earlier attempt of it still runs. By default the answer is read whole as part of the attempt,
 * so that one which breaks off halfway is asked for again.
 *
 * @throws ProblemError when it was refused.
 * @throws UnreachableError when nobody answered in time.
 */
export async function send(sending: Sending, given: Request, exchange: Exchange = wholly(sending)): Promise<Response> {
  const request = prepared(sending, given);
  const patience = new Patience(sending.timeLimitMs);
  const tokenAfter = async (refused?: string) => unlessAborted(Promise.resolve(sending.token(refused)), request.signal);
  let token = await tokenAfter();
  let isRenewed = false;
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await attempted(sending, request, token, patience, exchange);
    let pause: number | undefined;
    if (outcome instanceof Response) {
      sending.reached.take(Number(outcome.headers.get(SEQUENCE)));
      if (outcome.ok || outcome.status === NOT_MODIFIED) return outcome;
      const problem = await problemOf(outcome);
      if (problem.status === UNAUTHORISED && token !== undefined && !isRenewed) {
        isRenewed = true;
        const refused = token;
        token = await tokenAfter(refused);
        if (token !== refused) continue;
      }
      pause = isRepeatable(problem) ? patience.pauseAfter(attempt, problem.waitMs) : undefined;
      if (pause === undefined) throw problem;
    } else {
      pause = patience.pauseAfter(attempt);
      if (pause === undefined) {
        throw new UnreachableError(`no answer from ${new URL(request.url).origin}`, { cause: outcome.fault });
      }
    }
    await waited(pause, request.signal);
  }
}

function prepared(sending: Sending, given: Request): Request {
  const request = new Request(given);
  const { headers } = request;
  const add = (name: string, value: string | undefined) => {
    if (value !== undefined && !headers.has(name)) headers.set(name, value);
  };
  if (COMMANDS.has(request.method)) {
    add("Idempotency-Key", crypto.randomUUID());
    add("Convenant-Organisation", sending.organisation);
  } else {
    add(SEQUENCE, sending.reached.header);
  }
  return request;
}

async function attempted(
  sending: Sending,
  request: Request,
  token: string | undefined,
  patience: Patience,
  exchange: Exchange,
): Promise<Response | { readonly fault: unknown }> {
  const limit = new AbortController();
  const end = () => limit.abort(new DOMException("nothing came in time", "TimeoutError"));
  let timer = setTimeout(end, patience.leftMs);
  const moved = () => {
    clearTimeout(timer);
    timer = setTimeout(end, sending.timeLimitMs);
  };
  try {
    const signal = AbortSignal.any([request.signal, limit.signal]);
    // Redirects are not followed: a register makes none, and whoever else does is not told what a command says.
    const attempt = new Request(request.clone(), { signal, redirect: "manual" });
    if (token !== undefined) attempt.headers.set("Authorization", `Bearer ${token}`);
    // Raced, too: a runtime may collect the signal of a request that nothing else holds, and then never ends it.
    const exchanged = unlessAborted(exchange(attempt, moved), limit.signal);
    const response = await unlessAborted(exchanged, request.signal);
    return response.ok ? response : await whole(response);
  } catch (fault) {
    request.signal.throwIfAborted();
    return { fault };
  } finally {
    clearTimeout(timer);
  }
}

/** Fetches, and reads the answer whole. */
function wholly(sending: Sending): Exchange {
  return async (request) => whole(await sending.fetch(request));
}

/** Reads an answer to its end; `progress` is told of each piece. */
export async function whole(response: Response, progress?: (octets: number) => void): Promise<Response> {
  const { status, statusText, headers, body } = response;
  if (body === null) return response;
  const counted = progress === undefined ? body : body.pipeThrough(counting(progress));
  return new Response(await new Response(counted).arrayBuffer(), { status, statusText, headers });
}

/** Tells how many bytes went through so far. */
export function counting(progress: (octets: number) => void): TransformStream<Piece, Piece> {
  let octets = 0;
  return new TransformStream({
    transform(chunk, controller) {
      octets += chunk.byteLength;
      controller.enqueue(chunk);
      progress(octets);
    },
  });
}

function isRepeatable(problem: ProblemError): boolean {
  return REPEATABLE.has(problem.status) || (problem.status === CONFLICT && problem.slug === "idempotency-in-progress");
}
