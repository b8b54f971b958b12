import * as http from "node:http";
import * as https from "node:https";
import { ConnectionError } from "@/lib/entra-client/connection-error";
import { authorizer, type Credential } from "@/lib/entra-client/credential";
import type { Method } from "@/lib/entra-client/model";

export interface HttpRequest {
  readonly method: Method;
  /** Path and query below the tenant URL. */
  readonly target: string;
  readonly body?: string;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly ms: number;
}

/** The one way out; tests and in-process runs put their own in its place. */
export type SendHttp = (request: HttpRequest) => Promise<HttpAnswer>;

export interface HttpSender {
  readonly send: SendHttp;
  readonly close: () => void;
}

export interface HttpSenderOptions {
  readonly url: string;
  readonly credential: Credential;
  readonly maxConnections: number;
  readonly timeoutMs: number;
}

/** The tenant URL without the compatibility flag and the slashes at its end. */
export function tenantBaseUrl(url: string): string {
  const parsed = new URL(url);
  return `${parsed.origin}${parsed.pathname.replace(/\/+$/, "")}`;
}

/**
 * Sends over HTTP/1.1 with Entra's headers and no others: Authorization, and Content-Type where there is a body; no Accept,
 * no User-Agent. Source: MicrosoftDocs/azure-docs#94189, OneUptime/oneuptime#2134, pond/scimitar#123.
 */
export function createHttpSender(options: HttpSenderOptions): HttpSender {
  const base = tenantBaseUrl(options.url);
  const { request, Agent } = base.startsWith("https:") ? https : http;
  const agent = new Agent({ keepAlive: true, maxSockets: options.maxConnections });

  const authorize = authorizer(options.credential);

  const send: SendHttp = async ({ method, target, body }) => {
    const authorization = await authorize();
    return await new Promise((resolve, reject) => {
      const started = performance.now();
      const fail = (error: NodeJS.ErrnoException) =>
        reject(
          new ConnectionError(error.code ?? "ERROR", `${error.message || error.code} (${method} ${target})`, error),
        );
      const outgoing = request(
        `${base}${target}`,
        { method, agent, headers: headersFor(authorization, body), timeout: options.timeoutMs },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
          incoming.on("error", fail);
          incoming.on("end", () =>
            resolve({
              status: incoming.statusCode ?? 0,
              headers: singleHeaders(incoming.headers),
              text: Buffer.concat(chunks).toString("utf8"),
              ms: performance.now() - started,
            }),
          );
        },
      );
      outgoing.on("error", fail);
      outgoing.on("timeout", () =>
        outgoing.destroy(Object.assign(new Error(`no answer within ${options.timeoutMs} ms`), { code: "TIMEOUT" })),
      );
      outgoing.end(body);
    });
  };

  return { send, close: () => agent.destroy() };
}

function headersFor(authorization: string, body: string | undefined): Record<string, string | number> {
  if (body === undefined) return { Authorization: authorization };
  return {
    Authorization: authorization,
    "Content-Type": "application/scim+json; charset=utf-8",
    "Content-Length": Buffer.byteLength(body),
  };
}

function singleHeaders(headers: http.IncomingHttpHeaders): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(", ") : value,
  ]);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
