import { compactVerify, decodeJwt, type JWTPayload } from "jose";
import type { WorkloadTrust } from "@/lib/credentials/schemas";
import { bareAudience, issuersOf, isTrustedKeyHost } from "@/lib/credentials/workload-trust";
import { issuerKeys, KeysUnavailable } from "@/lib/oauth/issuer-keys";
import { OAuthError, type TokenCauseCode } from "@/lib/oauth/oauth-error";
import { AssertionClaims } from "@/lib/oauth/schemas";

/** Seconds that clocks may differ. */
const leeway = 120;
/** Seconds that an assertion may be valid for; Microsoft's live for an hour, at most a day. */
const longest = 25 * 3600;
const algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

/** A workload identity that a connector trusts. */
export interface TrustedWorkload {
  readonly id: string;
  readonly name: string;
  readonly trust: WorkloadTrust;
  readonly accessHours: number;
}

export interface VerifiedAssertion {
  readonly workload: TrustedWorkload;
  /** Its id, by which it is known when it comes again; null where it carries none. */
  readonly jti: string | null;
  readonly expiresAt: Date;
}

/**
 * Judges a client assertion (RFC 7523 §3): issued by an Entra tenant that the connector trusts, signed by that tenant's key, valid
 * now, about the trusted object, for us. In this order, so that nothing is said about claims of which the signature is not proven;
 * until then they only choose whose keys to try.
 *
 * @throws OAuthError `invalid_client` with the cause, or `temporarily_unavailable` when the keys cannot be fetched
 */
export async function verifyAssertion(
  assertion: string,
  trusted: readonly TrustedWorkload[],
  now: Date,
): Promise<VerifiedAssertion> {
  const unproven = decode(assertion);
  const issuer = String(unproven.iss ?? "");
  const ofIssuer = trusted.filter(({ trust }) => issuersOf(trust).includes(issuer));
  if (ofIssuer.length === 0) throw untrustedIssuer(issuer, trusted);
  const ofSubject = aboutSubject(ofIssuer, unproven.sub);
  const { proven, payload } = await verifySignature(assertion, ofSubject.length > 0 ? ofSubject : ofIssuer);
  const claims = parseClaims(payload);
  const expiresAt = requireTimes(claims, now);
  const workload = requireAudience(claims, requireSubject(claims, proven));
  requireTenant(claims, workload.trust);
  return { workload, jti: claims.jti ?? null, expiresAt };
}

function aboutSubject(candidates: readonly TrustedWorkload[], subject: unknown): readonly TrustedWorkload[] {
  return candidates.filter(({ trust }) => typeof subject === "string" && trust.subject === subject.toLowerCase());
}

function decode(assertion: string): JWTPayload {
  try {
    return decodeJwt(assertion);
  } catch (cause) {
    throw refused("assertion_malformed", "The assertion is no JSON Web Token.", {
      cure: "Choose Workload identity based authentication in Entra, and nothing else between Entra and Usher.",
      cause,
    });
  }
}

interface Proof {
  /** The candidates whose keys signed it. */
  readonly proven: readonly TrustedWorkload[];
  readonly payload: Uint8Array;
}

/** Tries the keys of each candidate. When none fits, keys that could not be had may be the ones that would. */
async function verifySignature(assertion: string, candidates: readonly TrustedWorkload[]): Promise<Proof> {
  const addresses = [...new Set(candidates.map(({ trust }) => trust.jwksUri))];
  const tried = await Promise.all(addresses.map((jwksUri) => verifyWithKeys(assertion, jwksUri)));
  const payload = tried.find((one) => one instanceof Uint8Array);
  if (payload !== undefined) {
    const signers = new Set(addresses.filter((_, index) => tried[index] instanceof Uint8Array));
    return { proven: candidates.filter(({ trust }) => signers.has(trust.jwksUri)), payload };
  }
  const failures = tried.filter((one) => one instanceof OAuthError);
  throw failures.find(({ code }) => code === "temporarily_unavailable") ?? failures[0];
}

/** The signed payload, or why the keys at `jwksUri` do not prove it. */
async function verifyWithKeys(assertion: string, jwksUri: string): Promise<Uint8Array | OAuthError> {
  if (!isTrustedKeyHost(jwksUri)) {
    return unavailable(`This installation does not fetch keys from ${new URL(jwksUri).host} any more.`);
  }
  try {
    const { payload } = await compactVerify(assertion, issuerKeys(jwksUri), { algorithms });
    return payload;
  } catch (error) {
    if (error instanceof KeysUnavailable) return unavailable(`The keys at ${jwksUri} cannot be fetched.`, error);
    return refused("assertion_signature", "The signature of the assertion does not fit a key of its issuer.", {
      told: `The signature does not fit any key at ${jwksUri}, or its algorithm is not one of ${algorithms.join(", ")}.`,
      cure: "Compare JWKS URI with the one that Entra shows. If Entra has changed its keys, try again in a minute.",
      cause: error,
    });
  }
}

