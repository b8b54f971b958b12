import { encode } from "next-auth/jwt";
import { sessionCookieName } from "@/lib/auth/session-cookie";
import { signIn } from "@/lib/auth/sign-in";
import { env, secret } from "@/lib/env";
import type { TestOrganization } from "@/tests/support/make-organization";

/** Signs the organization's admin in and returns the Cookie header of their browser. */
export async function signedInCookie(organization: TestOrganization): Promise<string> {
  const result = await signIn(
    { email: organization.email, password: organization.password },
    { address: `test-${organization.slug}`, userAgent: "Firefox", now: () => new Date() },
  );
  if (!result.ok) throw new Error(`Sign-in was refused: ${result.refusal.kind}`);
  return await cookieFor(result);
}

/** The Cookie header that next-auth would have set for these claims. */
export async function cookieFor(claims: { organizationId: string; sessionId: string }): Promise<string> {
  const { organizationId, sessionId } = claims;
  const token = await encode({ token: { organizationId, sessionId }, secret: secret() });
  return `${sessionCookieName()}=${token}`;
}

export interface BrowserRequest {
  readonly cookie?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** A request as a browser sends it from one of our own pages. */
export function browserRequest(method: string, path: string, options: BrowserRequest = {}): Request {
  return new Request(new URL(path, env().USHER_ORIGIN), {
    method,
    headers: {
      ...(method === "GET" ? {} : { origin: env().USHER_ORIGIN, "sec-fetch-site": "same-origin" }),
      ...(options.cookie === undefined ? {} : { cookie: options.cookie }),
      ...(options.body === undefined ? {} : { "content-type": "application/json" }),
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
}
