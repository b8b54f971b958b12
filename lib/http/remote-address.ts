/**
 * The address a request came from: the last entry of X-Forwarded-For, which is the one that the nearest proxy, or our own
 * server, wrote. The entries before it were sent by the client and may say anything.
 */
export function remoteAddress(headers: Headers): string | null {
  return lastForwarded(headers.get("x-forwarded-for"));
}

/** The last entry of an X-Forwarded-For header. */
export function lastForwarded(header: string | null): string | null {
  const last = header?.split(",").at(-1)?.trim();
  return last === undefined || last === "" ? null : last.slice(0, 64);
}
