import { findCookie, usesSecureCookies } from "@/lib/auth/session-cookie";

/** Each link has a cookie of its own, so that two links that are open in one browser never act on each other's connector. */
function nameOf(linkId: string): string {
  return `${usesSecureCookies() ? "__Secure-" : ""}usher-setup-${linkId}`;
}

/** The Set-Cookie header that keeps a link's token: unreadable for scripts, and sent to the routes of that link alone. */
export function writeSetupLinkCookie(linkId: string, token: string, expiresAt: string): string {
  const secure = usesSecureCookies() ? "; Secure" : "";
  const expires = new Date(expiresAt).toUTCString();
  return `${nameOf(linkId)}=${token}; Path=/api/setup/${linkId}; Expires=${expires}; HttpOnly; SameSite=Strict${secure}`;
}

/** The token of a link in a Cookie header; null without one. */
export function readSetupLinkCookie(header: string | null, linkId: string): string | null {
  return findCookie(header ?? "", nameOf(linkId));
}
