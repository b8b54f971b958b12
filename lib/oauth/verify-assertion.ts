import { decodeJwt, errors, type JWTPayload, jwtVerify } from "jose";
import type { WorkloadTrust } from "@/lib/credentials/schemas";
import { bareAudience, issuersOf, isTrustedKeyHost } from "@/lib/credentials/workload-trust";
import { issuerKeys, KeysUnavailable } from "@/lib/oauth/issuer-keys";
import { OAuthError, type TokenCauseCode } from "@/lib/oauth/oauth-error";

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
  /** Null where the assertion carries no id. */
  readonly jti: string | null;
  readonly expiresAt: Date;
}

/**
 * Judges a client assertion (RFC 7523 §3): issued by an Entra tenant that the connector trusts, signed by that tenant's key, valid
 * now, for us, about the trusted object. In this order, so that nothing is said about claims of which the signature is not proven.
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
  const candidates = trusted.filter(({ trust }) => issuersOf(trust).includes(issuer));
  const [first] = candidates;
  if (first === undefined) throw untrustedIssuer(issuer, trusted);
  const claims = await verifySignature(assertion, first.trust, now);
  const subject = String(claims.sub ?? "").toLowerCase();
  const workload = candidates.find(({ trust }) => trust.subject === subject);
  if (workload === undefined)
    throw differs(
      "assertion_subject",
      "subject",
      subject,
      candidates.map(({ trust }) => trust.subject),
    );
  requireAudience(claims, workload);
  requireTenant(claims, workload.trust);
  return { workload, jti: claims.jti ?? null, expiresAt: requireTimes(claims, now) };
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

async function verifySignature(assertion: string, trust: WorkloadTrust, now: Date): Promise<JWTPayload> {
  if (!isTrustedKeyHost(trust.jwksUri)) {
    throw unavailable(`This installation does not fetch keys from ${new URL(trust.jwksUri).host} any more.`);
  }
  try {
    const { payload } = await jwtVerify(assertion, issuerKeys(trust.jwksUri), {
      algorithms,
      clockTolerance: leeway,
      currentDate: now,
      requiredClaims: ["exp", "sub", "aud"],
    });
    return payload;
  } catch (error) {
    if (error instanceof KeysUnavailable) throw unavailable(`The keys at ${trust.jwksUri} cannot be fetched.`, error);
    if (error instanceof errors.JWTExpired) throw outOfTime("It has expired", error.payload, now);
    if (error instanceof errors.JWTClaimValidationFailed && error.claim === "nbf") {
      throw outOfTime("It is not valid yet", error.payload, now);
    }
    if (error instanceof errors.JWTClaimValidationFailed) {
      throw refused("assertion_malformed", `The assertion lacks the claim ${error.claim} or has a wrong one.`, {
        cure: "Register the workload identity in Entra again.",
        cause: error,
      });
    }
    throw refused("assertion_signature", "The signature of the assertion does not fit a key of its issuer.", {
      told: `The signature does not fit any key at ${trust.jwksUri}, or its algorithm is not one of ${algorithms.join(", ")}.`,
      cure: "Compare JWKS URI with the one that Entra shows. If Entra has changed its keys, try again in a minute.",
      cause: error,
    });
  }
}

function requireAudience(claims: JWTPayload, { trust }: TrustedWorkload): void {
  const sent = [claims.aud ?? []].flat();
  const accepted = new Set(trust.audiences.map(bareAudience));
  if (sent.some((audience) => accepted.has(bareAudience(audience)))) return;
  throw differs("assertion_audience", "audience", sent.join(", "), trust.audiences);
}

/** Microsoft repeats tenant and object in `tid` and `oid`; where they stand they must say the same. */
function requireTenant(claims: JWTPayload, trust: WorkloadTrust): void {
  const { tid, oid } = claims as { tid?: unknown; oid?: unknown };
  if (tid !== undefined && String(tid).toLowerCase() !== trust.entraTenantId) {
    throw differs("assertion_issuer", "Entra tenant", String(tid), [trust.entraTenantId]);
  }
  if (oid !== undefined && String(oid).toLowerCase() !== trust.subject) {
    throw differs("assertion_subject", "object id", String(oid), [trust.subject]);
  }
}

function requireTimes(claims: JWTPayload, now: Date): Date {
  const seconds = now.getTime() / 1000;
  if (claims.iat !== undefined && claims.iat > seconds + leeway)
    throw outOfTime("It was issued in the future", claims, now);
  const end = claims.exp ?? 0;
  if (end > seconds + longest) throw outOfTime("It lives for more than a day", claims, now);
  return new Date(end * 1000);
}

const clock = (seconds: number | undefined) =>
  seconds === undefined || !Number.isFinite(seconds * 1000)
    ? "no time"
    : new Date(Math.min(seconds, 1e11) * 1000).toISOString();

/** W13: the times of an assertion against ours. */
function outOfTime(what: string, claims: JWTPayload, now: Date): OAuthError {
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
