import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  errors,
  type FlattenedJWSInput,
  type JWTHeaderParameters,
  type JWTVerifyGetKey,
} from "jose";

/** Milliseconds: how long keys serve without being asked for again, between two fetches for an unknown key, for one fetch. */
const times = { cacheMaxAge: 600_000, cooldownDuration: 30_000, timeoutDuration: 5000 };
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

const sources = new Map<string, Source>();

/**
 * Finds the keys published at `jwksUri`. They are cached; an unknown key id makes them be fetched again, at most every 30
 * seconds, so that a rotation is followed and nobody can make us fetch at their pace. While the issuer is down, cached keys
 * serve. The caller has checked that the address is trusted; redirects are not followed.
 *
 * @throws KeysUnavailable; what `jose` throws for a key that the issuer does not have
 */
export function issuerKeys(jwksUri: string): JWTVerifyGetKey {
  return async (header, token) => {
    const source = sourceOf(jwksUri);
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
  if (cached === undefined || Date.now() - source.lastGood > staleMs) {
    throw new KeysUnavailable("The issuer's keys cannot be fetched.", { cause });
  }
  return await createLocalJWKSet(cached)(header, token);
}

function sourceOf(jwksUri: string): Source {
  const known = sources.get(jwksUri);
  if (known !== undefined) return known;
  // The oldest makes room; its keys are fetched again when somebody asks.
  const [oldest] = sources.keys();
  if (sources.size >= mostSources && oldest !== undefined) sources.delete(oldest);
  const source = {
    getKey: createRemoteJWKSet(new URL(jwksUri), { ...times, [customFetch]: boundedFetch }),
    lastGood: Date.now(),
  };
  sources.set(jwksUri, source);
  return source;
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
