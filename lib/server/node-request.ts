import type { IncomingMessage, ServerResponse } from "node:http";

/** Methods that a web Request cannot have. */
const forbidden = new Set(["CONNECT", "TRACE", "TRACK"]);

/** Whether a request can be answered at all: its target is a path, and its method is one that a web Request can have. */
export function isServable(message: IncomingMessage): boolean {
  return message.url?.startsWith("/") === true && !forbidden.has(message.method ?? "");
}

/** A Node request as a web Request. `origin` stands for scheme and host, which only the settings know for sure. */
export function toWebRequest(message: IncomingMessage, origin: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    if (value === undefined) continue;
    headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  const method = message.method ?? "GET";
  const url = `${origin}${message.url ?? "/"}`;
  if (method === "GET" || method === "HEAD") return new Request(url, { method, headers });
  return new Request(url, { method, headers, body: toWebStream(message), duplex: "half" } as RequestInit);
}

/**
 * The body as a web stream. Cancelling it lets the rest run off instead of closing the connection, so that a client which is
 * still sending a body that is too large reads the 413.
 */
function toWebStream(message: IncomingMessage): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    start(controller) {
      message.on("data", (chunk: Buffer) => {
        controller.enqueue(chunk);
        if ((controller.desiredSize ?? 0) <= 0) message.pause();
      });
      message.once("end", () => controller.close());
      message.once("error", (error) => controller.error(error));
      message.pause();
    },
    pull() {
      message.resume();
    },
    cancel() {
      message
        .removeAllListeners("data")
        .removeAllListeners("end")
        .removeAllListeners("error")
        .on("error", () => {});
      message.resume();
    },
  });
}

/** Writes a web Response whose body is short or absent. */
export async function sendWebResponse(response: Response, to: ServerResponse): Promise<void> {
  const body = response.body === null ? null : Buffer.from(await response.arrayBuffer());
  const headers = Object.fromEntries(response.headers);
  if (body !== null) headers["content-length"] = String(body.byteLength);
  to.writeHead(response.status, headers);
  to.end(body ?? undefined);
  // A body that nobody read must run off, or the client stays busy sending it until the connection times out.
  to.req.removeAllListeners("data").resume();
}
