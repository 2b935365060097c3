import { askedMs } from "./retrying.js";
import type { ProblemSlug } from "./schema.js";

/** A fault in the input, and where it is. */
export interface Fault {
  /** `body`, `query`, `path` or `header`. */
  readonly in: string;
  /** JSON Pointer in the body, or the name of the parameter. */
  readonly location: string;
  readonly code: string;
  readonly detail: string;
}

/** The members of a problem document (RFC 9457), with whatever else its kind says. */
export type ProblemMembers = Readonly<Record<string, unknown>>;

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** The register refused a request, and says why and how to mend it. */
export class ProblemError extends Error {
  override readonly name: string = "ProblemError";
  /** The kind of problem, such as `version-conflict`: the last part of `type`. A newer register may know others. */
  readonly slug: ProblemSlug | (string & Record<never, never>);
  /** The address of the page that explains cause and remedy. */
  readonly type: string | undefined;
  readonly title: string;
  readonly detail: string;
  /** Mention this when reporting a fault. */
  readonly requestId: string | undefined;
  /** Every fault found in the input. */
  readonly faults: readonly Fault[];

  constructor(
    readonly status: number,
    /** Everything the problem document says. */
    readonly members: ProblemMembers,
    /** How long the register asks to wait before another request; 0 when it does not say. */
    readonly waitMs = 0,
  ) {
    const title = text(members["title"]) ?? `status ${status}`;
    const detail = text(members["detail"]) ?? "";
    const faults: readonly Fault[] = Array.isArray(members["errors"]) ? (members["errors"] as Fault[]) : [];
    const said = [detail, ...faults.map((fault) => `${fault.location}: ${fault.detail}`)].filter(Boolean);
    super([title, ...said].join("\n"));
    this.title = title;
    this.detail = detail;
    this.type = text(members["type"]);
    this.slug = this.type?.split("/").at(-1) ?? "";
    this.requestId = text(members["requestId"]);
    this.faults = faults;
  }
}

/** Somebody changed the record since it was read: `members` says what, who and why. */
export class VersionConflictError extends ProblemError {
  override readonly name = "VersionConflictError";
  /** The version there is now. */
  get currentVersion(): number | undefined {
    const version = this.members["currentVersion"];
    return typeof version === "number" ? version : undefined;
  }
  /** JSON Pointers of the members that changed since the version that was read. */
  get changedMembers(): readonly string[] {
    const changed = this.members["changedMembers"];
    return Array.isArray(changed) ? (changed as string[]) : [];
  }
}

/** The register was restored from a backup: the place in the feed belongs to the history before that. */
export class CursorEpochChangedError extends ProblemError {
  override readonly name = "CursorEpochChangedError";
  /** The last event both histories share, or nothing if they share none. */
  get lastCommonSequence(): number | undefined {
    const sequence = this.members["lastCommonSequence"];
    return typeof sequence === "number" ? sequence : undefined;
  }
  /** Where the feed goes on, or nothing if it begins again. */
  get resume(): string | undefined {
    return text(this.members["resume"]);
  }
}

/** Nobody answered in the time there was. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
}

/** No access token was to be had. */
export class TokenError extends Error {
  override readonly name = "TokenError";
}

const KINDS: Readonly<Record<string, typeof ProblemError>> = {
  "version-conflict": VersionConflictError,
  "cursor-epoch-changed": CursorEpochChangedError,
};

/** Reads a refusal; what a proxy in between says is no problem document and becomes one without a slug. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const said = await response.text();
  let members: ProblemMembers = { title: response.statusText || `status ${response.status}` };
  try {
    const read: unknown = JSON.parse(said);
    if (read !== null && typeof read === "object" && !Array.isArray(read)) members = read as ProblemMembers;
  } catch {
    // Not JSON: the status says enough.
  }
  const slug = text(members["type"])?.split("/").at(-1) ?? "";
  return new (KINDS[slug] ?? ProblemError)(response.status, members, askedMs(response));
}
