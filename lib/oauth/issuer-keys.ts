import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  errors,
  type FlattenedJWSInput,
  type JWTHeaderParameters,
  type JWTVerifyGetKey,
} from "jose";

/** Milliseconds: how long keys serve without being asked for again, for one fetch, and between two fetches unless told. */
const times = { cacheMaxAge: 600_000, timeoutDuration: 5000 };
const usualCooldownMs = 30_000;
/** Keys that cannot be fetched again go on serving for so long; then nobody can say whether they still hold. */
const staleMs = 24 * 3_600_000;
const mostSources = 500;
const mostBytes = 256 * 1024;

/** The keys of an issuer cannot be had: not now, and not from before. */
export class KeysUnavailable extends Error {
  override readonly name = "KeysUnavailable";
}

interface Source {
  readonly getKey: JWTVerifyGetKey & { jwks(): ReturnType<ReturnType<typeof createRemoteJWKSet>["jwks"]> };
  lastGood: number;
}

/** By cooldown and address, the least recently used first. */
const sources = new Map<string, Source>();

/**
 * Finds the keys published at `jwksUri`. They are cached; an unknown key id makes them be fetched again. A fetch, good or
 * failed, is followed by no other for 30 seconds, or as long as told, so that nobody can make us fetch at their pace. While the
 * issuer is down, cached keys serve. The caller has checked that the address is trusted; redirects are not followed.
 *
 * @throws KeysUnavailable, also for an unknown key id while nobody can be asked; what `jose` throws for one that the issuer lacks
 */
export function issuerKeys(jwksUri: string, cooldownMs: number = usualCooldownMs): JWTVerifyGetKey {
  return async (header, token) => {
    const source = sourceOf(jwksUri, cooldownMs);
    try {
      const key = await source.getKey(header, token);
      source.lastGood = Date.now();
      return key;
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
      return await fromCache(source, header, token, error);
    }
  };
}

async function fromCache(source: Source, header: JWTHeaderParameters, token: FlattenedJWSInput, cause: unknown) {
  const cached = source.getKey.jwks();
  if (cached === undefined || Date.now() - source.lastGood > staleMs) throw unavailable(cause);
  try {
    return await createLocalJWKSet(cached)(header, token);
  } catch (error) {
    // The issuer may have it by now.
    throw error instanceof errors.JWKSNoMatchingKey ? unavailable(cause) : error;
  }
}

function unavailable(cause: unknown): KeysUnavailable {
  return new KeysUnavailable("The issuer's keys cannot be fetched.", { cause });
}

function sourceOf(jwksUri: string, cooldownMs: number): Source {
  const name = `${cooldownMs} ${jwksUri}`;
  const source = sources.get(name) ?? openSource(jwksUri, cooldownMs);
  sources.delete(name);
  sources.set(name, source);
  return source;
}

function openSource(jwksUri: string, cooldownMs: number): Source {
  if (sources.size >= mostSources) makeRoom();
  const options = { ...times, cooldownDuration: cooldownMs, [customFetch]: restingFetch(cooldownMs) };
  return { getKey: createRemoteJWKSet(new URL(jwksUri), options), lastGood: Date.now() };
}

/** A source without keys goes first, so that made-up ones push out each other and no keys in use; else the least recently used. */
function makeRoom(): void {
  const [least] = sources.keys();
  const empty = [...sources].find(([, { getKey }]) => getKey.jwks() === undefined)?.[0];
  const leaving = empty ?? least;
  if (leaving !== undefined) sources.delete(leaving);
}

/** `jose` rests after a good fetch alone; this one after any. */
function restingFetch(cooldownMs: number): typeof boundedFetch {
  let restsUntil = 0;
  return async (url, init) => {
    if (Date.now() < restsUntil) throw new Error(`The keys at ${url} could not be fetched a moment ago.`);
    restsUntil = Date.now() + cooldownMs;
    return await boundedFetch(url, init);
  };
}

/** An answer of unusual size is refused before it is parsed. */
async function boundedFetch(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, redirect: "manual" });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > mostBytes) throw new Error(`The keys at ${url} have more than ${mostBytes} bytes.`);
    chunks.push(chunk);
  }
  return new Response(Buffer.concat(chunks), { status: response.status, headers: response.headers });
}
