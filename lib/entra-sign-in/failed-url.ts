import type { SignInCause } from "@/lib/entra-sign-in/causes";
import { env } from "@/lib/env";

/** The page that tells a person why their sign-in went no further. Only our own codes and ids travel there, never a sentence. */
export function failedUrl(
  connectorId: string,
  refused: { readonly code: SignInCause; readonly entryId: string | null },
): string {
  const query = new URLSearchParams({
    cause: refused.code,
    ...(refused.entryId === null ? {} : { id: refused.entryId }),
  });
  return `${env().USHER_ORIGIN}/sso/${connectorId}/failed?${query}`;
}

/** Where the window of an admin's test ends: the connector's tab Sign-in, which shows what was found. */
export function testedUrl({ slug, connectorId }: { readonly slug: string; readonly connectorId: string }): string {
  return `${env().USHER_ORIGIN}/o/${slug}/integrations/${connectorId}/sign-in?tested`;
}
