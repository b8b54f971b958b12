interface CurlRequest {
  readonly method: string;
  readonly url: string;
  /** JSON, or nothing. */
  readonly body: unknown;
}

/**
 * A request of the log as a command for a POSIX shell. The token is left to the environment, so that the text can be sent to a
 * colleague; a body that was redacted is so here, too.
 */
export function toCurl({ method, url, body }: CurlRequest): string {
  const parts = [
    // Else curl reads brackets in a filter as a range.
    `curl --globoff --request ${method} ${quote(url)}`,
    `--header "Authorization: Bearer $USHER_TOKEN"`,
    ...(body === null || body === undefined
      ? []
      : [
          `--header ${quote("Content-Type: application/scim+json; charset=utf-8")}`,
          `--data-raw ${quote(JSON.stringify(body))}`,
        ]),
  ];
  return parts.join(" \\\n  ");
}

/** One word of a shell, whatever stands in it: nothing is special between single quotes but the quote itself. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
