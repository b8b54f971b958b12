import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { v4 as uuidv4 } from "uuid";

interface Key {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

/** What Entra is to the token endpoint: a real HTTP server that publishes keys, and the signer of assertions. */
export interface EntraIssuer {
  readonly host: string;
  readonly entraTenantId: string;
  readonly issuer: string;
  readonly jwksUri: string;
  /** The object id of its workload identity. */
  readonly subject: string;
  readonly audience: string;
  /** How often the keys were fetched. */
  readonly fetches: () => number;
  /** A signed assertion; what is given replaces its usual claims, undefined removes one. */
  assertion(claims?: Readonly<Record<string, unknown>>, header?: Readonly<Record<string, string>>): Promise<string>;
  /** Publishes a new key and signs with it from now on; `forget` takes the old ones away. */
  rotate(options?: { readonly forget?: boolean }): Promise<void>;
  /** While down, it answers 503. */
  setDown(down: boolean): void;
  stop(): Promise<void>;
}

/** Starts an issuer on a port of 127.0.0.1, a free one by default. Its host must be in USHER_ENTRA_HOSTS before a connector can trust it. */
export async function startEntraIssuer(port = 0): Promise<EntraIssuer> {
  const entraTenantId = uuidv4();
  let keys: Key[] = [await makeKey()];
  let count = 0;
  let down = false;
  const server = createServer(async (_request, response) => {
    count += 1;
    response.writeHead(down ? 503 : 200, { "content-type": "application/json" });
    const published = keys.map(async ({ kid, publicKey }) => ({
      ...(await exportJWK(publicKey)),
      kid,
      use: "sig",
      alg: "RS256",
    }));
    response.end(down ? "{}" : JSON.stringify({ keys: await Promise.all(published) }));
  });
  const host = await listen(server, port);
  const issuer = `http://${host}/${entraTenantId}/v2.0`;
  const [subject, audience] = [uuidv4(), uuidv4()];
  return {
    host,
    entraTenantId,
    issuer,
    jwksUri: `http://${host}/${entraTenantId}/discovery/v2.0/keys`,
    subject,
    audience,
    fetches: () => count,
    assertion: (claims = {}, header = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const usual = { iss: issuer, sub: subject, aud: audience, iat: now, nbf: now, exp: now + 3600, jti: uuidv4() };
      const signer = keys[keys.length - 1];
      if (signer === undefined) throw new Error("There is no key.");
      const payload = { ...usual, oid: subject, tid: entraTenantId, ver: "2.0", ...claims } as JWTPayload;
      const { alg = "RS256", ...rest } = header;
      return new SignJWT(payload)
        .setProtectedHeader({ alg, kid: signer.kid, typ: "JWT", ...rest })
        .sign(signer.privateKey);
    },
    rotate: async ({ forget = false } = {}) => {
      keys = [...(forget ? [] : keys), await makeKey()];
    },
    setDown: (value) => {
      down = value;
    },
    stop: () =>
      new Promise((accept) => {
        server.closeAllConnections();
        server.close(() => accept());
      }),
  };
}

async function makeKey(): Promise<Key> {
  return { kid: uuidv4(), ...(await generateKeyPair("RS256", { extractable: true })) };
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((accept) => {
    server.listen(port, "127.0.0.1", () => accept(`127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}
