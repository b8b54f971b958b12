import { domainToASCII } from "node:url";

const notInDomains = /[/\\?#:%\s@[\]]/;

/** The domain of an e-mail address in ASCII and lower case, as `domain.name` has it; null when the text is no address. */
export function addressDomain(address: string): string | null {
  const at = address.lastIndexOf("@");
  // `domainToASCII` cuts off what a URL would have behind the host, so that one domain could pass for another.
  if (at < 1 || notInDomains.test(address.slice(at + 1).trim())) return null;
  const domain = domainToASCII(
    address
      .slice(at + 1)
      .trim()
      .toLowerCase(),
  ).replace(/\.$/, "");
  return domain === "" ? null : domain;
}
