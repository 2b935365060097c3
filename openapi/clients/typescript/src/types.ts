import type { FetchResponse, MaybeOptionalInit } from "openapi-fetch";
import type { HttpMethod, MediaType, PathsWithMethod, RequiredKeysOf } from "openapi-typescript-helpers";
import type { components, paths as described } from "./schema.js";

export type Schemas = components["schemas"];
export type Rehearsal = Schemas["Rehearsal"];

// What the client sets by itself.
type Own = "Idempotency-Key" | "Convenant-Organisation";
type HeadersLeft<H> = Omit<H, Own> & { [Name in Extract<keyof H, Own>]?: string };
type ParametersLeft<P> = P extends { header: infer H }
  ? Omit<P, "header"> & (Exclude<keyof H, Own> extends never ? { header?: HeadersLeft<H> } : { header: HeadersLeft<H> })
  : P;
type Relaxed<O> = O extends { parameters: infer P } ? Omit<O, "parameters"> & { parameters: ParametersLeft<P> } : O;

/** The description, in which the headers that the client sets by itself need not be given. */
export type Paths = {
  [Path in keyof described]: { [M in keyof described[Path]]: Relaxed<described[Path][M]> };
};

type Rehearsing = { params: { query: { validateOnly: true } } };
type Operation = Record<string | number, unknown>;
type Received<O, Init> = O extends Operation ? NonNullable<FetchResponse<O, Init, MediaType>["data"]> : never;

/** What an operation answers with; with `validateOnly: true` what it would have answered. */
export type AnswerTo<O, Init> = Init extends Rehearsing ? Rehearsal : Exclude<Received<O, Init>, Rehearsal>;

/** What was answered, and where. */
export interface Answer<T> {
  readonly data: T;
  /** The version of a record, for `matching` and `refresh`. */
  readonly etag: string | undefined;
  readonly url: string;
  readonly response: Response;
}

/** What is given with an address; it may be left out where nothing is required. */
export type Given<I> = RequiredKeysOf<I> extends never ? [init?: I] : [init: I];

/** One HTTP method of the register: an address of the description, then its parameters and body. */
export type Method<M extends HttpMethod> = <
  Path extends PathsWithMethod<Paths, M>,
  const I extends MaybeOptionalInit<Paths[Path], M>,
>(
  path: Path,
  ...init: Given<I>
) => Promise<Answer<AnswerTo<Paths[Path][M], I>>>;

/** A page of a list. */
export interface Page {
  readonly items: readonly unknown[];
  readonly links: { readonly next?: string | null };
}

type ReadPaths = PathsWithMethod<Paths, "get">;
type AnswerOf<Path extends ReadPaths> = AnswerTo<Paths[Path]["get"], undefined>;

/** The addresses of lists. */
export type Lists = { [Path in ReadPaths]: AnswerOf<Path> extends Page ? Path : never }[ReadPaths];
export type PageOf<Path extends Lists> = Extract<AnswerOf<Path>, Page>;
export type ItemOf<Path extends Lists> = PageOf<Path>["items"][number];
