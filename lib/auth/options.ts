import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import type { EntraProvider } from "@/lib/auth/entra-provider";
import { revokeSession } from "@/lib/auth/revoke-session";
import { SignIn, writeRefusal } from "@/lib/auth/schemas";
import { SessionClaims, sessionCookieDays, usesSecureCookies } from "@/lib/auth/session-cookie";
import { signIn } from "@/lib/auth/sign-in";
import { failedUrl, testedUrl } from "@/lib/entra-sign-in/failed-url";
import { env, secret } from "@/lib/env";
import { lastForwarded } from "@/lib/http/remote-address";
import { log } from "@/lib/log";

/**
 * next-auth's settings. A function, because the settings of the process are not known while Next builds.
 *
 * The cookie holds the ids of organization and session and nothing else; `lib/auth/find-session.ts` says what they mean.
 */
export function authOptions(entra?: EntraProvider): AuthOptions {
  return {
    secret: secret(),
    useSecureCookies: usesSecureCookies(),
    session: { strategy: "jwt", maxAge: sessionCookieDays * 24 * 3600 },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [passwordProvider(), ...(entra === undefined ? [] : [entra.provider])],
    callbacks: {
      signIn: () => afterEntra(entra),
      // Without the name and e-mail that next-auth would put there.
      jwt: ({ token, user }) => SessionClaims.parse(user ?? token),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url }) => ownUrl(url),
    },
    events: {
      signOut: async ({ token }) => {
        const claims = SessionClaims.safeParse(token);
        if (claims.success) await revokeSession(claims.data, new Date());
      },
    },
    logger: {
      error: (code, metadata) => log.error({ err: errorOf(metadata) }, `next-auth: ${code}`),
      warn: (code) => log.warn(`next-auth: ${code}`),
      debug: () => {},
    },
  };
}

/** Where a sign-in with Entra leads that signs nobody in; true for every other one. */
function afterEntra(entra: EntraProvider | undefined): string | true {
  const outcome = entra?.outcome() ?? null;
  if (entra === undefined || outcome === null || outcome.kind === "signed_in") return true;
  return outcome.kind === "tested" ? testedUrl(entra.connection) : failedUrl(entra.connection.connectorId, outcome);
}

function passwordProvider() {
  return Credentials({
    id: "password",
    name: "Password",
    credentials: { email: {}, password: {}, slug: {}, code: {} },
    async authorize(credentials, request) {
      const input = SignIn.safeParse({
        email: credentials?.email,
        password: credentials?.password,
        ...(credentials?.slug ? { slug: credentials.slug } : {}),
        ...(credentials?.code ? { code: credentials.code } : {}),
      });
      if (!input.success) throw new Error(writeRefusal({ kind: "wrong" }));
      const { organizationId, sessionId, others } = await signInOrThrow(input.data, request.headers ?? {});
      return { id: sessionId, organizationId, sessionId, others };
    },
  });
}

/** next-auth puts the message of what is thrown here into a URL, so only our own codes may leave. */
async function signInOrThrow(input: SignIn, headers: Record<string, string | undefined>): Promise<SessionClaims> {
  const result = await signIn(input, {
    address: lastForwarded(headers["x-forwarded-for"] ?? null),
    userAgent: headers["user-agent"] ?? null,
    now: () => new Date(),
  }).catch((error: unknown) => {
    log.error({ err: error }, "a sign-in failed");
    return { ok: false, refusal: { kind: "failed" } } as const;
  });
  if (!result.ok) throw new Error(writeRefusal(result.refusal));
  return result;
}

/** An address of ours, or our front page: never a way to somebody else's page. */
function ownUrl(url: string): string {
  const origin = env().USHER_ORIGIN;
  const target = URL.canParse(url, origin) ? new URL(url, origin) : null;
  return target !== null && target.origin === origin ? target.href : origin;
}

function errorOf(metadata: unknown): unknown {
  return typeof metadata === "object" && metadata !== null && "error" in metadata ? metadata.error : metadata;
}
