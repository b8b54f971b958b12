import { type CredentialCause, credentialCauses } from "@/lib/auth/credential-causes";
import { hashSecret, isIntact, secretPrefix } from "@/lib/credentials/secret";

/** What an Authorization header holds: the hash of an intact secret, or what is wrong with it. */
export type Presented =
  /** `userName` is null for a bearer token. */
  | { readonly hash: string; readonly userName: string | null }
  | { readonly hash: null; readonly fault: CredentialCause };

const jsonWebToken = /^eyJ[\w-]*\.[\w-]+\.[\w-]*$/;

/** Reads an Authorization header, Bearer (RFC 6750 §2.1) or Basic (RFC 7617), without a database. */
export function readCredential(authorization: string | null): Presented {
  const [scheme = "", ...rest] = (authorization ?? "").trim().split(/\s+/);
  const [value = ""] = rest;
  if (value === "") return fault(credentialCauses.noCredential);
  if (scheme.toLowerCase() === "basic" && rest.length === 1) return readBasic(value);
  if (scheme.toLowerCase() !== "bearer") return fault(credentialCauses.noCredential);
  if (value.toLowerCase() === "bearer") return fault(credentialCauses.bearerTwice);
  if (jsonWebToken.test(value)) return fault(credentialCauses.secretBlank);
  return readSecret(rest.join(" "), null);
}

/** User name and password: everything behind the first colon is the password. */
function readBasic(encoded: string): Presented {
  const pair = Buffer.from(encoded, "base64").toString("utf8");
  const colon = pair.indexOf(":");
  if (colon === -1) return fault(credentialCauses.damaged);
  return readSecret(pair.slice(colon + 1), pair.slice(0, colon));
}

function readSecret(secret: string, userName: string | null): Presented {
  if (!secret.startsWith(secretPrefix)) return fault(credentialCauses.unknown);
  if (!isIntact(secret)) return fault(credentialCauses.damaged);
  return { hash: hashSecret(secret), userName };
}

function fault(cause: CredentialCause): Presented {
  return { hash: null, fault: cause };
}
