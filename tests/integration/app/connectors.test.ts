import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import * as token from "@/app/api/organizations/[slug]/connectors/[connectorId]/credentials/[credentialId]/route";
import * as tokens from "@/app/api/organizations/[slug]/connectors/[connectorId]/credentials/route";
import * as connector from "@/app/api/organizations/[slug]/connectors/[connectorId]/route";
import * as connectors from "@/app/api/organizations/[slug]/connectors/route";
import type { ConnectorDto } from "@/lib/connectors/schemas";
import type { CreatedCredential } from "@/lib/credentials/schemas";
import type { Problem } from "@/lib/http/api-client";
import { browserRequest, signedInCookie } from "@/tests/support/browser";
import { onEachDatabase } from "@/tests/support/database";
import { makeOrganization } from "@/tests/support/make-organization";

const at = (params: Record<string, string>) => ({ params: Promise.resolve(params) });
const json = async <T>(response: Response) => (await response.json()) as T;

onEachDatabase("the connector routes", () => {
  it("add a connector, generate a token once, rename, switch on, disable and revoke", async () => {
    const organization = await makeOrganization();
    const { slug } = organization;
    const cookie = await signedInCookie(organization);
    const path = `/api/organizations/${slug}/connectors`;

    const added = await connectors.POST(
      browserRequest("POST", path, { cookie, body: { kind: "entra" } }),
      at({ slug }),
    );
    expect(added.status).toBe(201);
    expect(added.headers.get("cache-control")).toBe("no-store");
    const { id: connectorId } = await json<ConnectorDto>(added);

    const generated = await tokens.POST(
      browserRequest("POST", `${path}/${connectorId}/credentials`, {
        cookie,
        body: { kind: "bearer", name: "Entra", expires: "365d" },
      }),
      at({ slug, connectorId }),
    );
    expect(generated.status).toBe(201);
    const { id: tokenId, secret } = await json<CreatedCredential>(generated);
    expect(secret).toMatch(/^ush_/);

    const changed = await connector.PATCH(
      browserRequest("PATCH", `${path}/${connectorId}`, { cookie, body: { name: "Production", provisioningOn: true } }),
      at({ slug, connectorId }),
    );
    expect(await json(changed)).toMatchObject({
      name: "Production",
      provisioningOn: true,
      switchedBy: organization.email,
    });

    const one = at({ slug, connectorId, credentialId: tokenId });
    const tokenPath = `${path}/${connectorId}/credentials/${tokenId}`;
    const disabled = await token.PATCH(browserRequest("PATCH", tokenPath, { cookie, body: { active: false } }), one);
    expect(await json(disabled)).toMatchObject({ status: "disabled" });
    const revoked = await token.DELETE(browserRequest("DELETE", tokenPath, { cookie }), one);
    expect(await json(revoked)).toMatchObject({ status: "revoked" });

    const listed = await tokens.GET(
      browserRequest("GET", `${path}/${connectorId}/credentials`, { cookie }),
      at({ slug, connectorId }),
    );
    const text = await listed.text();
    expect(text).toContain(tokenId);
    expect(text).not.toContain(secret);
  });

  it("answer bad input with the field and the sentence", async () => {
    const organization = await makeOrganization();
    const { slug } = organization;
    const cookie = await signedInCookie(organization);
    const post = (init: Parameters<typeof browserRequest>[2]) =>
      connectors.POST(
        browserRequest("POST", `/api/organizations/${slug}/connectors`, { cookie, ...init }),
        at({ slug }),
      );

    const wrong = await post({ body: { kind: "okta" } });
    expect(wrong.status).toBe(400);
    expect(wrong.headers.get("content-type")).toBe("application/problem+json");
    expect(await json<Problem>(wrong)).toMatchObject({ code: "invalid_input", errors: [{ field: "kind" }] });

    expect((await post({ body: "x".repeat(70_000) })).status).toBe(400);
    expect((await post({ body: {}, headers: { "content-type": "text/plain" } })).status).toBe(400);
    expect((await post({})).status).toBe(400);
  });

  it("answer an id that is no id, and one of another organization, alike", async () => {
    const [organization, other] = [await makeOrganization(), await makeOrganization()];
    const cookie = await signedInCookie(organization);
    const theirs = await connectors.POST(
      browserRequest("POST", "/", { cookie: await signedInCookie(other), body: { kind: "entra" } }),
      at({ slug: other.slug }),
    );
    const { id } = await json<ConnectorDto>(theirs);
    for (const connectorId of [id, "1", "'", randomUUID()]) {
      const answer = await connector.GET(
        browserRequest("GET", "/", { cookie }),
        at({ slug: organization.slug, connectorId }),
      );
      expect(answer.status).toBe(404);
    }
  });
});
