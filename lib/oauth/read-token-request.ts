import { OAuthError } from "@/lib/oauth/oauth-error";

/** How a client proves itself at the token endpoint. */
export type ClientProof =
  | { readonly kind: "secret"; readonly secret: string; readonly inHeader: boolean }
  | { readonly kind: "assertion"; readonly assertion: string };

export interface TokenRequest {
  /** Null where an assertion came without one (RFC 7521 §4.2). */
  readonly clientId: string | null;
  readonly proof: ClientProof;
}

const bytes = 32 * 1024;
const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/** Parameters that mean something here. Others, such as the `baseAddress` of Microsoft's validator, are ignored (RFC 6749 §3.2). */
const known = [
  "grant_type",
  "client_id",
  "client_secret",
  "client_assertion_type",
  "client_assertion",
  "scope",
] as const;

/**
 * The client credentials grant (RFC 6749 §4.4) with the client's proof in the Authorization header, in the body, or as a signed
 * assertion (RFC 7523 §2.2).
 *
 * @throws OAuthError `invalid_request`, `unsupported_grant_type` or, without any proof, `invalid_client`
 */
export async function readTokenRequest(request: Request): Promise<TokenRequest> {
  const form = parseForm(request.headers.get("content-type"), await readText(request));
  const grant = form.get("grant_type");
  if (grant === null) throw malformed("grant_type is missing.", "Send grant_type=client_credentials.");
  if (grant !== "client_credentials") {
    throw new OAuthError(
      "unsupported_grant_type",
      "token_request",
      "Only the grant client_credentials is possible here.",
      {
        cure: "Choose OAuth2 client credentials grant in Entra.",
      },
    );
  }
  const header = readHeader(request.headers.get("authorization"));
  const secret = form.get("client_secret");
  const assertion = readAssertion(form);
  if ([header, secret, assertion].filter((one) => one !== null).length > 1) {
    throw malformed(
      "The client proves itself in more than one way.",
      "Send the secret either in the Authorization header or as client_secret, or send an assertion.",
    );
  }
  const clientId = form.get("client_id");
  if (header !== null) {
    if (clientId !== null && clientId.toLowerCase() !== header.clientId.toLowerCase()) {
      throw malformed(
        "The client_id of the body is not the one of the header.",
        "Send the same client identifier in both.",
      );
    }
    return { clientId: header.clientId, proof: { kind: "secret", secret: header.secret, inHeader: true } };
  }
  if (assertion !== null) return { clientId, proof: { kind: "assertion", assertion } };
  if (secret !== null) return { clientId, proof: { kind: "secret", secret, inHeader: false } };
  throw new OAuthError("invalid_client", "client_secret", "The request came without a client secret or assertion.", {
    cure: "Paste a client secret of this connector into Client secret in Entra.",
  });
}

function readAssertion(form: URLSearchParams): string | null {
  const assertion = form.get("client_assertion");
  const type = form.get("client_assertion_type");
  if (assertion === null && type === null) return null;
  if (assertion !== null && type === assertionType) return assertion;
  throw malformed(
    "client_assertion and client_assertion_type belong together.",
    `Send both, the type being ${assertionType}.`,
  );
}

/** RFC 6749 §2.3.1: both halves are form-encoded inside of Basic. Another scheme is no client authentication. */
function readHeader(authorization: string | null): { readonly clientId: string; readonly secret: string } | null {
  const [scheme = "", value = ""] = (authorization ?? "").trim().split(/\s+/);
  if (scheme.toLowerCase() !== "basic") return null;
  const pair = Buffer.from(value, "base64").toString("utf8");
  const colon = pair.indexOf(":");
  if (colon === -1)
    throw malformed("The Authorization header holds no client identifier and secret.", "Send both by Basic.");
  return { clientId: formDecode(pair.slice(0, colon)), secret: formDecode(pair.slice(colon + 1)) };
}

function formDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

function parseForm(contentType: string | null, text: string): URLSearchParams {
  if (contentType?.split(";")[0]?.trim().toLowerCase() !== "application/x-www-form-urlencoded") {
    throw malformed("The body is no form.", "Send it as application/x-www-form-urlencoded.");
  }
  const sent = new URLSearchParams(text);
  const form = new URLSearchParams();
  for (const name of known) {
    const values = sent.getAll(name);
    // RFC 6749 §3.2: a parameter once at most, and one without a value counts as absent.
    if (values.length > 1) throw malformed(`${name} came ${values.length} times.`, "Send each parameter once.");
    if (values[0] !== undefined && values[0] !== "") form.set(name, values[0]);
  }
  return form;
}

async function readText(request: Request): Promise<string> {
  try {
    return (await readBytes(request)).toString("utf8");
  } catch (error) {
    if (error instanceof OAuthError) throw error;
    // A client that hangs up in the middle is not a failure of ours.
    throw malformed("The connection broke off before the whole body had come.", "Send it again.", error);
  }
}

/** Stops at the limit, because Content-Length may be absent or wrong. */
async function readBytes(request: Request): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > bytes)
      throw malformed(`A token request has at most ${bytes / 1024} KiB.`, "Send nothing but the parameters.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function malformed(message: string, cure: string, cause?: unknown): OAuthError {
  return new OAuthError("invalid_request", "token_request", message, { cure }, { cause });
}
