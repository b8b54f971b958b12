import { domainToASCII } from "node:url";

/** The domain of an e-mail address in ASCII and lower case, as `domain.name` has it; null when the text is no address. */
export function addressDomain(address: string): string | null {
  const at = address.lastIndexOf("@");
  if (at < 1) return null;
  const domain = domainToASCII(
    address
      .slice(at + 1)
      .trim()
      .toLowerCase(),
  ).replace(/\.$/, "");
  return domain === "" ? null : domain;
}
