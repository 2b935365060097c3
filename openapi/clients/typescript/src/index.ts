export { createConvenant, matching, type Convenant, type ConvenantOptions } from "./convenant.js";
export {
  memoryCursorStore,
  type CloudEvent,
  type CursorStore,
  type Feed,
  type FeedOptions,
  type FeedPage,
  type FollowOptions,
} from "./feed.js";
export { DamagedFileError, type Files, type Progress, type TransferOptions } from "./files.js";
export {
  CursorEpochChangedError,
  ProblemError,
  TokenError,
  UnreachableError,
  VersionConflictError,
  type Fault,
} from "./problem.js";
export { clientCredentials, type Algorithm, type ClientCredentials, type TokenSource } from "./tokens.js";
export type { ProblemSlug } from "./schema.js";
export type { Answer, Lists, Paths, Rehearsal, Schemas } from "./types.js";
