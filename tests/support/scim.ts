import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll } from "vitest";
import { env, resetEnv } from "@/lib/env";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { handleScim } from "@/lib/scim/http/handle";
import { sendWebResponse, toWebRequest } from "@/lib/server/node-request";
import { findSecrets } from "@/tests/support/find-secrets";
import { makeConnector, type TestConnector } from "@/tests/support/make-connector";

/** An answer with its JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read whatever JSON came, and fail when it is not there.
  readonly body: any;
}

export interface SendOptions {
  readonly body?: unknown;
  /** The body as it is, in place of JSON. */
  readonly raw?: string | Uint8Array;
  readonly headers?: Record<string, string>;
  /** In place of the connector's token; null sends none. */
  readonly authorization?: string | null;
}

export interface ScimUnderTest extends TestConnector {
  /** Where the connector answers over HTTP. */
  readonly url: string;
  /** Sends to a path under the Tenant URL. */
  send(method: string, path: string, options?: SendOptions): Promise<Answer>;
}

/**
 * SCIM over real HTTP for the tests of the enclosing block. `connect` makes a client for a connector of an organization of
 * its own, which is on. With `isOrigin` Usher itself believes that it is reached there.
 */
export function useScim({ isOrigin = false } = {}): { readonly connect: () => Promise<ScimUnderTest> } {
  let origin = "";
  const server = createServer({ maxHeaderSize: 65_536 }, (request, response) => {
    void handleScim(toWebRequest(request, env().USHER_ORIGIN), { remoteAddress: "192.0.2.1" }).then((answer) =>
      sendWebResponse(answer, response),
    );
  });
  beforeAll(async () => {
    await new Promise<void>((accept) => server.listen(0, "127.0.0.1", accept));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    if (isOrigin) setOrigin(origin);
  });
  afterAll(async () => {
    if (isOrigin) setOrigin(undefined);
    await flushRequestLog();
    server.closeAllConnections();
    await new Promise((accept) => server.close(accept));
  });
  return { connect: async () => scimClient(await makeConnector(), origin) };
}

function setOrigin(origin: string | undefined): void {
  if (origin === undefined) delete process.env["USHER_ORIGIN"];
  else process.env["USHER_ORIGIN"] = origin;
  resetEnv();
}

/** A client for a connector at an origin. */
export function scimClient(connector: TestConnector, origin: string): ScimUnderTest {
  const url = `${origin}/scim/v2/${connector.connectorId}`;
  return {
    ...connector,
    url,
    send: async (method, path, options = {}) => {
      const authorization = options.authorization === undefined ? `Bearer ${connector.token}` : options.authorization;
      const body = options.raw ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          ...(authorization === null ? {} : { authorization }),
          ...(body === undefined ? {} : { "content-type": "application/scim+json; charset=utf-8" }),
          ...options.headers,
        },
        ...(body === undefined ? {} : { body }),
      } as RequestInit);
      const text = await response.text();
      const leaked = findSecrets(text);
      if (leaked.length > 0) throw new Error(`${method} ${path} answered with a secret: ${leaked.join(", ")}`);
      return { status: response.status, headers: response.headers, text, body: parse(text) };
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
