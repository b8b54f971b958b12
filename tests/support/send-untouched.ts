import { request as open } from "node:http";
import type { Answer } from "@/tests/support/scim";

export interface UntouchedRequest {
  readonly method: string;
  /** Path and query as they go over the wire; `fetch` would rewrite dots, blanks and broken escapes. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
}

/** Sends a request byte for byte. Rejects when the connection is closed without an answer. */
export function sendUntouched(origin: string, request: UntouchedRequest): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  const { method, path, body } = request;
  const length = body === null ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const sent = open({ hostname, port, method, path, headers: { ...length, ...request.headers } }, (message) => {
      const chunks: Buffer[] = [];
      message.on("data", (chunk: Buffer) => chunks.push(chunk));
      message.once("error", reject);
      message.once("end", () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: message.statusCode ?? 0, headers: headersOf(message.rawHeaders), text, body: parse(text) });
      });
    });
    sent.once("error", reject);
    sent.end(body ?? undefined);
  });
}

function headersOf(raw: readonly string[]): Headers {
  const headers = new Headers();
  for (let index = 0; index + 1 < raw.length; index += 2) headers.append(raw[index] ?? "", raw[index + 1] ?? "");
  return headers;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
