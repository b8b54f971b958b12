import { addressDomain } from "@/lib/domains/address-domain";
import { AppError } from "@/lib/errors";
import { primaryEmail } from "@/lib/users/attribute-values";
import type { ProvisioningPolicy } from "@/lib/users/policy";
import type { UserFields } from "@/lib/users/user";

/**
 * Refuses a person whose domain is not verified, where the connector takes verified domains only. Only an address that is new is
 * judged, so whoever is here stays and can be changed. A verified domain does not cover its subdomains.
 *
 * @throws AppError `invalid_input` (field emails or userName, reason domain_unverified)
 */
export function requireVerifiedDomain(
  fields: UserFields,
  before: UserFields | null,
  policy: Pick<ProvisioningPolicy, "verifiedDomains" | "pagesUrl">,
): void {
  if (policy.verifiedDomains === null) return;
  const address = addressOf(fields);
  if (before !== null && addressOf(before)?.toLowerCase() === address?.toLowerCase()) return;
  const domain = address === null ? null : addressDomain(address);
  if (domain !== null && policy.verifiedDomains.includes(domain)) return;
  throw new AppError("invalid_input", refusal(fields, address, { domain, pagesUrl: policy.pagesUrl }), {
    field: primaryEmail(fields.attributes) === null ? "userName" : "emails",
    reason: "domain_unverified",
  });
}

/** The primary e-mail; without one, the user name where it is an address. */
function addressOf(fields: UserFields): string | null {
  return primaryEmail(fields.attributes) ?? (fields.userName.includes("@") ? fields.userName : null);
}

function refusal(
  fields: UserFields,
  address: string | null,
  { domain, pagesUrl }: { readonly domain: string | null; readonly pagesUrl: string },
): string {
  const scope = "leave such people out in Entra by Source Object Scope > Add scoping filter.";
  if (address === null) {
    return `${fields.userName.slice(0, 100)} has no e-mail address, and this connector takes verified domains only. Fill mail in Entra and map it to emails, or ${scope}`;
  }
  if (domain === null) {
    return `“${address.slice(0, 100)}” has no domain that exists, and this connector takes verified domains only. Correct mail in Entra, or ${scope}`;
  }
  return `${domain.slice(0, 253)} is not verified, and this connector takes verified domains only. Verify ${domain.slice(0, 253)} in Usher: ${pagesUrl}/security/domains, or ${scope}`;
}
