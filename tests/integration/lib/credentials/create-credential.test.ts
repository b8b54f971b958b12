import { expect, it } from "vitest";
import { createCredential } from "@/lib/credentials/create-credential";
import { listCredentials } from "@/lib/credentials/list-credentials";
import { hashSecret, isIntact } from "@/lib/credentials/secret";
import { withOrganization } from "@/lib/db/with-organization";
import { connectorWithToken } from "@/tests/support/connector-with-token";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";

onEachDatabase("create credential", () => {
  it("shows the secret once and keeps its hash", async () => {
    const { organization, id } = await connectorWithToken();
    const token = await createCredential(organization.ctx(), id, {
      kind: "bearer",
      name: "Second",
      description: "",
      expires: "10h",
    });
    expect(isIntact(token.secret)).toBe(true);
    expect(token).toMatchObject({ name: "Second", description: null, status: "active", createdBy: "Mia Chen" });
    expect(token.secret.startsWith(token.prefix ?? "nothing")).toBe(true);
    expect(JSON.stringify(await listCredentials(organization.ctx(), { kind: "connector", id }))).not.toContain(
      token.secret.slice(8),
    );
    const rows = await withOrganization(organization.id, (tx) =>
      tx.query<{ hash: string; row: string }>(
        `select hash, to_jsonb(credential)::text as row from credential where id = $1`,
        [token.id],
      ),
    );
    expect(rows[0]?.hash).toBe(hashSecret(token.secret));
    expect(rows[0]?.row).not.toContain(token.secret);
  });

  it.each([
    ["10h", 10 * 3_600_000],
    ["30d", 30 * 86_400_000],
    ["90d", 90 * 86_400_000],
    ["365d", 365 * 86_400_000],
  ] as const)("ends after %s", async (expires, milliseconds) => {
    const { organization, id } = await connectorWithToken();
    const now = new Date("2026-11-03T10:00:00.000Z");
    const token = await createCredential(
      organization.ctx("EnterpriseAdmin", () => now),
      id,
      { kind: "bearer", name: "T", expires },
    );
    expect(token.expiresAt).toBe(new Date(now.getTime() + milliseconds).toISOString());
  });

  it("has no end with never, and older tokens stay active", async () => {
    const { organization, id } = await connectorWithToken();
    const token = await createCredential(organization.ctx(), id, { kind: "bearer", name: "Endless", expires: "never" });
    expect(token.expiresAt).toBeNull();
    expect((await listCredentials(organization.ctx(), { kind: "connector", id })).map((one) => one.status)).toEqual([
      "active",
      "active",
    ]);
  });

  it("writes an audit row without secret or hash", async () => {
    const { organization, token } = await connectorWithToken();
    const entries = await auditOf(organization.id, token.id);
    expect(entries).toMatchObject([{ action: "credential.create", actor_name: "Mia Chen", before: null }]);
    const text = JSON.stringify(entries);
    expect(text).not.toContain(token.secret);
    expect(text).not.toContain(hashSecret(token.secret));
  });

  it("hides a connector of another organization behind not_found", async () => {
    const { id } = await connectorWithToken();
    const other = await makeOrganization();
    await expect(
      createCredential(other.ctx(), id, { kind: "bearer", name: "T", expires: "10h" }),
    ).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(listCredentials(other.ctx(), { kind: "connector", id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is forbidden without credential:create, and listing without credential:read", async () => {
    const { organization, id } = await connectorWithToken();
    const admin = organization.ctx("Admin");
    await expect(
      Promise.resolve().then(() => createCredential(admin, id, { kind: "bearer", name: "T", expires: "10h" })),
    ).rejects.toMatchObject({ code: "forbidden" });
    expect(() => listCredentials(admin, { kind: "connector", id })).toThrow(
      expect.objectContaining({ code: "forbidden" }),
    );
  });
});
