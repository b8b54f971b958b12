import { isIntact, secretPrefix } from "@/lib/credentials/secret";

const candidates = new RegExp(`${secretPrefix}[0-9A-Za-z]{49}`, "g");
/** What `makeOrganization` and the browser tests choose as passwords. */
const passwords = /correct horse org-[0-9a-f]+/g;

/**
 * The secrets of ours in a text: prefix and checksum tell them from everything else, so that every secret which any test ever made is
 * found without a list of them. Passwords of test organizations too. Each is cut, so that a report does not leak it again.
 */
export function findSecrets(text: string): readonly string[] {
  const found = [...text.matchAll(candidates)].map(([secret]) => secret).filter(isIntact);
  return [...new Set([...found, ...[...text.matchAll(passwords)].map(([password]) => password)])].map(
    (secret) => `${secret.slice(0, 8)}… (${secret.length} characters)`,
  );
}
