import { createHash, randomBytes } from "node:crypto";
import { origin } from "@/tests/e2e/support/usher";

/** What its admin reads off the page of an app. */
export interface AppValues {
  readonly clientId: string;
  readonly issuer: string;
}

/** What the app opens in the browser of the device, and what it then knows. */
export function ask({ clientId, issuer }: AppValues, redirectUri: string, changes: Record<string, string> = {}) {
  const verifier = randomBytes(32).toString("base64url");
  const url = new URL(`${issuer}/auth`);
  const parameters = {
    client_id: clientId,
    response_type: "code",
    redirect_uri: redirectUri,
    scope: "openid profile email offline_access",
    state: "state-of-the-app",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    ...changes,
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return { address: url.href, verifier };
}

/** The answer of the token endpoint. */
export async function tokens({ clientId, issuer }: AppValues, body: Record<string, string>) {
  const answer = await fetch(`${issuer}/token`, {
    method: "POST",
    body: new URLSearchParams({ client_id: clientId, ...body }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
}

export const me = (token: string | undefined) =>
  fetch(`${origin()}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
