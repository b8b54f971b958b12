import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { createSession } from "@/lib/auth/create-session";
import { findSession } from "@/lib/auth/find-session";
import { signIn } from "@/lib/auth/sign-in";
import { withOrganization } from "@/lib/db/with-organization";
import { changeOwnPassword } from "@/lib/passwords/change-own-password";
import { editProfile } from "@/lib/profile/edit-profile";
import { getProfile } from "@/lib/profile/get-profile";
import { onEachDatabase } from "@/tests/support/database";
import { makeConnector } from "@/tests/support/make-connector";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { makePeople } from "@/tests/support/make-people";

const password = "purple kettle sings loudly";
const from = () => ({ address: randomUUID(), userAgent: "Firefox", now: () => new Date() });

onEachDatabase("one's own profile", () => {
  it("says who one is and how one signs in", async () => {
    const organization = await makeOrganization();
    expect(await getProfile(organization.ctx())).toEqual({
      name: null,
      userName: organization.email,
      email: organization.email,
      accessRole: "EnterpriseAdmin",
      organization: "Contoso",
      ownedBy: null,
      loginMethod: "builtin",
      passwordChangedAt: expect.any(String),
      secondFactor: { since: null, recoveryCodesLeft: 0 },
      secondFactorDue: false,
    });
  });

  it("is open to every access role, for the own name; the e-mail is changed by whoever may change users", async () => {
    const organization = await makeOrganization();
    const [id = ""] = await makePeople(organization.id, 1);
    const ctx = organization.ctx("ReadOnly");
    const own = { ...ctx, actor: { ...ctx.actor, id } as typeof ctx.actor };
    expect(await editProfile(own, { displayName: "Bo Ek" })).toMatchObject({ name: "Bo Ek" });
    expect((await auditOf(organization.id, id)).map(({ action }) => action)).toEqual(["user.update"]);
    await expect(editProfile(own, { email: "bo@contoso.example" })).rejects.toMatchObject({ code: "forbidden" });
    expect(await editProfile(organization.ctx(), { email: "mia.new@contoso.example" })).toMatchObject({
      email: "mia.new@contoso.example",
    });
    expect(await signIn({ email: "mia.new@contoso.example", password: organization.password }, from())).toMatchObject({
      ok: true,
    });
  });

  it("leaves to Entra what Entra owns, and machines have none", async () => {
    const { organization, connectorId } = await makeConnector();
    const [id = ""] = await makePeople(organization.id, 1, { connectorId });
    const ctx = organization.ctx("ReadOnly");
    const own = { ...ctx, actor: { ...ctx.actor, id } as typeof ctx.actor };
    expect((await getProfile(own)).ownedBy).not.toBeNull();
    await expect(editProfile(own, { displayName: "Bo" })).rejects.toMatchObject({
      code: "conflict",
      field: "displayName",
    });
    const machine = { ...ctx, actor: { kind: "serviceAccount", id, name: "Robot", accessRole: "Admin" } as const };
    await expect(getProfile(machine)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("changes the password with the old one, and ends the other sessions", async () => {
    const organization = await makeOrganization();
    const { id: organizationId, founderId: userId, email } = organization;
    const open = () =>
      withOrganization(organizationId, (tx) =>
        createSession(tx, { organizationId, userId, method: "password", secondFactor: false }, from()),
      );
    const [own, other] = [(await open()) ?? "", (await open()) ?? ""];
    const ctx = { ...organization.ctx(), sessionId: own };
    const oldPassword = organization.password;
    await expect(changeOwnPassword(ctx, { oldPassword: "wrong", password })).rejects.toMatchObject({
      field: "oldPassword",
    });
    await expect(changeOwnPassword(ctx, { oldPassword, password: "Contoso-Contoso-1" })).rejects.toMatchObject({
      code: "invalid_input",
      field: "password",
    });
    await expect(changeOwnPassword(ctx, { oldPassword, password: oldPassword })).rejects.toMatchObject({
      field: "password",
    });
    await changeOwnPassword(ctx, { oldPassword, password });
    const find = (sessionId: string) => findSession({ organizationId, sessionId, others: [] }, new Date());
    expect(await find(own)).not.toBeNull();
    expect(await find(other)).toBeNull();
    expect(await signIn({ email, password: oldPassword }, from())).toMatchObject({ ok: false });
    expect(await signIn({ email, password }, from())).toMatchObject({ ok: true });
    expect(await auditOf(organizationId, userId)).toMatchObject([
      { action: "user.password", before: null, after: { by: "old password" } },
    ]);
  });

  it("lets nobody guess the old password", async () => {
    const organization = await makeOrganization();
    const guess = (oldPassword: string) => changeOwnPassword(organization.ctx(), { oldPassword, password });
    for (let count = 0; count < 10; count += 1)
      await expect(guess("wrong")).rejects.toMatchObject({ field: "oldPassword" });
    await expect(guess(organization.password)).rejects.toMatchObject({ code: "too_many_attempts" });
  });
});
