import { createHash, randomBytes } from "node:crypto";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import type { EntraProvider } from "@/lib/auth/entra-provider";
import { authOptions } from "@/lib/auth/options";
import { usesSecureCookies } from "@/lib/auth/session-cookie";
import { secret } from "@/lib/env";

const prompts = ["select_account", "login"] as const;
export type EntraPrompt = (typeof prompts)[number];

/** What Microsoft is to ask the person (OpenID Connect Core 1.0 §3.1.2.1), or null for nothing special. */
export function asEntraPrompt(value: string | null | undefined): EntraPrompt | null {
  return prompts.find((prompt) => prompt === value) ?? null;
}

/** What Microsoft is told besides what the protocol asks for. */
export interface Hints {
  readonly login_hint?: string;
  readonly domain_hint?: string;
  readonly prompt?: EntraPrompt;
}

/** Where the browser goes, and the cookies that it takes along. */
export interface Begun {
  readonly location: string;
  readonly cookies: readonly string[];
}

/**
 * Begins a sign-in with Entra by a link, such as the My Apps tile (OpenID Connect Core 1.0 §4). next-auth begins one only on a form
 * of its own, so it is handed that form's request; state, nonce and PKCE verifier are next-auth's.
 */
export async function beginEntraSignIn(entra: EntraProvider, returnTo: string, hints: Hints): Promise<Begun> {
  const csrfToken = randomBytes(32).toString("hex");
  const fingerprint = createHash("sha256").update(`${csrfToken}${secret()}`).digest("hex");
  const request = {
    method: "POST",
    headers: {},
    query: { nextauth: ["signin", entra.connection.connectorId], ...hints },
    body: { csrfToken, callbackUrl: returnTo },
    cookies: { [`${usesSecureCookies() ? "__Host-" : ""}next-auth.csrf-token`]: `${csrfToken}|${fingerprint}` },
  };
  const answer = collectAnswer();
  await NextAuth(request as unknown as NextApiRequest, answer.response, authOptions(entra));
  const location = answer.headers.get("location");
  if (typeof location !== "string") throw new Error("next-auth did not begin the sign-in.");
  return { location, cookies: [answer.headers.get("set-cookie") ?? []].flat() };
}

/** As much of Next's response as next-auth writes to. */
function collectAnswer() {
  const headers = new Map<string, string | string[]>();
  const response = {
    status: () => response,
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    setHeader: (name: string, value: string | string[]) => {
      headers.set(name.toLowerCase(), value);
      return response;
    },
    end: () => {},
  };
  return { headers, response: response as unknown as NextApiResponse };
}
