import { type CredentialCause, credentialCauses } from "@/lib/auth/credential-causes";
import { hashSecret, isIntact, secretPrefix } from "@/lib/tokens/secret";

/** What an Authorization header holds: the hash of an intact token, or what is wrong with it. */
export type Bearer = { readonly hash: string } | { readonly hash: null; readonly fault: CredentialCause };

const jsonWebToken = /^eyJ[\w-]*\.[\w-]+\.[\w-]*$/;

/** Reads an Authorization header (RFC 6750 §2.1) without a database. */
export function readBearer(authorization: string | null): Bearer {
  const [scheme = "", ...rest] = (authorization ?? "").trim().split(/\s+/);
  const [token = ""] = rest;
  if (scheme.toLowerCase() !== "bearer" || token === "") return fault(credentialCauses.noCredential);
  if (token.toLowerCase() === "bearer") return fault(credentialCauses.bearerTwice);
  if (jsonWebToken.test(token)) return fault(credentialCauses.secretBlank);
  if (!token.startsWith(secretPrefix)) return fault(credentialCauses.unknown);
  if (rest.length > 1 || !isIntact(token)) return fault(credentialCauses.damaged);
  return { hash: hashSecret(token) };
}

function fault(cause: CredentialCause): Bearer {
  return { hash: null, fault: cause };
}
