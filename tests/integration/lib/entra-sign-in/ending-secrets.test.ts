import { expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { addSignInSecret } from "@/lib/entra-sign-in/add-sign-in-secret";
import { warnOfEndingSecrets } from "@/lib/entra-sign-in/warn-of-ending-secrets";
import { getOverview } from "@/lib/overview/get-overview";
import { onEachDatabase } from "@/tests/support/database";
import type { TestConnector } from "@/tests/support/make-connector";
import { makeSignIn } from "@/tests/support/make-sign-in";

const ms = 24 * 3_600_000;
const inDays = (days: number) => new Date(Date.now() + days * ms).toISOString().slice(0, 10);
const later = (days: number) => new Date(Date.now() + days * ms);

async function withSecret(days: number): Promise<TestConnector> {
  const connector = await makeSignIn();
  await addSignInSecret(connector.ctx, connector.connectorId, { secret: "abc~value", endsOn: inDays(days) });
  return connector;
}

async function told({ organization }: TestConnector, day: number, before: number | null): Promise<readonly number[]> {
  const all = await warnOfEndingSecrets(later(day), before === null ? null : later(before));
  return all.filter((one) => one.organization === organization.slug).map(({ days }) => days);
}

const attentionOf = async ({ ctx }: TestConnector) =>
  (await getOverview(ctx)).attention.filter(({ href }) => href.endsWith("/sign-in"));

onEachDatabase("client secrets that end", () => {
  it("are warned of in the log 30, 7 and 1 days before, and when Usher starts", async () => {
    const connector = await withSecret(100);
    const days: number[] = [];
    for (let day = 1; day <= 102; day += 1) days.push(...(await told(connector, day, day - 1)));
    expect(days).toEqual([30, 7, 1]);
    expect(await told(connector, 60, null)).toEqual([]);
    expect(await told(connector, 80, null)).toEqual([20]);
    // After a day on which nothing ran.
    expect(await told(connector, 94, 92)).toEqual([6]);
    expect(JSON.stringify(await warnOfEndingSecrets(later(80), null))).not.toContain("value");
  });

  it("worry nobody once another lasts longer, unless Microsoft refused that one, or while sign-in is off", async () => {
    const connector = await withSecret(10);
    const { organization, ctx, connectorId } = connector;
    const run = (text: string) => withOrganization(organization.id, (tx) => tx.query(text));
    expect(await told(connector, 0, null)).toEqual([10]);
    expect(await attentionOf(connector)).toMatchObject([
      {
        severity: "warning",
        text: "The client secret that people sign in with by “Microsoft Entra ID” ends in 10 days.",
        href: `/integrations/${connectorId}/sign-in`,
      },
    ]);
    await addSignInSecret(ctx, connectorId, { secret: "xyz~value", endsOn: inDays(300) });
    expect(await told(connector, 0, null)).toEqual([]);
    expect(await attentionOf(connector)).toEqual([]);
    await run("update sign_in_secret set refused_as = 'secret_wrong' where hint = 'xyz'");
    expect(await told(connector, 0, null)).toEqual([10]);
    expect(await attentionOf(connector)).toHaveLength(1);
    await run("update connector_sign_in set active = false");
    expect(await told(connector, 0, null)).toEqual([]);
    expect(await attentionOf(connector)).toEqual([]);
  });

  it.each([
    [0, "ends today", "danger"],
    [1, "ends in 1 day", "warning"],
    [30, "ends in 30 days", "warning"],
  ])("are told of on the overview %i days before", async (days, words, severity) => {
    expect(await attentionOf(await withSecret(days))).toMatchObject([
      { severity, text: expect.stringContaining(`${words}.`) },
    ]);
  });

  it("are told of after the end, and not 31 days before", async () => {
    expect(await attentionOf(await withSecret(31))).toEqual([]);
    const ended = await withSecret(5);
    await withOrganization(ended.organization.id, (tx) => tx.query("update sign_in_secret set ends_on = '2026-03-01'"));
    expect(await attentionOf(ended)).toMatchObject([
      { severity: "danger", text: expect.stringContaining("ended on 1 Mar 2026.") },
    ]);
  });
});

onEachDatabase("a sign-in that fails for everybody", () => {
  it("is told of on the overview of those who may see connectors, with its cause", async () => {
    const connector = await makeSignIn();
    expect(await attentionOf(connector)).toEqual([]);
    await withOrganization(connector.organization.id, (tx) =>
      tx.query("update connector_sign_in set failing_since = '2026-03-01T12:00Z', failure = 'secret_expired'"),
    );
    expect(await attentionOf(connector)).toMatchObject([
      {
        severity: "danger",
        text: "Nobody can sign in with Microsoft by “Microsoft Entra ID” since 1 Mar 2026. The client secret has expired (AADSTS7000222).",
        action: "Open Sign-in",
      },
    ]);
    expect((await getOverview(connector.organization.ctx("Admin"))).attention).toEqual([]);
    expect(await attentionOf(await makeSignIn())).toEqual([]);
  });
});