function parseClaims(payload: Uint8Array): AssertionClaims {
  const { data, error } = AssertionClaims.safeParse(JSON.parse(Buffer.from(payload).toString("utf8")));
  if (data !== undefined) return data;
  const claim = error.issues[0]?.path[0];
  throw refused("assertion_malformed", `The assertion lacks the claim ${String(claim)} or has a wrong one.`, {
    cure: "Register the workload identity in Entra again.",
    cause: error,
  });
}

function requireSubject({ sub }: AssertionClaims, proven: readonly TrustedWorkload[]): readonly TrustedWorkload[] {
  const fitting = aboutSubject(proven, sub);
  if (fitting.length > 0) return fitting;
  const trusted = proven.map(({ trust }) => trust.subject);
  throw differs("assertion_subject", "subject", sub, trusted);
}

function requireAudience({ aud }: AssertionClaims, candidates: readonly TrustedWorkload[]): TrustedWorkload {
  const sent = new Set([aud].flat().map(bareAudience));
  const fitting = candidates.find(({ trust }) => trust.audiences.some((audience) => sent.has(bareAudience(audience))));
  if (fitting !== undefined) return fitting;
  const trusted = candidates.flatMap(({ trust }) => trust.audiences);
  throw differs("assertion_audience", "audience", [aud].flat().join(", "), trusted);
}

/** Microsoft repeats tenant and object in `tid` and `oid`; where they stand they must say the same. */
function requireTenant({ tid, oid }: AssertionClaims, trust: WorkloadTrust): void {
  if (tid !== undefined && tid.toLowerCase() !== trust.entraTenantId) {
    throw differs("assertion_issuer", "Entra tenant", tid, [trust.entraTenantId]);
  }
  if (oid !== undefined && oid.toLowerCase() !== trust.subject) {
    throw differs("assertion_subject", "object id", oid, [trust.subject]);
  }
}

/** RFC 7523 §3, items 4 to 6, and an end that is near enough. Returns the end. */
function requireTimes(claims: AssertionClaims, now: Date): Date {
  const seconds = now.getTime() / 1000;
  if (claims.exp <= seconds - leeway) throw outOfTime("It has expired", claims, now);
  if (claims.exp > seconds + longest) throw outOfTime("It lives for more than a day", claims, now);
  if (claims.nbf !== undefined && claims.nbf > seconds + leeway) throw outOfTime("It is not valid yet", claims, now);
  if (claims.iat !== undefined && claims.iat > seconds + leeway) {
    throw outOfTime("It was issued in the future", claims, now);
  }
  return new Date(claims.exp * 1000);
}

/** A claim may name a second that no calendar has. */
const clock = (seconds: number | undefined) =>
  seconds === undefined ? "no time" : new Date(Math.max(0, Math.min(seconds, 1e11)) * 1000).toISOString();

/** W13: the times of an assertion against ours. */
function outOfTime(what: string, claims: AssertionClaims, now: Date): OAuthError {
  const from = clock(claims.nbf ?? claims.iat);
  return refused("assertion_time", "The assertion is not valid at this time.", {
    told: `${what}: Entra's proof is valid from ${from} to ${clock(claims.exp)}; this server's clock says ${now.toISOString()}. ${leeway / 60} minutes of difference are allowed.`,
    cure: "Operator: turn on time synchronisation. Nothing to change in Entra.",
  });
}

/** W14: both values side by side, for the admin; they are no secrets, and yet a stranger is not told what is trusted. */
function differs(causeCode: TokenCauseCode, what: string, sent: string, trusted: readonly string[]): OAuthError {
  return refused(causeCode, `The ${what} of the assertion is not trusted by this connector.`, {
    told: `The ${what} of the proof is “${sent.slice(0, 300)}”. Trusted here: “${trusted.join("”, “")}”.`,
    cure: `Compare it with what Entra shows under Workload identity based authentication, then trust this ${what} on the connector's Credentials page.`,
  });
}

function untrustedIssuer(issuer: string, trusted: readonly TrustedWorkload[]): OAuthError {
  if (trusted.length > 0)
    return differs(
      "assertion_issuer",
      "issuer",
      issuer,
      trusted.map(({ trust }) => trust.issuer),
    );
  return refused("assertion_issuer", "This connector trusts no workload identity.", {
    told: `Entra sent a proof of “${issuer.slice(0, 300)}”, and this connector trusts no workload identity.`,
    cure: "Add the workload identity on the connector's Credentials page.",
  });
}

function refused(
  causeCode: TokenCauseCode,
  message: string,
  more: { readonly told?: string; readonly cure: string; readonly cause?: unknown },
): OAuthError {
  const told = { cure: more.cure, ...(more.told === undefined ? {} : { cause: more.told }) };
  return new OAuthError("invalid_client", causeCode, message, told, { cause: more.cause });
}

function unavailable(cause: string, error?: unknown): OAuthError {
  return new OAuthError(
    "temporarily_unavailable",
    "assertion_keys",
    "The issuer's keys cannot be fetched right now. Try again.",
    { cause, cure: "Operator: let Usher reach that host by https. Entra tries again by itself." },
    { cause: error },
  );
}
