import type { CreateWorkloadIdentity, WorkloadTrust } from "@/lib/credentials/schemas";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { isUuid } from "@/lib/utils/uuid";

/** The issuer of Entra's older tokens, whose keys stand on the sign-in host like those of the newer. */
const olderIssuerHost = "sts.windows.net";
const localHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * What to trust, from the values that an admin pasted from Entra.
 *
 * @throws AppError `invalid_input` (field issuer or jwksUri): https, hosts from USHER_ENTRA_HOSTS, one Entra tenant in both
 */
export function toTrust(pasted: CreateWorkloadIdentity): WorkloadTrust {
  requireTrustedHost("issuer", pasted.issuer, [...env().USHER_ENTRA_HOSTS, olderIssuerHost]);
  requireTrustedHost("jwksUri", pasted.jwksUri, env().USHER_ENTRA_HOSTS);
  const entraTenantId = tenantOf(pasted.issuer);
  if (entraTenantId === null) {
    throw new AppError(
      "invalid_input",
      `“${pasted.issuer}” names no Entra tenant. Paste the Token Issuer of your own Entra tenant; its address holds the tenant's id.`,
      { field: "issuer" },
    );
  }
  if (tenantOf(pasted.jwksUri) !== entraTenantId) {
    throw new AppError(
      "invalid_input",
      `The keys at “${pasted.jwksUri}” are not those of the Entra tenant ${entraTenantId}. Paste the JWKS URI that Entra shows beside the Token Issuer.`,
      { field: "jwksUri" },
    );
  }
  return {
    entraTenantId,
    issuer: pasted.issuer,
    jwksUri: pasted.jwksUri,
    subject: pasted.subject.toLowerCase(),
    audiences: [...new Set(pasted.audiences)],
  };
}

/**
 * The issuers that mean the same Entra tenant: as pasted, and for Microsoft's own hosts the older and the newer form, because
 * Microsoft's pages show one and its tokens may carry the other (SCREENS §3.4, 2c).
 */
export function issuersOf({ issuer, jwksUri, entraTenantId }: WorkloadTrust): readonly string[] {
  const { origin } = new URL(jwksUri);
  return [
    ...new Set([issuer, `${origin}/${entraTenantId}/v2.0`, `${origin}/${entraTenantId}/`]),
    ...(origin === "https://login.microsoftonline.com" ? [`https://${olderIssuerHost}/${entraTenantId}/`] : []),
  ];
}

/** An audience without the wrapping that Microsoft's documents disagree about: `api://{id}`, `{id}/.default`, `{id}`. */
export function bareAudience(audience: string): string {
  return audience
    .replace(/^api:\/\//i, "")
    .replace(/\/\.default$/i, "")
    .toLowerCase();
}

/** Whether we may still fetch keys from there: the operator may have shortened the list since the trust was made. */
export function isTrustedKeyHost(jwksUri: string): boolean {
  return env().USHER_ENTRA_HOSTS.includes(new URL(jwksUri).host);
}

function requireTrustedHost(field: string, value: string, hosts: readonly string[]): void {
  const url = new URL(value);
  const secure = url.protocol === "https:" || (url.protocol === "http:" && localHosts.has(url.hostname));
  if (secure && url.username === "" && url.password === "" && hosts.includes(url.host)) return;
  throw new AppError(
    "invalid_input",
    `“${value.slice(0, 200)}” is not at a host that this installation trusts: ${hosts.join(", ")}, by https. Paste it as Entra shows it, or ask your operator to add the host to USHER_ENTRA_HOSTS.`,
    { field },
  );
}

/** The first part of the path, where Microsoft has the tenant's id. */
function tenantOf(address: string): string | null {
  const [tenant = ""] = new URL(address).pathname.split("/").filter((part) => part !== "");
  return isUuid(tenant.toLowerCase()) ? tenant.toLowerCase() : null;
}
