import { ConnectionError } from "@/lib/entra-client/connection-error";

/** How the client proves itself: what an admin can choose in Entra, and Basic, which older clients use. */
export type Credential =
  | { readonly kind: "bearer"; readonly token: string }
  | { readonly kind: "basic"; readonly userName: string; readonly password: string }
  | {
      readonly kind: "client_secret";
      readonly tokenEndpoint: string;
      readonly clientId: string;
      readonly clientSecret: string;
      /** Where the secret stands: in the Authorization header, as Entra has it, or in the body, as its validator does. */
      readonly in: "header" | "body";
    }
  | {
      readonly kind: "assertion";
      readonly tokenEndpoint: string;
      readonly clientId: string;
      /** A new signed assertion for each token request (RFC 7523 §2.2). */
      readonly assertion: () => Promise<string>;
    };

/** Milliseconds before the end of an access token when a new one is fetched. */
const early = 60_000;
const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/** The Authorization header of each request. An access token is fetched at first use and again before it ends. */
export function authorizer(credential: Credential): () => Promise<string> {
  if (credential.kind === "bearer") return async () => `Bearer ${credential.token}`;
  if (credential.kind === "basic") return async () => basic(credential.userName, credential.password);
  let current: Promise<{ readonly header: string; readonly until: number }> | null = null;
  return async () => {
    const known = await (current ?? null);
    if (known !== null && Date.now() < known.until) return known.header;
    current = fetchToken(credential).catch((error: unknown) => {
      current = null;
      throw error;
    });
    return (await current).header;
  };
}

async function fetchToken(credential: Exclude<Credential, { kind: "bearer" | "basic" }>) {
  const form = new URLSearchParams({ grant_type: "client_credentials" });
  const headers: Record<string, string> = { "content-type": "application/x-www-form-urlencoded" };
  if (credential.kind === "assertion") {
    form.set("client_id", credential.clientId);
    form.set("client_assertion_type", assertionType);
    form.set("client_assertion", await credential.assertion());
    form.set("scope", "scim");
  } else if (credential.in === "body") {
    form.set("client_id", credential.clientId);
    form.set("client_secret", credential.clientSecret);
  } else {
    headers["authorization"] = basic(
      encodeURIComponent(credential.clientId),
      encodeURIComponent(credential.clientSecret),
    );
  }
  const response = await fetch(credential.tokenEndpoint, { method: "POST", headers, body: form }).catch(
    (error: unknown) => {
      throw new ConnectionError("TOKEN_ENDPOINT", `${credential.tokenEndpoint} does not answer.`, error);
    },
  );
  const text = await response.text();
  const answer = parse(text);
  if (!response.ok || typeof answer?.access_token !== "string") {
    throw new ConnectionError(
      "TOKEN_ENDPOINT",
      `${credential.tokenEndpoint} answered ${response.status}: ${text.slice(0, 300)}`,
    );
  }
  const seconds = typeof answer.expires_in === "number" ? answer.expires_in : 0;
  return { header: `Bearer ${answer.access_token}`, until: Date.now() + seconds * 1000 - early };
}

function parse(text: string): { readonly access_token?: unknown; readonly expires_in?: unknown } | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function basic(name: string, secret: string): string {
  return `Basic ${Buffer.from(`${name}:${secret}`).toString("base64")}`;
}
