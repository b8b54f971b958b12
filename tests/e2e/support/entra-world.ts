import { randomBytes } from "node:crypto";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { v4 as uuidv4 } from "uuid";
import { type Connected, callApi, connect } from "@/tests/e2e/support/connect";
import { origin } from "@/tests/e2e/support/usher";
import type { EntraPerson, EntraTenant } from "@/tests/support/entra-tenant";

/** An organization whose people sign in with Entra. */
export interface EntraWorld extends Connected {
  /** Provisions somebody as Entra does, with an access role, and signs them in to Microsoft. Returns the user's id. */
  readonly hire: (accessRole: string | null) => Promise<{ readonly userId: string; readonly person: EntraPerson }>;
}

/** Sets an organization up for sign-in with `entra`; `page` is its admin's. */
export async function signInWith(page: Page, entra: EntraTenant): Promise<EntraWorld> {
  const connected = await connect(page);
  const { slug, connectorId } = connected;
  const path = `/connectors/${connectorId}/sign-in`;
  const secret = randomBytes(20).toString("base64url");
  const redirectUri = `${origin()}/api/auth/callback/${connectorId}`;
  const { clientId } = await entra.register({ clientId: uuidv4(), secrets: [secret], redirectUris: [redirectUri] });
  await callApi(page, slug, "PUT", path, { entraTenant: entra.issuer, clientId });
  await callApi(page, slug, "POST", `${path}/secrets`, { secret, endsOn: null });
  return {
    ...connected,
    hire: async (accessRole) => {
      const oid = uuidv4();
      const userPrincipalName = `ada-${randomBytes(4).toString("hex")}@contoso.example`;
      const person = { oid, name: "Ada Lovelace", userPrincipalName };
      const userId = await connected.provision(userPrincipalName, { externalId: oid, displayName: person.name });
      await callApi(page, slug, "PATCH", `/users/${userId}`, { accessRole });
      entra.person = person;
      return { userId, person };
    },
  };
}

/** A browser of somebody else's. */
export async function otherBrowser(browser: Browser): Promise<BrowserContext> {
  return await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
}
