import { randomUUID } from "node:crypto";
import { afterEach, expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { resetEnv } from "@/lib/env";
import { findOrganization } from "@/lib/organizations/find-organization";
import { signUp } from "@/lib/organizations/sign-up";
import { slugAvailable } from "@/lib/organizations/slug-available";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";

const from = (address: string = randomUUID()) => ({ requestId: randomUUID(), address, now: () => new Date() });
const fresh = () => {
  const slug = `org-${randomUUID().slice(0, 8)}`;
  return { organizationName: "Contoso", slug, email: "Mia@Contoso.example", password: "correct horse battery" };
};

afterEach(() => {
  delete process.env["USHER_SIGN_UP"];
  resetEnv();
});

onEachDatabase("sign-up", () => {
  it("creates the organization, its first EnterpriseAdmin and a hashed password", async () => {
    const input = fresh();
    const organization = await signUp(from(), input);
    const [row] = await withOrganization(organization.id, (tx) =>
      tx.query(
        `select u.user_name, u.user_name_key, u.primary_email_key, u.access_role, u.login_method, u.active, u.version,
           u.attributes, p.sign_in_key, p.hash
         from "user" u join password p on p.user_id = u.id`,
      ),
    );
    expect(row).toEqual({
      user_name: "Mia@Contoso.example",
      user_name_key: "mia@contoso.example",
      primary_email_key: "mia@contoso.example",
      access_role: "EnterpriseAdmin",
      login_method: "builtin",
      active: true,
      version: 1,
      attributes: { emails: [{ value: "Mia@Contoso.example", type: "work", primary: true }] },
      sign_in_key: "mia@contoso.example",
      hash: expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/),
    });
    expect(await findOrganization(input.slug)).toEqual(organization);
  });

  it("writes one audit row without the password", async () => {
    const organization = await signUp(from(), fresh());
    const entries = await auditOf(organization.id, organization.id);
    expect(entries).toMatchObject([{ action: "organization.create", actor_name: "Mia@Contoso.example" }]);
    expect(JSON.stringify(entries)).not.toMatch(/argon2|correct horse/);
  });

  it.each(["Contoso 2026 Contoso", "mia@contoso.example", "password1234567"])(
    "refuses the weak password %s on the server and names the field",
    async (password) => {
      const input = { ...fresh(), password };
      await expect(signUp(from(), input)).rejects.toMatchObject({
        code: "invalid_input",
        field: "password",
        message: expect.stringMatching(/^Weak: /),
      });
      expect(await findOrganization(input.slug)).toBeNull();
    },
  );

  it("refuses a taken address and leaves nothing behind", async () => {
    const taken = await makeOrganization();
    await expect(signUp(from(), { ...fresh(), slug: taken.slug })).rejects.toMatchObject({
      code: "conflict",
      field: "slug",
      message: `http://localhost:3000/o/${taken.slug} belongs to another organization. Choose another address.`,
    });
    expect(await findOrganization(taken.slug)).toMatchObject({ id: taken.id });
  });

  it("lets one of two win who want the same address at once", async () => {
    const input = fresh();
    const results = await Promise.allSettled([signUp(from(), input), signUp(from(), input)]);
    expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("is forbidden while sign-up is closed", async () => {
    process.env["USHER_SIGN_UP"] = "closed";
    resetEnv();
    await expect(signUp(from(), fresh())).rejects.toMatchObject({
      code: "forbidden",
      message: "Sign-up is closed on this installation. Ask its operator for an invitation.",
    });
  });

  it("lets one network address sign up 20 times an hour", async () => {
    const address = randomUUID();
    const { rateLimit } = await import("@/lib/auth/rate-limit");
    const limit = rateLimit("sign-up-address", 20, 3600);
    for (let count = 0; count < 20; count += 1) await limit.take(address);
    await expect(signUp(from(address), fresh())).rejects.toMatchObject({ code: "too_many_attempts" });
  });

  it("says whether an address is free, why not, and which one is", async () => {
    const taken = await makeOrganization();
    expect(await slugAvailable(fresh().slug)).toMatchObject({ available: true, message: null });
    expect(await slugAvailable(taken.slug)).toMatchObject({
      available: false,
      message: `Taken, try ${taken.slug}-hq`,
      suggestion: `${taken.slug}-hq`,
    });
    expect(await slugAvailable("sign-in")).toMatchObject({ available: false, suggestion: null });
  });
});
