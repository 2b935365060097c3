import { CursorEpochChangedError, ProblemError, UnreachableError } from "./problem.js";
import { REPEATABLE, waited } from "./retrying.js";
import type { Reached } from "./sending.js";
import type { Method, Schemas } from "./types.js";

export type CloudEvent = Schemas["CloudEvent"];

/** Keeps the place in the feed. */
export interface CursorStore {
  load(): Promise<string | undefined> | string | undefined;
  save(cursor: string): Promise<void> | void;
}

export interface FeedOptions {
  /** Only these, such as `nl.convenanten.agreement-changed`. */
  readonly types?: readonly string[];
  /** Only records in the dossier of this agreement. */
  readonly agreementId?: string;
  /** Only what concerns this organisation. */
  readonly organisationId?: string;
  /** Most events on one page. */
  readonly limit?: number;
  readonly signal?: AbortSignal;
  /** Called when the register was restored: with the last event both histories share, or nothing if they share none. */
  readonly restored?: (lastCommonSequence: number | undefined) => Promise<void> | void;
}

export interface FollowOptions extends FeedOptions {
  /** How long to wait before looking again: 5,000 by default. */
  readonly pauseMs?: number;
}

/** Some events, and the place after them. */
export interface FeedPage {
  readonly items: readonly CloudEvent[];
  readonly cursor: string;
  readonly hasMore: boolean;
}

export interface Feed {
  /** Reads the feed page by page, from a place (or the beginning, or `latest`) until its end. */
  eventPages(after: string | undefined, options?: FeedOptions): AsyncGenerator<FeedPage, void, undefined>;
  /**
   * Reads the events from the place in a store until there are no more. The place moves on when you come back after
   * the last event of a page, and so are done with it: after a crash you get some again, never fewer.
   */
  events(store: CursorStore, options?: FeedOptions): AsyncGenerator<CloudEvent, void, undefined>;
  /** Reads the events from the place in a store for ever; outlasts a register that does not answer. */
  follow(store: CursorStore, options?: FollowOptions): AsyncGenerator<CloudEvent, void, undefined>;
}

const PAUSE_MS = 5_000;

/** A store that forgets. */
export function memoryCursorStore(cursor?: string): CursorStore {
  let kept = cursor;
  return {
    load: () => kept,
    save: (next) => {
      kept = next;
    },
  };
}

/** Reads the event feed with a client's GET; what is read after an event shows what it tells. */
export function feed(get: Method<"get">, reached: Reached): Feed {
  const page = async (after: string | undefined, options: FeedOptions): Promise<FeedPage> => {
    const { types, agreementId, organisationId, limit, signal, restored } = options;
    const query = {
      ...(after === undefined ? {} : { after }),
      ...(types === undefined ? {} : { type: types.join(",") }),
      ...(agreementId === undefined ? {} : { agreementId }),
      ...(organisationId === undefined ? {} : { organisationId }),
      ...(limit === undefined ? {} : { limit }),
    };
    try {
      const { data } = await get("/events", { params: { query }, ...(signal === undefined ? {} : { signal }) });
      for (const event of data.items) reached.take(Number(event.sequence));
      return { items: data.items, cursor: cursorIn(data.links.next), hasMore: data.hasMore };
    } catch (problem) {
      if (!(problem instanceof CursorEpochChangedError)) throw problem;
      await restored?.(problem.lastCommonSequence);
      return page(problem.resume, options);
    }
  };

  async function* eventPages(after: string | undefined, options: FeedOptions = {}) {
    let place = after;
    for (let hasMore = true; hasMore; ) {
      const found = await page(place, options);
      yield found;
      ({ cursor: place, hasMore } = found);
    }
  }

  async function* events(store: CursorStore, options: FeedOptions = {}) {
    const after = await store.load();
    for await (const { items, cursor } of eventPages(after, options)) {
      yield* items;
      if (cursor !== after) await store.save(cursor);
    }
  }

  async function* follow(store: CursorStore, options: FollowOptions = {}) {
    for (;;) {
      let pauseMs = options.pauseMs ?? PAUSE_MS;
      try {
        yield* events(store, options);
      } catch (fault) {
        if (!isPassing(fault)) throw fault;
        if (fault instanceof ProblemError) pauseMs = Math.max(pauseMs, fault.waitMs);
      }
      await waited(pauseMs, options.signal);
    }
  }

  return { eventPages, events, follow };
}

function isPassing(fault: unknown): boolean {
  return fault instanceof UnreachableError || (fault instanceof ProblemError && REPEATABLE.has(fault.status));
}

function cursorIn(next: string): string {
  const after = new URL(next, "http://register").searchParams.get("after");
  if (after === null) throw new Error(`the feed gave no place to go on: ${next}`);
  return after;
}
