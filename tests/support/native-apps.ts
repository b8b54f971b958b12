import { createHash, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll } from "vitest";
import * as api from "@/app/api/v1/[...path]/route";
import { createSession } from "@/lib/auth/create-session";
import { withOrganization } from "@/lib/db/with-organization";
import { env, resetEnv } from "@/lib/env";
import { issuerOf } from "@/lib/native-apps/schemas";
import { forgetProviders } from "@/lib/openid-provider/get-provider";
import { handleNativeApps } from "@/lib/openid-provider/handle";
import { sendWebResponse, toWebRequest } from "@/lib/server/node-request";
import type { SignInMethod } from "@/lib/sign-in-log/schemas";
import { cookieFor } from "@/tests/support/browser";

/** The process as native apps and their people's browsers see it, over real HTTP; pages of Next answer with their path alone. */
export function useNativeApps(): { readonly origin: () => string } {
  const before = process.env["USHER_ORIGIN"];
  const server = createServer((request, response) => void serve(request, response));
  beforeAll(async () => {
    await new Promise<void>((accept) => server.listen(0, "127.0.0.1", accept));
    process.env["USHER_ORIGIN"] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    resetEnv();
    forgetProviders();
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((accept) => server.close(accept));
    if (before === undefined) delete process.env["USHER_ORIGIN"];
    else process.env["USHER_ORIGIN"] = before;
    resetEnv();
  });
  return { origin: () => env().USHER_ORIGIN };
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? "/";
  if (await handleNativeApps(request, response, "192.0.2.7")) return;
  if (path.startsWith("/api/v1/")) {
    const params = Promise.resolve({ path: path.slice("/api/v1/".length).split("?")[0]?.split("/") ?? [] });
    return await sendWebResponse(await api.GET(toWebRequest(request, env().USHER_ORIGIN), { params }), response);
  }
  response.writeHead(200, { "content-type": "text/plain" }).end(`page ${path}`);
}

/** A browser's jar and its way of following redirects. */
export class TestBrowser {
  readonly #cookies = new Map<string, { readonly value: string; readonly path: string }>();

  /** Signs somebody in to Usher in this browser, as the sign-in page does. */
  async signIn(organizationId: string, userId: string, method: SignInMethod = "password"): Promise<void> {
    const origin = { address: null, userAgent: "Firefox", now: () => new Date() };
    const sessionId = await withOrganization(organizationId, (tx) =>
      createSession(tx, { organizationId, userId, method, secondFactor: method === "entra" }, origin),
    );
    const [name = "", ...rest] = (await cookieFor({ organizationId, sessionId: sessionId ?? "" })).split("=");
    this.#cookies.set(name, { value: rest.join("="), path: "/" });
  }

  signOut(): void {
    for (const name of this.#cookies.keys()) if (name.includes("session-token")) this.#cookies.delete(name);
  }

  async send(url: string, init: RequestInit = {}): Promise<Response> {
    const { pathname, origin } = new URL(url);
    const own = origin === env().USHER_ORIGIN ? [...this.#cookies] : [];
    const cookie = own
      .filter(([, { path }]) => path === "/" || pathname === path || pathname.startsWith(`${path}/`))
      .map(([name, { value }]) => `${name}=${value}`)
      .join("; ");
    const response = await fetch(url, {
      ...init,
      redirect: "manual",
      headers: { accept: "text/html", ...(init.headers as object), ...(cookie === "" ? {} : { cookie }) },
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  #keep(line: string): void {
    const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
    const name = pair.slice(0, pair.indexOf("="));
    const value = pair.slice(pair.indexOf("=") + 1);
    const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? "/";
    if (value === "") this.#cookies.delete(name);
    else this.#cookies.set(name, { value, path });
  }

  /** Opens an address and follows redirects to their end. */
  async open(url: string): Promise<{ readonly url: string; readonly response: Response }> {
    let at = url;
    for (let hops = 0; hops < 10; hops += 1) {
      const response = await this.send(at);
      const location = response.headers.get("location");
      if (location === null) return { url: at, response };
      await response.arrayBuffer();
      const next = new URL(location, at);
      if (next.protocol !== "http:") return { url: next.href, response };
      at = next.href;
    }
    throw new Error(`It goes round in circles at ${at}.`);
  }

  /** Presses a button of the page of a sign-in, and follows to where it leads. */
  async press(page: string, act: "continue" | "cancel", headers: Record<string, string> = {}): Promise<Response> {
    return await this.send(`${page}/${act}`, {
      method: "POST",
      headers: { origin: env().USHER_ORIGIN, "sec-fetch-site": "same-origin", ...headers },
    });
  }
}

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly id_token: string;
  readonly expires_in: number;
  readonly scope: string;
  readonly token_type: string;
}

export interface TokenAnswer {
  readonly status: number;
  readonly tokens: Tokens;
  readonly error: string | undefined;
  readonly text: string;
}

/** What a native app does: asks with PKCE, and changes the code into tokens. */
export class TestApp {
  readonly verifier = randomBytes(32).toString("base64url");
  readonly state = randomBytes(8).toString("hex");
  readonly nonce = randomBytes(8).toString("hex");
  readonly issuer: string;

  readonly clientId: string;
  readonly redirectUri: string;

  constructor(organizationId: string, clientId: string, redirectUri: string) {
    this.clientId = clientId;
    this.redirectUri = redirectUri;
    this.issuer = issuerOf(env().USHER_ORIGIN, organizationId);
  }

  /** The address to open in the browser; a parameter that is null is left out. */
  address(parameters: Readonly<Record<string, string | null>> = {}): string {
    const url = new URL(`${this.issuer}/auth`);
    const all = {
      client_id: this.clientId,
      response_type: "code",
      redirect_uri: this.redirectUri,
      scope: "openid profile email offline_access",
      state: this.state,
      nonce: this.nonce,
      code_challenge: createHash("sha256").update(this.verifier).digest("base64url"),
      code_challenge_method: "S256",
      ...parameters,
    };
    for (const [name, value] of Object.entries(all)) if (value !== null) url.searchParams.set(name, value);
    return url.href;
  }

  async #post(path: string, body: Record<string, string>): Promise<TokenAnswer> {
    const response = await fetch(`${this.issuer}${path}`, { method: "POST", body: new URLSearchParams(body) });
    const text = await response.text();
    const json = text === "" ? {} : JSON.parse(text);
    return { status: response.status, tokens: json, error: json.error, text };
  }

  exchange(code: string, changes: Record<string, string> = {}): Promise<TokenAnswer> {
    return this.#post("/token", {
      grant_type: "authorization_code",
      client_id: this.clientId,
      redirect_uri: this.redirectUri,
      code,
      code_verifier: this.verifier,
      ...changes,
    });
  }

  refresh(token: string, changes: Record<string, string> = {}): Promise<TokenAnswer> {
    return this.#post("/token", {
      grant_type: "refresh_token",
      client_id: this.clientId,
      refresh_token: token,
      ...changes,
    });
  }

  revoke(token: string): Promise<TokenAnswer> {
    return this.#post("/revoke", { client_id: this.clientId, token });
  }

  userinfo(token: string): Promise<Response> {
    return fetch(`${this.issuer}/userinfo`, { headers: { authorization: `Bearer ${token}` } });
  }

  me(token: string): Promise<Response> {
    return fetch(`${env().USHER_ORIGIN}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
  }

  async verify(idToken: string) {
    const keys = createRemoteJWKSet(new URL(`${this.issuer}/jwks`));
    return (await jwtVerify(idToken, keys, { issuer: this.issuer, audience: this.clientId })).payload;
  }
}
