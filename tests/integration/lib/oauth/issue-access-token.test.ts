import { afterEach, beforeEach, expect, it } from "vitest";
import { createCredential } from "@/lib/credentials/create-credential";
import { withOrganization } from "@/lib/db/with-organization";
import { issueAccessToken } from "@/lib/oauth/issue-access-token";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { handleScim } from "@/lib/scim/http/handle";
import { onEachDatabase } from "@/tests/support/database";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { lastLogged } from "@/tests/support/workload";

onEachDatabase("an access token", () => {
  const scim = useScim();
  let client: ScimUnderTest;
  let made: Awaited<ReturnType<typeof createCredential>>;

  beforeEach(async () => {
    client = await scim.connect();
    made = await createCredential(client.ctx, client.connectorId, {
      kind: "client_secret",
      name: "Gallery app",
      expires: "365d",
      accessHours: 2,
    });
  });
  afterEach(flushRequestLog);

  const request = () =>
    new Request(`${client.url}/oauth/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: client.connectorId,
        client_secret: made.secret,
      }),
    });
  const connector = () => ({ organizationId: client.organization.id, id: client.connectorId });
  const endSecretAt = (at: Date) =>
    withOrganization(client.organization.id, (tx) =>
      tx.query("update credential set expires_at = $2 where id = $1", [made.id, at]),
    );
  const issued = () =>
    withOrganization(client.organization.id, (tx) =>
      tx.query<{ expires_at: Date }>("select expires_at from credential where issuer_id = $1", [made.id]),
    );

  it("lives for the hours of its client secret, and never longer than that itself", async () => {
    const now = new Date();
    const whole = await issueAccessToken(request(), connector(), now);
    expect(whole.token.expires_in).toBe(7200);
    const end = new Date(now.getTime() + 600_500);
    await endSecretAt(end);
    const short = await issueAccessToken(request(), connector(), now);
    expect(short.token.expires_in).toBe(600);
    const ends = (await issued()).map(({ expires_at }) => expires_at.getTime()).sort();
    expect(ends).toEqual([end.getTime(), now.getTime() + 7_200_000]);
  });

  it("is not issued for a client secret that ends at this very moment", async () => {
    let ending: Promise<void> | undefined;
    await new Promise<void>((accept) => {
      ending = withOrganization(client.organization.id, async (tx) => {
        await tx.query("update credential set expires_at = now() - interval '1 minute' where id = $1", [made.id]);
        accept();
        // The request finds the secret as it was, and waits for this transaction at its insert.
        await new Promise((ended) => setTimeout(ended, 300));
      });
    });
    const attempt = issueAccessToken(request(), connector(), new Date());
    await expect(attempt).rejects.toMatchObject({ code: "invalid_client", causeCode: "client_secret" });
    await ending;
    expect(await issued()).toEqual([]);
  });

  it("is not issued to somebody who hangs up, which is no failure of ours", async () => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode("grant_type=client_cre"));
      },
      pull(controller) {
        controller.error(new Error("aborted"));
      },
    });
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const init = { method: "POST", headers, body, duplex: "half" } as RequestInit;
    const answer = await handleScim(new Request(`${client.url}/oauth/token`, init));
    expect([answer.status, (await answer.json()).error]).toEqual([400, "invalid_request"]);
    expect(await lastLogged(client)).toMatchObject({ status: 400, causeCode: "token_request" });
  });
});
