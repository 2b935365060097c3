const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8_000;

/** Statuses that say nothing about the request itself. */
export const REPEATABLE: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** How long all attempts of one request may take together. */
export class Patience {
  readonly #endsAt: number;

  constructor(limitMs: number) {
    this.#endsAt = Date.now() + limitMs;
  }

  get leftMs(): number {
    return Math.max(this.#endsAt - Date.now(), 1);
  }

  /**
   * How long to wait after an attempt, counted from 0; nothing when it was the last.
   *
   * Full jitter: anything up to a bound that doubles, on top of what was asked for.
   */
  pauseAfter(attempt: number, asked = 0): number | undefined {
    const bound = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
    const pause = asked + Math.random() * bound;
    return attempt + 1 < ATTEMPTS && pause < this.leftMs ? pause : undefined;
  }
}

/** How long `Retry-After` asks to wait: seconds, or an instant. */
export function askedMs(response: Response): number {
  const asked = response.headers.get("Retry-After") ?? "";
  const wait = /^\d+$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : 0;
}

/** Waits, or ends with the reason of a signal. */
export async function waited(ms: number, signal?: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await unlessAborted(new Promise<void>((resolve) => (timer = setTimeout(resolve, ms))), signal);
  } finally {
    clearTimeout(timer);
  }
}

/** What comes of some work, or the reason of a signal if that comes first. */
export async function unlessAborted<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (signal === undefined) return work;
  const over = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    const end = () => reject(signal.reason as Error);
    signal.addEventListener("abort", end, { once: true, signal: over.signal });
    if (signal.aborted) end();
  });
  return Promise.race([work, aborted]).finally(() => over.abort());
}
