import { isIP } from "node:net";
import { domainToASCII } from "node:url";
import { getPublicSuffix } from "tldts";
import { AppError } from "@/lib/errors";

const example = "Enter a domain such as contoso.example.";

/**
 * Reads a domain as people type it: any case, any script, a dot at its end. Gives it in ASCII (punycode) and lower case.
 *
 * @throws AppError `invalid_input` (field name) with a sentence of its own for each thing that cannot be a verified domain
 */
export function readDomainName(text: string): string {
  const typed = text.trim().toLowerCase().replace(/\.$/, "");
  const shown = text.trim().slice(0, 100);
  const spelling = spellingFault(typed);
  if (spelling !== null) throw refuse(shown, spelling);
  const name = domainToASCII(typed);
  const fault = shapeFault(name) ?? placeFault(name);
  if (fault !== null) throw refuse(shown, fault);
  return name;
}

/** What is wrong with what was typed, before it is translated to ASCII. */
function spellingFault(typed: string): string | null {
  if (typed === "" || typed === ".") return `is no domain. ${example}`;
  if (isIP(typed.replace(/^\[|\]$/g, "")) !== 0)
    return `is an IP address, which nobody can prove by a record. ${example}`;
  if (typed.includes("*")) return `is a wildcard; each domain is verified by itself. ${example}`;
  if (typed.includes("@")) return `is an e-mail address. Enter only what follows the @.`;
  if (/[/:?#]/.test(typed)) return `is an address of the web. Enter the domain alone, such as contoso.example.`;
  if (typed === "localhost" || typed.endsWith(".localhost")) return `exists on each computer by itself. ${example}`;
  // What is not ASCII is judged by domainToASCII.
  if (/[^a-z0-9.\-\u0080-\u{10ffff}]/u.test(typed))
    return "has a character that no domain has: letters, digits, - and . only.";
  return null;
}

function shapeFault(name: string): string | null {
  if (name === "") return `cannot be written as a domain. ${example}`;
  // “1.2.3” is an address in disguise.
  if (isIP(name) !== 0) return `is an IP address, which nobody can prove by a record. ${example}`;
  const labels = name.split(".");
  if (labels.includes("")) return `has two dots in a row or one at its beginning. ${example}`;
  const long = labels.find((label) => label.length > 63);
  if (long !== undefined) return `has a part of ${long.length} characters in ASCII; each part has at most 63.`;
  if (name.length > 253) return `has ${name.length} characters in ASCII; a domain has at most 253.`;
  if (labels.some((label) => label.startsWith("-") || label.endsWith("-")))
    return "has a part that begins or ends with -.";
  if (!/^[a-z0-9.-]+$/.test(name)) return `cannot be written as a domain. ${example}`;
  return labels.length === 1 ? `is only one part of a domain. ${example}` : null;
}

function placeFault(name: string): string | null {
  if (getPublicSuffix(name) !== name) return null;
  return `is a public suffix, under which anybody can have a domain. Enter your own domain under it, such as contoso.${name}.`;
}

function refuse(shown: string, fault: string): AppError {
  return new AppError("invalid_input", `“${shown}” ${fault}`, { field: "name" });
}
