import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from "jose";
import Provider, { type Adapter, type AdapterPayload, type Configuration } from "oidc-provider";
import { v4 as uuidv4 } from "uuid";

/** Who is signed in to Microsoft in the browser. */
export interface EntraPerson {
  readonly oid: string;
  readonly name: string;
  readonly userPrincipalName: string;
  readonly mail?: string;
}

/** The app in Entra. */
export interface EntraApp {
  readonly clientId: string;
  readonly secrets: readonly string[];
  readonly redirectUris: readonly string[];
}

/** Changes an ID token before Usher gets it; null of a claim removes it. */
export interface Tampering {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, string>>;
  /** Signs with a key that is not published. */
  readonly strangeKey?: true;
  /** Leaves the signature out. */
  readonly unsigned?: true;
}

type Health = "up" | "down" | "slow";

/**
 * An Entra tenant: a real OpenID provider (`oidc-provider`) with Entra's issuer and claims (ENTRA.md §5), pairwise `sub`, rotating
 * keys. It signs in whoever `person` says, without asking.
 */
export class EntraTenant {
  readonly id = uuidv4();
  /** Null: the person cancels. */
  person: EntraPerson | null = null;
  tampering: Tampering = {};
  /** Replaces members of the discovery document. */
  discovery: Readonly<Record<string, unknown>> = {};
  health: Health = "up";
  /** What Microsoft says instead of a code, such as AADSTS50105. */
  refusal: { readonly error: string; readonly description: string } | null = null;
  /** What the token endpoint answers to a client secret that it does not know; Microsoft tells wrong from expired. */
  secretRefusal = "AADSTS7000215: Invalid client secret provided.";
  readonly signedOut: URL[] = [];
  readonly #server: Server;
  readonly #stored = new Map<string, AdapterPayload>();
  #app: EntraApp = { clientId: uuidv4(), secrets: ["none"], redirectUris: [] };
  #keys: JWK[] = [];
  #provider: Provider | undefined;

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch(() => response.destroy());
    });
  }

  /** On a free port, or on the one that a server already trusts. */
  static async start(port = 0): Promise<EntraTenant> {
    const tenant = new EntraTenant();
    await new Promise<void>((accept, reject) => {
      tenant.#server.once("error", reject).listen(port, "127.0.0.1", accept);
    });
    await tenant.rotate();
    return tenant;
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get issuer(): string {
    return `http://${this.host}/${this.id}/v2.0`;
  }

  get app(): EntraApp {
    return this.#app;
  }

  /** Registers the app anew; its secrets beyond the first are accepted as well. */
  async register(app: Partial<EntraApp>): Promise<EntraApp> {
    this.#app = { ...this.#app, ...app };
    await this.#restart();
    return this.#app;
  }

  /** Signs with a new key from now on, and publishes the old ones no more. */
  async rotate(): Promise<void> {
    const { privateKey } = await generateKeyPair("RS256", { extractable: true });
    this.#keys = [{ ...(await exportJWK(privateKey)), kid: uuidv4(), alg: "RS256", use: "sig" }];
    await this.#restart();
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((accept) => this.#server.close(accept));
  }

  async #restart(): Promise<void> {
    this.#provider = new Provider(this.issuer, this.#configuration());
  }

  #configuration(): Configuration {
    return {
      adapter: (model) => new MemoryAdapter(model, this.#stored),
      clients: [
        {
          client_id: this.#app.clientId,
          client_secret: this.#app.secrets[0] ?? "none",
          redirect_uris: [...this.#app.redirectUris],
          post_logout_redirect_uris: [...this.#app.redirectUris],
          response_types: ["code"],
          grant_types: ["authorization_code"],
          token_endpoint_auth_method: "client_secret_post",
          subject_type: "pairwise",
        },
      ],
      jwks: { keys: this.#keys as never },
      subjectTypes: ["pairwise"],
      pairwiseIdentifier: (_ctx, accountId, client) =>
        createHash("sha256").update(`${client.clientId}${accountId}`).digest("base64url"),
      claims: { openid: ["sub", "oid", "tid", "ver", "name", "preferred_username", "email", "login_hint", "sid"] },
      scopes: ["openid", "profile", "email"],
      conformIdTokenClaims: false,
      features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
      cookies: { keys: [uuidv4()] },
      pkce: { required: () => true },
      interactions: { url: (_ctx, { uid }) => `/${this.id}/interaction/${uid}` },
      findAccount: (_ctx, accountId) => ({ accountId, claims: () => this.#claims(accountId) }),
      loadExistingGrant: async (ctx) => {
        const grant = new ctx.oidc.provider.Grant({
          clientId: ctx.oidc.client?.clientId ?? "",
          accountId: ctx.oidc.session?.accountId ?? "",
        });
        grant.addOIDCScope("openid profile email");
        await grant.save();
        return grant;
      },
    };
  }

  #claims(accountId: string): { sub: string; [claim: string]: unknown } {
    const { person } = this;
    return {
      sub: accountId,
      oid: accountId,
      tid: this.id,
      ver: "2.0",
      name: person?.name,
      preferred_username: person?.userPrincipalName,
      email: person?.mail,
      login_hint: `hint-of-${accountId}`,
    };
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.health === "slow") return;
    if (this.health === "down") {
      response.writeHead(503).end();
      return;
    }
    const url = new URL(request.url ?? "/", `http://${this.host}`);
    if (url.pathname.startsWith(`/${this.id}/interaction/`)) return await this.#interact(request, response);
    const prefix = `/${this.id}/v2.0`;
    if (!url.pathname.startsWith(prefix)) {
      response.writeHead(400, { "content-type": "application/json" }).end('{"error":"invalid_tenant"}');
      return;
    }
    if (url.pathname.endsWith("/auth") && this.refusal !== null) return this.#refuse(url, response);
    if (url.pathname.endsWith("/session/end")) this.signedOut.push(url);
    if (url.pathname.endsWith("/token")) return await this.#token(request, response, prefix);
    if (url.pathname.endsWith("/openid-configuration")) return await this.#discover(request, response, prefix);
    // The provider knows no select_account; Microsoft lets people choose, and then goes on the same.
    if (url.searchParams.get("prompt") === "select_account") {
      url.searchParams.delete("prompt");
      request.url = `${url.pathname}${url.search}`;
    }
    this.#handle(request, response, prefix);
  }

  #handle(request: IncomingMessage, response: ServerResponse, prefix: string): void {
    const mounted = request as IncomingMessage & { originalUrl?: string };
    mounted.originalUrl = request.url ?? "/";
    request.url = (request.url ?? "/").slice(prefix.length);
    void this.#provider?.callback()(request, response);
  }

  #refuse(url: URL, response: ServerResponse): void {
    const back = new URL(url.searchParams.get("redirect_uri") ?? "");
    back.searchParams.set("error", this.refusal?.error ?? "");
    back.searchParams.set("error_description", this.refusal?.description ?? "");
    back.searchParams.set("state", url.searchParams.get("state") ?? "");
    response.writeHead(302, { location: back.href }).end();
  }

  async #interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const result =
      this.person === null
        ? { error: "access_denied", error_description: "AADSTS65004: User declined to consent to access the app." }
        : { login: { accountId: this.person.oid, remember: false } };
    await this.#provider?.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }

  /** Asks the provider itself and, where a test says so, changes the ID token in its answer. */
  async #token(request: IncomingMessage, response: ServerResponse, prefix: string): Promise<void> {
    const body = new URLSearchParams(await readText(request));
    if (!this.#app.secrets.includes(body.get("client_secret") ?? "")) {
      response.writeHead(401, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: "invalid_client", error_description: this.secretRefusal }));
      return;
    }
    body.set("client_secret", this.#app.secrets[0] ?? "");
    const { status, json } = await this.#ask(request.url ?? "/", prefix, { method: "POST", body });
    const idToken = json["id_token"];
    if (typeof idToken === "string") json["id_token"] = await this.#tamper(idToken);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
  }

  async #discover(request: IncomingMessage, response: ServerResponse, prefix: string): Promise<void> {
    const { status, json } = await this.#ask(request.url ?? "/", prefix);
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify({ ...json, ...this.discovery }));
  }

  /** What the provider itself answers. */
  async #ask(
    path: string,
    prefix: string,
    init: RequestInit = {},
  ): Promise<{ readonly status: number; readonly json: Record<string, unknown> }> {
    const inner = createServer((request, response) => {
      request.headers.host = this.host;
      this.#handle(request, response, prefix);
    });
    await new Promise<void>((accept) => inner.listen(0, "127.0.0.1", accept));
    try {
      const { port } = inner.address() as AddressInfo;
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, init);
      return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
    } finally {
      inner.closeAllConnections();
      inner.close();
    }
  }

  async #tamper(idToken: string): Promise<string> {
    const [, payload = ""] = idToken.split(".");
    const honest = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    const claims = Object.fromEntries(
      Object.entries({ sid: `session-of-${honest.oid}`, ...honest, ...this.tampering.claims }).filter(
        ([, value]) => value !== null,
      ),
    );
    if (this.tampering.unsigned === true) {
      const header = Buffer.from('{"alg":"none"}').toString("base64url");
      return `${header}.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.`;
    }
    const [own] = this.#keys;
    if (own === undefined) throw new Error("There is no key.");
    const key =
      this.tampering.strangeKey === true
        ? (await generateKeyPair("RS256")).privateKey
        : await importJWK({ ...own }, "RS256");
    return await new SignJWT(claims)
      .setProtectedHeader({ alg: "RS256", kid: own.kid ?? "", ...this.tampering.header })
      .sign(key);
  }
}

/** Keeps what the provider stores beyond its restarts. */
class MemoryAdapter implements Adapter {
  readonly #model: string;
  readonly #stored: Map<string, AdapterPayload>;

  constructor(model: string, stored: Map<string, AdapterPayload>) {
    this.#model = model;
    this.#stored = stored;
  }

  async upsert(id: string, payload: AdapterPayload): Promise<void> {
    this.#stored.set(`${this.#model}:${id}`, payload);
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return this.#stored.get(`${this.#model}:${id}`);
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return [...this.#stored].find(([key, { uid: own }]) => key.startsWith(`${this.#model}:`) && own === uid)?.[1];
  }

  async findByUserCode(): Promise<undefined> {}

  async consume(id: string): Promise<void> {
    const payload = this.#stored.get(`${this.#model}:${id}`);
    if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id: string): Promise<void> {
    this.#stored.delete(`${this.#model}:${id}`);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, payload] of this.#stored) if (payload.grantId === grantId) this.#stored.delete(key);
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}
