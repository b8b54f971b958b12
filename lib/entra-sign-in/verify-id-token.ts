import { timingSafeEqual } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { compactVerify, errors } from "jose";
import { z } from "zod";
import { type SignInCause, SignInRefused } from "@/lib/entra-sign-in/causes";
import type { OpenConnection } from "@/lib/entra-sign-in/find-connection";
import type { TokenCheck } from "@/lib/entra-sign-in/schemas";
import { issuerKeys, KeysUnavailable } from "@/lib/oauth/issuer-keys";

/** Seconds that clocks may differ. */
const leeway = 120;
/**
 * Milliseconds between two fetches of an authority's keys. Short, because a token with an unknown key comes from the authority's own
 * token endpoint and from no stranger.
 */
const cooldownMs = 2000;
const algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];
const short = z.string().max(2000);

/** The claims that are read (ENTRA.md §5). Of e-mail, upn and preferred_username nothing follows but what is shown. */
const IdToken = z.object({
  iss: short,
  aud: z.union([short, z.array(short).max(20)]),
  exp: z.number(),
  nbf: z.number().optional(),
  iat: z.number().optional(),
  nonce: short.optional(),
  tid: short.optional(),
  oid: short.optional(),
  ver: short.optional(),
  name: short.optional(),
  preferred_username: short.optional(),
  email: short.optional(),
  sid: short.optional(),
  login_hint: short.optional(),
  acct: z.number().optional(),
});
export type IdTokenClaims = z.infer<typeof IdToken>;

export interface JudgedToken {
  readonly checks: readonly TokenCheck[];
  /** Null when the signature is not proven: then nothing that it says counts. */
  readonly claims: IdTokenClaims | null;
  /** The first check that failed. */
  readonly failed: SignInCause | null;
}

/**
 * Judges an ID token (OpenID Connect Core 1.0 §3.1.3.7) for a connector: signed by a key of the issuer that discovery named, from
 * that issuer, for this client, in answer to this very sign-in, valid now, about a person of this Entra tenant. Every check is
 * made and told, so that an admin sees all that is wrong at once.
 *
 * @throws SignInRefused `unreachable` when the keys cannot be had
 */
export async function judgeIdToken(
  idToken: string,
  expected: {
    readonly connection: OpenConnection;
    readonly jwksUri: string;
    readonly nonce: string;
    readonly now: Date;
  },
): Promise<JudgedToken> {
  const { settings } = expected.connection;
  const claims = await verifySignature(idToken, expected.jwksUri);
  if (claims === null) {
    return {
      claims,
      failed: "token_signature",
      checks: [
        { name: "signature", ok: false, told: "It is not signed by a key of the issuer, or not as a token is." },
      ],
    };
  }
  const audiences = [claims.aud].flat();
  const checks: readonly (TokenCheck & { readonly code: SignInCause })[] = [
    { name: "signature", code: "token_signature", ok: true, told: "Signed by a key of the issuer." },
    {
      name: "issuer",
      code: "token_issuer",
      ok: claims.iss === settings.issuer,
      told: `Issuer ${claims.iss}; trusted is ${settings.issuer}.${isOlder(claims) ? " It is a token of version 1." : ""}`,
    },
    {
      name: "audience",
      code: "token_audience",
      ok: audiences.length === 1 && audiences[0]?.toLowerCase() === settings.clientId,
      told: `Made for ${audiences.join(", ")}; this app is ${settings.clientId}.`,
    },
    { name: "nonce", code: "token_nonce", ...judgeNonce(claims.nonce, expected.nonce) },
    { name: "time", code: "token_time", ...judgeTime(claims, expected.now) },
    {
      name: "tenant",
      code: "wrong_tenant",
      ok: claims.tid?.toLowerCase() === settings.entraTenantId,
      told: `A person of Entra tenant ${claims.tid ?? "(none)"}; trusted is ${settings.entraTenantId}.`,
    },
  ];
  return {
    claims,
    failed: checks.find(({ ok }) => !ok)?.code ?? null,
    checks: checks.map(({ name, ok, told }) => ({ name, ok, told })),
  };
}

async function verifySignature(idToken: string, jwksUri: string, patient = true): Promise<IdTokenClaims | null> {
  try {
    const { payload } = await compactVerify(idToken, issuerKeys(jwksUri, cooldownMs), { algorithms });
    return IdToken.parse(JSON.parse(Buffer.from(payload).toString("utf8")));
  } catch (error) {
    if (error instanceof KeysUnavailable) throw new SignInRefused("unreachable", {}, { cause: error });
    if (!patient || !(error instanceof errors.JWKSNoMatchingKey)) return null;
    // The keys changed right after they were fetched: sooner than this nobody is asked again.
    await sleep(cooldownMs);
    return await verifySignature(idToken, jwksUri, false);
  }
}

/** Version 1 has another issuer, `https://sts.windows.net/{tid}/`. */
function isOlder({ ver, iss }: IdTokenClaims): boolean {
  return ver === "1.0" || iss.startsWith("https://sts.windows.net/");
}

function judgeNonce(nonce: string | undefined, expected: string): { readonly ok: boolean; readonly told: string } {
  const ok = equal(nonce ?? "", expected);
  return { ok, told: ok ? "It answers this very sign-in." : "It answers another sign-in, or none." };
}

function judgeTime({ exp, nbf, iat }: IdTokenClaims, now: Date): { readonly ok: boolean; readonly told: string } {
  const seconds = now.getTime() / 1000;
  const ok = exp > seconds - leeway && (nbf ?? 0) <= seconds + leeway && (iat ?? 0) <= seconds + leeway;
  return { ok, told: `Valid until ${clock(exp)}; this server's clock says ${now.toISOString()}.` };
}

/** A claim may name a second that no calendar has. */
function clock(seconds: number): string {
  return new Date(Math.max(0, Math.min(seconds, 1e11)) * 1000).toISOString();
}

/** Whether two secrets are the same, in a time that tells nothing of where they differ. */
export function equal(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && left.length > 0 && timingSafeEqual(left, right);
}
