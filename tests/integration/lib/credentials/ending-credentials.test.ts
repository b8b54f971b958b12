import { expect, it } from "vitest";
import { createCredential } from "@/lib/credentials/create-credential";
import { deleteExpiredCredentials } from "@/lib/credentials/delete-expired-credentials";
import { rotateCredential } from "@/lib/credentials/rotate-credential";
import { warnOfEndingCredentials } from "@/lib/credentials/warn-of-ending-credentials";
import { withOrganization } from "@/lib/db/with-organization";
import { connectorWithToken } from "@/tests/support/connector-with-token";
import { onEachDatabase } from "@/tests/support/database";

const day = 24 * 3_600_000;
const later = (days: number) => new Date(Date.now() + days * day);

onEachDatabase("credentials that end", () => {
  it("are warned of in the log 14 days before, once nothing replaces them, and without a secret", async () => {
    const { organization, id, token } = await connectorWithToken();
    const told = async (days: number) =>
      (await warnOfEndingCredentials(later(days))).filter((one) => one.organization === organization.slug);
    expect(await told(350)).toEqual([]);
    expect(await told(352)).toMatchObject([{ kind: "bearer", name: "Entra production", connector_id: id }]);
    expect(JSON.stringify(await told(352))).not.toContain(token.secret);
    expect(await told(366)).toEqual([]);
    await createCredential(organization.ctx(), id, { kind: "bearer", name: "For a script", expires: "10h" });
    expect(await told(0)).toEqual([]);
    await rotateCredential(organization.ctx(), { kind: "connector", id }, token.id, {
      overlap: "24h",
      expires: "730d",
    });
    expect(await told(0)).toEqual([]);
  });

  it("are forgotten a day later when they were access tokens, and kept when a person made them", async () => {
    const { organization, id } = await connectorWithToken();
    const made = await createCredential(organization.ctx(), id, { kind: "bearer", name: "Short", expires: "10h" });
    const [issuer] = [made.id];
    const issue = (hash: string, expiresAt: Date) =>
      withOrganization(organization.id, (tx) =>
        tx.query(
          `insert into credential (organization_id, id, kind, connector_id, issuer_id, name, hash, active, expires_at, created_by, created_at)
           values ($1, gen_random_uuid(), 'access_token', $2, $3, 'T', $4, true, $5, 'T', now())`,
          [organization.id, id, issuer, hash, expiresAt],
        ),
      );
    await issue(`old ${id}`, later(-2));
    await issue(`recent ${id}`, later(-0.5));
    await issue(`live ${id}`, later(0.1));
    await deleteExpiredCredentials(new Date());
    const rows = await withOrganization(organization.id, (tx) =>
      tx.query<{ hash: string }>("select hash from credential where kind = 'access_token' order by hash"),
    );
    expect(rows.map(({ hash }) => hash)).toEqual([`live ${id}`, `recent ${id}`]);
    await deleteExpiredCredentials(later(400));
    const left = await withOrganization(organization.id, (tx) =>
      tx.query<{ name: string }>("select name from credential order by name"),
    );
    expect(left.map(({ name }) => name)).toEqual(["Entra production", "Short"]);
  });
});
