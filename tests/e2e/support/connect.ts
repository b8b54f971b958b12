import type { Page } from "@playwright/test";
import { addConnector, origin, type SignedUp, signUp } from "@/tests/e2e/support/usher";

export interface Connected extends SignedUp {
  readonly connectorId: string;
  /** Sends a SCIM request as Entra does. */
  readonly scim: (method: string, path: string, body?: object) => Promise<Response>;
  /** Creates a person by SCIM and returns the id. */
  readonly provision: (userName: string, attributes?: object) => Promise<string>;
}

/** An organization with a connector that is switched on, its connector's page open. */
export async function connect(page: Page): Promise<Connected> {
  const organization = await signUp(page);
  const tenantUrl = await addConnector(page, organization.slug);
  const connectorId = tenantUrl.slice(tenantUrl.lastIndexOf("/") + 1);
  const path = `/connectors/${connectorId}`;
  await callApi(page, organization.slug, "PATCH", path, { provisioningOn: true });
  const token = { kind: "bearer", name: "Test", expires: "never" };
  const made = await callApi(page, organization.slug, "POST", `${path}/credentials`, token);
  const { secret } = made as { secret: string };
  // The page does not know yet what was changed behind its back.
  await page.reload();
  const scim: Connected["scim"] = (method, resource, body) =>
    fetch(`${tenantUrl}${resource}`, {
      method,
      headers: { authorization: `Bearer ${secret}`, "content-type": "application/scim+json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    ...organization,
    connectorId,
    scim,
    provision: async (userName, attributes = {}) => {
      const answer = await scim("POST", "/Users", {
        schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
        userName,
        ...attributes,
      });
      const { id } = (await answer.json()) as { id: string };
      return id;
    },
  };
}

/** Calls the API as the page's own script would. Returns the answer's JSON. */
export async function callApi(page: Page, slug: string, method: string, path: string, body: object): Promise<unknown> {
  return page.evaluate(
    async ([url, verb, text]) => {
      const answer = await fetch(url, { method: verb, headers: { "content-type": "application/json" }, body: text });
      if (!answer.ok) throw new Error(await answer.text());
      return answer.json();
    },
    [`${origin()}/api/organizations/${slug}${path}`, method, JSON.stringify(body)] as const,
  );
}
