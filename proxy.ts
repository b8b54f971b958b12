import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { v7 as uuidv7 } from "uuid";
import { env } from "@/lib/env";
import { contentSecurityPolicy } from "@/lib/http/content-security-policy";

/**
 * Security headers and a request id for every page and API answer. Next reads the nonce from the request's policy and
 * puts it on its own scripts. Never decides who may do what: that is `lib/auth` and the verbs.
 */
export function proxy(request: NextRequest): NextResponse {
  const { NODE_ENV, USHER_ORIGIN } = env();
  const nonce = randomBytes(16).toString("base64");
  const requestId = uuidv7();
  const policy = contentSecurityPolicy({ nonce, development: NODE_ENV === "development" });
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  // Always our own: an id that a client chose could be used to hide among another's rows.
  headers.set("x-request-id", requestId);
  // For pages, which Next tells nothing of their own address.
  headers.set("x-pathname", request.nextUrl.pathname);
  headers.set("x-search", request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("x-frame-options", "DENY");
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("permissions-policy", "camera=(), microphone=(), geolocation=()");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  response.headers.set("x-request-id", requestId);
  if (USHER_ORIGIN.startsWith("https:")) {
    response.headers.set("strict-transport-security", "max-age=31536000");
  }
  return response;
}

export const config = {
  // SCIM sets its own headers and must stay fast; static files carry none of our data.
  matcher: ["/((?!scim/|_next/static/|_next/image$|favicon\\.ico$).*)"],
};
