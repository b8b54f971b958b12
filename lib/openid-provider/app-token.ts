import { isIntact, makeSecret } from "@/lib/credentials/secret";

const shape = /^(ush_[0-9A-Za-z]+)_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;

/** A code or token for a native app: a secret of ours, and behind it the organization, so that it is looked for there alone. */
export function makeAppToken(organizationId: string): string {
  return `${makeSecret()}_${organizationId.replaceAll("-", "")}`;
}

/** The organization that a code or token of an app belongs to; null when the text is none, or not whole. Needs no database. */
export function organizationOfAppToken(text: string): string | null {
  const [, secret = "", ...id] = shape.exec(text) ?? [];
  return isIntact(secret) ? id.join("-") : null;
}
