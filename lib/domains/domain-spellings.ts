import { domainToUnicode } from "node:url";

/** How `"user".email_domain` may spell the name of a domain: in ASCII, and in its own script. */
export function domainSpellings(name: string): readonly string[] {
  return [...new Set([name, domainToUnicode(name)])];
}
