const timeoutMs = 5000;
const mostBytes = 256 * 1024;

/** A short answer of somebody else's server, whole. */
export interface BoundedAnswer {
  readonly status: number;
  /** The body as JSON; null when it is none. */
  json(): unknown;
}

/**
 * Fetches from a server that an admin named: 5 seconds for all of it, 256 KiB at most, no redirects.
 *
 * @throws Error when it does not answer so
 */
export async function fetchBounded(url: string, init: RequestInit = {}): Promise<BoundedAnswer> {
  const response = await fetch(url, { ...init, redirect: "manual", signal: AbortSignal.timeout(timeoutMs) });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > mostBytes) throw new Error(`The answer of ${url} has more than ${mostBytes} bytes.`);
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString("utf8");
  return {
    status: response.status,
    json: () => {
      try {
        return JSON.parse(text);
      } catch {
        return null;
      }
    },
  };
}
