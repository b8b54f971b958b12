import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { env, secret } from "@/lib/env";

/**
 * All that the cookie says. Who that is and what they may do is read from the database on every request. `others`: the users of
 * other organizations whom the same password proved (PRODUCT O2), when it did, and the session that is open there, if one is.
 */
export const SessionClaims = z.object({
  organizationId: z.uuid(),
  sessionId: z.uuid(),
  /** Of a session that was switched to: when the password was proven, in milliseconds. */
  provenAt: z.int().exactOptional(),
  others: z
    .array(
      z.object({
        organizationId: z.uuid(),
        userId: z.uuid(),
        provenAt: z.int(),
        sessionId: z.uuid().exactOptional(),
      }),
    )
    .default([]),
});
export type SessionClaims = z.infer<typeof SessionClaims>;

/** Days that a cookie lives; the session in the database ends when the organization's policy says. */
export const sessionCookieDays = 90;

const local = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Cookies are Secure everywhere but on plain http to this very machine, where browsers would drop them. */
export function usesSecureCookies(): boolean {
  const { protocol, hostname } = new URL(env().USHER_ORIGIN);
  return protocol === "https:" || !local.has(hostname);
}

/** next-auth's name for the session cookie. */
export function sessionCookieName(): string {
  return usesSecureCookies() ? "__Secure-next-auth.session-token" : "next-auth.session-token";
}

/** The Set-Cookie header that next-auth would send for these claims, for the ways to sign in that are none of its providers. */
export async function writeSessionCookie(claims: SessionClaims): Promise<string> {
  const maxAge = sessionCookieDays * 24 * 3600;
  const token = await encode({ token: { ...claims }, secret: secret(), maxAge });
  const expires = new Date(Date.now() + maxAge * 1000).toUTCString();
  const secure = usesSecureCookies() ? "; Secure" : "";
  return `${sessionCookieName()}=${token}; Path=/; Expires=${expires}; HttpOnly; SameSite=Lax${secure}`;
}

/** What the session cookie in a Cookie header says; null without one, and for one that is forged, damaged or too old. */
export async function readSessionCookie(cookieHeader: string | null): Promise<SessionClaims | null> {
  const token = findCookie(cookieHeader ?? "", sessionCookieName());
  if (token === null) return null;
  try {
    return SessionClaims.parse(await decode({ token, secret: secret() }));
  } catch {
    // Whatever is wrong with it, a cookie that we cannot read is no cookie.
    return null;
  }
}

/** The value of a cookie in a Cookie header; null without one. */
export function findCookie(header: string, name: string): string | null {
  for (const pair of header.split(";")) {
    const equals = pair.indexOf("=");
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return null;
}
