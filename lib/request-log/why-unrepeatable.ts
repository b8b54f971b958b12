/** What the log keeps of a request, as far as it tells whether it can be repeated. */
interface Logged {
  readonly method: string;
  /** Under the Tenant URL, with its query. */
  readonly path: string;
  readonly status: number;
  readonly rehearsalId: string | null;
  readonly body: unknown;
}

const writes = ["POST", "PUT", "PATCH", "DELETE"];

/** What the log puts in place of a secret. */
const redacted = "•••";

/** Why a request of the log cannot be tried again in a dry run, as a sentence or two; null when it can. */
export function whyUnrepeatable(request: Logged): string | null {
  const { method, status, rehearsalId, body } = request;
  const segments = segmentsOf(request);
  // RFC 7644 §3.4.3 searches by POST.
  if (!writes.includes(method) || segments.at(-1) === ".search") {
    return "It only reads. Dry runs are for requests that change something.";
  }
  if (status < 400) return "It was accepted: what it asked for is done.";
  if (rehearsalId !== null) return "A rehearsal sent it, whose people are gone. Rehearse again instead.";
  // RFC 7644 §3.7.
  if (segments[0] === "Bulk") {
    return "It is many requests in one. Its notes say which of them were refused, and why.";
  }
  if (method !== "DELETE" && (body === null || typeof body !== "object")) {
    return "Its body was not kept, because it was refused before it was read. Let Entra send it again.";
  }
  if (holdsSecret(body) || request.path.includes(redacted)) {
    return "It held a secret, which the log does not keep. Let Entra send it again.";
  }
  if (isCut(body)) return "Its body was too long to be kept whole. Let Entra send it again.";
  return null;
}

/** Whether the log kept a body, with nothing left out of it. */
export function isWhole(body: unknown): boolean {
  return body !== null && typeof body === "object" && !holdsSecret(body) && !isCut(body);
}

function holdsSecret(body: unknown): boolean {
  return JSON.stringify(body ?? "").includes(redacted);
}

/** As the SCIM service reads an address: empty segments are none. */
function segmentsOf({ path }: Logged): readonly string[] {
  return (path.split("?", 1)[0] ?? "").split("/").filter((segment) => segment !== "");
}

/** As the log keeps a body that is too long. */
function isCut(body: unknown): boolean {
  return typeof body === "object" && body !== null && "truncated" in body && "characters" in body;
}
