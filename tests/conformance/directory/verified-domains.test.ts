import { beforeAll, describe, expect, it } from "vitest";
import { updateConnector } from "@/lib/connectors/update-connector";
import { deleteDomain } from "@/lib/domains/delete-domain";
import { env } from "@/lib/env";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { listRequests } from "@/lib/request-log/list-requests";
import { connectWith, writeForms } from "@/tests/support/connect-with";
import { onEachDatabase } from "@/tests/support/database";
import { freshDomain, makeVerifiedDomain } from "@/tests/support/domains";
import { expectScimError } from "@/tests/support/expect-scim";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeUser, patch, read } from "@/tests/support/scim-resources";

const userUrn = "urn:ietf:params:scim:schemas:core:2.0:User";
const post = (client: ScimUnderTest, body: object) =>
  client.send("POST", "/Users", { body: { schemas: [userUrn], ...body } });
const mail = (value: string) => ({ emails: [{ type: "work", primary: true, value }] });

onEachDatabase("verified domains (O5)", () => {
  const scim = useScim();
  let client: ScimUnderTest;
  let domain: string;
  let strange: string;
  let old: { id: string; userName: string };
  let count = 0;
  const fresh = () => {
    count += 1;
    return `person${count}`;
  };

  beforeAll(async () => {
    client = await scim.connect();
    domain = (await makeVerifiedDomain(client.organization, `bücher-${client.organization.slug}.example`)).name;
    strange = freshDomain();
    old = await makeUser(client, { userName: "old", ...mail(`old@${strange}`) });
    await updateConnector(client.ctx, client.connectorId, { verifiedDomainsOnly: true });
  });

  it("a new connector takes people of every domain", async () => {
    const other = await scim.connect();
    expect((await post(other, { userName: "eve", ...mail("eve@fabrikam.example") })).status).toBe(201);
  });

  describe("POST", () => {
    it("takes people of a verified domain, in any spelling, by e-mail or else by user name", async () => {
      const shown = `BÜCHER-${client.organization.slug}.example`;
      for (const body of [
        { userName: fresh(), ...mail(`ada@${domain}`) },
        { userName: fresh(), ...mail(`Ada@${shown}`) },
        { userName: `${fresh()}@${domain.toUpperCase()}` },
        { userName: `${fresh()}@${strange}`, ...mail(`bo@${domain}`) },
      ]) {
        const answer = await post(client, body);
        expect(answer.status, answer.text).toBe(201);
      }
    });

    it("refuses everybody else, names the domain, and says in the request log why and what to do", async () => {
      const answer = await post(client, { userName: "eve", displayName: "Eve", ...mail("eve@fabrikam.example") });
      expectScimError(answer, 400, "invalidValue");
      expect(answer.body.detail).toMatch(
        /^fabrikam\.example is not verified, and this connector takes verified domains only\./,
      );
      expect(answer.body.detail).toContain(`${env().USHER_ORIGIN}/o/${client.organization.slug}/security/domains`);
      expect((await client.send("GET", '/Users?filter=userName eq "eve"')).body.totalResults).toBe(0);
      await flushRequestLog();
      const [row] = (await listRequests(client.ctx, { outcome: "refused" })).items;
      expect(row).toMatchObject({
        status: 400,
        causeCode: "domain_unverified",
        cause: "fabrikam.example is not verified, and this connector takes verified domains only.",
        summary: "Create user Eve",
      });
    });

    it.each([
      ["a subdomain of a verified one", () => mail(`ada@sub.${domain}`)],
      ["a domain that ends like a verified one", () => mail(`ada@not${domain}`)],
      ["a user name of the domain beside an e-mail of another", () => mail(`ada@${strange}`)],
      ["an e-mail without a domain", () => mail("ada")],
      ["an e-mail whose domain cannot be one", () => mail("ada@con toso.example")],
      ["neither e-mail nor address", () => ({})],
    ])("refuses %s", async (name, more) => {
      const userName = name.startsWith("a user name") ? `${fresh()}@${domain}` : fresh();
      expectScimError(await post(client, { userName, ...more() }), 400, "invalidValue");
    });

    it("refuses somebody inactive, too", async () => {
      expectScimError(
        await post(client, { userName: fresh(), active: false, ...mail(`a@${strange}`) }),
        400,
        "invalidValue",
      );
    });
  });

  describe.each(writeForms)("$name", ({ name, write }) => {
    const emailTo = (value: string) => ({
      path: 'emails[type eq "work"].value',
      value,
      resource: mail(value),
    });

    it("refuses an e-mail of another domain, and takes one of a verified one", async () => {
      const user = await makeUser(client, { userName: fresh(), ...mail(`${fresh()}@${domain}`) });
      const refused = await write(client, user, emailTo("eve@fabrikam.example"));
      expectScimError(refused, 400, "invalidValue");
      expect(refused.body.detail).toContain("fabrikam.example is not verified");
      expect((await read(client, `/Users/${user.id}`)).emails).toEqual(user.emails);
      const address = `${fresh()}@${domain}`;
      const taken = await write(client, user, emailTo(address));
      expect(taken.status, taken.text).toBe(200);
      expect(taken.body.emails).toMatchObject([{ value: address }]);
    });

    it("refuses a user name of another domain where there is no e-mail", async () => {
      const user = await makeUser(client, { userName: `${fresh()}@${domain}` });
      const userName = `${fresh()}@${strange}`;
      const renamed = { path: "userName", value: userName, resource: { userName } };
      expectScimError(await write(client, user, renamed), 400, "invalidValue");
      const withMail = await makeUser(client, { userName: fresh(), ...mail(`${fresh()}@${domain}`) });
      const { emails } = withMail;
      const kept = await write(client, withMail, { ...renamed, resource: { userName, emails } });
      expect(kept.status, kept.text).toBe(200);
    });

    it("changes people who were here before, as long as their address stays", async () => {
      const resource = { displayName: `Old ${name}`, ...mail(`OLD@${strange}`) };
      const answer = await write(client, old, { path: "displayName", value: `Old ${name}`, resource });
      expect([answer.status, answer.body.displayName]).toEqual([200, `Old ${name}`]);
    });

    it("deactivates and activates people who were here before", async () => {
      for (const active of [false, true]) {
        const resource = { active, ...mail(`old@${strange}`) };
        const answer = await write(client, old, { path: "active", value: active, resource });
        expect([answer.status, answer.body.active]).toEqual([200, active]);
      }
    });
  });

  it.each(["PATCH", "PUT"])(
    "%s carries a deactivation out and leaves a bad e-mail of the same request out",
    async (method) => {
      const user = await makeUser(client, {
        userName: fresh(),
        displayName: "Leaver",
        ...mail(`${fresh()}@${domain}`),
      });
      const path = `/Users/${user.id}`;
      const answer =
        method === "PUT"
          ? await client.send("PUT", path, {
              body: { schemas: [userUrn], userName: user.userName, active: false, ...mail("eve@fabrikam.example") },
            })
          : await patch(
              client,
              path,
              { op: "Replace", path: "active", value: "False" },
              { op: "Replace", path: 'emails[type eq "work"].value', value: "eve@fabrikam.example" },
            );
      expect([answer.status, answer.body.active]).toEqual([200, false]);
      expect(await read(client, path)).toMatchObject({ active: false, displayName: "Leaver", emails: user.emails });
      await flushRequestLog();
      const logged = (await listRequests(client.ctx, {})).items.find(
        ({ causeCode }) => causeCode === "domain_unverified",
      );
      expect(logged?.status).toBe(200);
      // Somebody who has left already cannot get the address in either.
      const later = await client.send("PUT", path, {
        body: { schemas: [userUrn], userName: user.userName, active: false, ...mail("eve@fabrikam.example") },
      });
      expectScimError(later, 400, "invalidValue");
    },
  );

  it("deletes people of any domain, and refuses to create them again", async () => {
    const other = await scim.connect();
    const user = await makeUser(other, {
      userName: "leaver",
      externalId: crypto.randomUUID(),
      ...mail(`l@${strange}`),
    });
    await updateConnector(other.ctx, other.connectorId, { verifiedDomainsOnly: true });
    expect((await other.send("DELETE", `/Users/${user.id}`)).status).toBe(204);
    expectScimError(
      await post(other, { userName: "leaver", externalId: user.externalId, ...mail(`l@${strange}`) }),
      400,
      "invalidValue",
    );
  });

  it("takes people of a lost domain for 7 days, and none of a pending, deleted or another organization's one", async () => {
    const other = await connectWith(scim, { verifiedDomainsOnly: true });
    const [recent, over, gone] = [freshDomain(), freshDomain(), freshDomain()];
    await makeVerifiedDomain(other.organization, recent, { lostDays: 6.9 });
    await makeVerifiedDomain(other.organization, over, { lostDays: 7.1 });
    const { id } = await makeVerifiedDomain(other.organization, gone);
    expect((await post(other, { userName: `a@${gone}` })).status).toBe(201);
    await deleteDomain(other.ctx, id);
    expect((await post(other, { userName: `b@${recent}` })).status).toBe(201);
    for (const name of [over, gone, domain]) {
      expectScimError(await post(other, { userName: `c@${name}` }), 400, "invalidValue");
    }
  });
});
