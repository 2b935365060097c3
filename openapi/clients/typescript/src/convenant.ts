import createClient, { type MaybeOptionalInit } from "openapi-fetch";
import { feed, type Feed } from "./feed.js";
import { files, type Files } from "./files.js";
import { Reached, send, type Exchange, type Sending } from "./sending.js";
import type { TokenSource } from "./tokens.js";
import type { Answer, Given, ItemOf, Lists, Method, Page, PageOf, Paths } from "./types.js";

export interface ConvenantOptions {
  /** Where the register is, without `/v1`. */
  readonly url: string;
  /** An access token, or what gives one; without it you read what is public. */
  readonly token?: string | TokenSource;
  /** The id of the organisation you act for; who has roles at one only need not say. */
  readonly organisation?: string;
  /**
   * Attempts of a request take no longer than this together: 60,000 by default. A file, or an answer that is streamed,
   * may take longer once it moves.
   */
  readonly timeLimitMs?: number;
  /** What is used for `fetch`; files sent from a browser go over its XMLHttpRequest. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** A register of cooperation agreements. Every refusal is thrown as a `ProblemError`. */
export interface Convenant extends Feed, Files {
  readonly GET: Method<"get">;
  readonly POST: Method<"post">;
  readonly PATCH: Method<"patch">;
  /** Reads a list page by page. */
  pages<Path extends Lists>(
    path: Path,
    ...init: Given<MaybeOptionalInit<Paths[Path], "get">>
  ): AsyncGenerator<PageOf<Path>, void, undefined>;
  /** Reads what stands in a list, page after page, as far as you go on. */
  items<Path extends Lists>(
    path: Path,
    ...init: Given<MaybeOptionalInit<Paths[Path], "get">>
  ): AsyncGenerator<ItemOf<Path>, void, undefined>;
  /** Reads again what was read; when nothing changed the very same answer is returned. */
  refresh<T>(answer: Answer<T>): Promise<Answer<T>>;
}

const TIME_LIMIT_MS = 60_000;
const NOT_MODIFIED = 304;

/** The header that says which version of a record a change is made on. */
export function matching(answer: Answer<unknown>): { "If-Match": string } {
  if (answer.etag === undefined) throw new Error("read the record as a whole before you change it: this has no ETag");
  return { "If-Match": answer.etag };
}

// How openapi-fetch is called once the types were checked at our own door.
type Untyped = (path: string, init?: object) => Promise<{ data?: unknown; response: Response }>;

/** Returns a client of a register. */
export function createConvenant(options: ConvenantOptions): Convenant {
  const { url, token, organisation, timeLimitMs = TIME_LIMIT_MS, fetch: fetching = fetch } = options;
  const origin = url.replace(/\/+$/, "");
  const reached = new Reached();
  const sending: Sending = {
    token: typeof token === "function" ? token : () => token,
    organisation,
    timeLimitMs,
    fetch: (request) => fetching(request),
    reached,
  };
  const asked = new WeakMap<Response, string>();
  const sent = async (request: Request, exchange?: Exchange): Promise<Response> => {
    const response = await send(sending, request, exchange);
    asked.set(response, request.url);
    return response;
  };
  const streamed = { fetch: (request: Request) => sent(request, sending.fetch) };
  const client = createClient<Paths>({ baseUrl: `${origin}/v1`, fetch: (request) => sent(request) });

  const answered =
    (method: Untyped) =>
    async (path: string, init: { parseAs?: unknown } = {}): Promise<Answer<never>> => {
      const { data, response } = await method(path, init.parseAs === "stream" ? { ...init, ...streamed } : init);
      return answerOf(data as never, response, asked.get(response) ?? response.url);
    };
  const read = async <T>(address: string, headers: Record<string, string> = {}): Promise<Answer<T> | undefined> => {
    const request = new Request(new URL(address, origin), { headers: { Accept: "application/json", ...headers } });
    const response = await sent(request);
    return response.status === NOT_MODIFIED
      ? undefined
      : answerOf((await response.json()) as T, response, request.url);
  };
  const get = answered(client.GET as Untyped);

  async function* pages(path: string, init?: object): AsyncGenerator<Page, void, undefined> {
    let answer: Answer<Page> | undefined = await get(path, init);
    while (answer !== undefined) {
      yield answer.data;
      const next: string | null | undefined = answer.data.links.next;
      answer = next ? await read<Page>(next) : undefined;
    }
  }
  async function* items(path: string, init?: object): AsyncGenerator<unknown, void, undefined> {
    for await (const page of pages(path, init)) yield* page.items;
  }

  return {
    GET: get as Method<"get">,
    POST: answered(client.POST as Untyped) as Method<"post">,
    PATCH: answered(client.PATCH as Untyped) as Method<"patch">,
    pages: pages as Convenant["pages"],
    items: items as Convenant["items"],
    refresh: async (answer) => {
      const known: Record<string, string> = answer.etag === undefined ? {} : { "If-None-Match": answer.etag };
      return (await read(answer.url, known)) ?? answer;
    },
    ...feed(get as Method<"get">, reached),
    ...files(origin, sending.fetch, sent),
  };
}

function answerOf<T>(data: T, response: Response, url: string): Answer<T> {
  return { data, etag: response.headers.get("ETag") ?? undefined, url, response };
}
