import { SignJWT, importJWK, importPKCS8, type CryptoKey, type JWK, type KeyObject } from "jose";
import { TokenError, UnreachableError } from "./problem.js";
import { askedMs, Patience, REPEATABLE, waited } from "./retrying.js";

/** Gives an access token; `refused` is the one the register just refused, if it did. */
export type TokenSource = (refused?: string) => string | undefined | Promise<string | undefined>;
export type Algorithm = "RS256" | "PS256" | "ES256";

export interface ClientCredentials {
  readonly tokenUrl: string;
  readonly clientId: string;
  /** A private key: PKCS #8 as PEM, or a JWK. */
  readonly key: string | JWK;
  readonly algorithm: Algorithm;
  readonly keyId?: string;
  readonly scope?: string;
  /** What the token endpoint expects in the assertion; by default its own address. */
  readonly audience?: string;
  readonly fetch?: typeof fetch;
}

const ASSERTION_SECONDS = 60;
// A token is not used in its last moments: on its way to the register it would expire.
const MARGIN_SECONDS = 30;
const LIFETIME_WHEN_UNSAID_SECONDS = 300;
const PATIENCE_MS = 30_000;
const OK = 200;

interface Kept {
  readonly token: string;
  readonly until: number;
}

/**
 * OAuth 2.0 client credentials, proven with a signed assertion (`private_key_jwt`, RFC 7523).
 *
 * A token is kept until just before it expires, or until the register refuses it; then it is renewed once, however
 * many requests wait for it.
 */
export function clientCredentials(credentials: ClientCredentials): TokenSource {
  let kept: Kept | undefined;
  let renewing: Promise<Kept> | undefined;
  return async (refused) => {
    if (kept !== undefined && kept.token !== refused && Date.now() < kept.until) return kept.token;
    renewing ??= renewed(credentials).finally(() => (renewing = undefined));
    kept = await renewing;
    return kept.token;
  };
}

async function renewed(credentials: ClientCredentials): Promise<Kept> {
  const askedAt = Date.now();
  const { status, said } = await answered(credentials);
  if (status !== OK) {
    const reason = [said["error"], said["error_description"]].filter(Boolean).join(": ");
    throw new TokenError(`${credentials.tokenUrl} refused with ${status}: ${reason}`);
  }
  const { access_token: token, expires_in: lifetime = LIFETIME_WHEN_UNSAID_SECONDS } = said;
  if (typeof token !== "string" || typeof lifetime !== "number") {
    throw new TokenError(`${credentials.tokenUrl} answered without an access token`);
  }
  // Of a short life half is used, so that there is always a token to use.
  return { token, until: askedAt + Math.max(lifetime - MARGIN_SECONDS, lifetime / 2) * 1000 };
}

/** Asks until there is an answer that says something about who asks. */
async function answered(credentials: ClientCredentials): Promise<{ status: number; said: Record<string, unknown> }> {
  const patience = new Patience(PATIENCE_MS);
  for (let attempt = 0; ; attempt += 1) {
    let asked = 0;
    let cause: unknown;
    // Anew for each attempt: an assertion counts once.
    const form = await formOf(credentials);
    try {
      const response = await posted(credentials, form, patience.leftMs);
      const text = await response.text();
      if (!REPEATABLE.has(response.status)) return { status: response.status, said: membersOf(text) };
      asked = askedMs(response);
      cause = new TokenError(`status ${response.status}`);
    } catch (fault) {
      cause = fault;
    }
    const pause = patience.pauseAfter(attempt, asked);
    if (pause === undefined) throw new UnreachableError(`no token from ${credentials.tokenUrl}`, { cause });
    await waited(pause);
  }
}

async function formOf(credentials: ClientCredentials): Promise<URLSearchParams> {
  return new URLSearchParams({
    grant_type: "client_credentials",
    client_id: credentials.clientId,
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    client_assertion: await assertion(credentials),
    ...(credentials.scope === undefined ? {} : { scope: credentials.scope }),
  });
}

async function posted(credentials: ClientCredentials, body: URLSearchParams, limitMs: number): Promise<Response> {
  const headers = { Accept: "application/json" };
  const signal = AbortSignal.timeout(limitMs);
  return (credentials.fetch ?? fetch)(credentials.tokenUrl, { method: "POST", body, headers, signal, redirect: "manual" });
}

function membersOf(text: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(text);
    return read !== null && typeof read === "object" ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

async function assertion({ clientId, key, algorithm, keyId, audience, tokenUrl }: ClientCredentials): Promise<string> {
  const named = keyId ?? (typeof key === "string" ? undefined : key.kid);
  return new SignJWT()
    .setProtectedHeader(named === undefined ? { alg: algorithm } : { alg: algorithm, kid: named })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(audience ?? tokenUrl)
    .setJti(crypto.randomUUID())
    .setIssuedAt()
    .setExpirationTime(`${ASSERTION_SECONDS}s`)
    .sign(await privateKey(key, algorithm));
}

async function privateKey(key: string | JWK, algorithm: Algorithm): Promise<CryptoKey | KeyObject | Uint8Array> {
  return typeof key === "string" ? importPKCS8(key, algorithm) : importJWK(key, algorithm);
}
