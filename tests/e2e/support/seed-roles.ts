import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { v7 as uuidv7 } from "uuid";
import { type AccessRole, accessRoles } from "@/lib/auth/permissions";
import { closeDatabase, getDatabase } from "@/lib/db/database";
import { migrate } from "@/lib/db/migrate";
import { withOrganization } from "@/lib/db/with-organization";
import { env } from "@/lib/env";
import { createGroupByHand } from "@/lib/groups/create-group-by-hand";
import { updateGroupByHand } from "@/lib/groups/update-group-by-hand";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { handleScim } from "@/lib/scim/http/handle";
import { sendWebResponse, toWebRequest } from "@/lib/server/node-request";
import { createUserByHand } from "@/lib/users/create-user-by-hand";
import type { RoleWorld } from "@/tests/e2e/support/role-world";
import { cookieFor, signedInCookie } from "@/tests/support/browser";
import { makeConnector } from "@/tests/support/make-connector";
import { makeOrganization, type TestOrganization } from "@/tests/support/make-organization";
import { populate } from "@/tests/support/populated-organization";
import { proveSso } from "@/tests/support/prove-sso";
import { scimClient } from "@/tests/support/scim";

// Run before the server that is tested: fills its database with an organization in which somebody of each access role is signed
// in, which no browser could do, and prints what the tests need to know.

async function seed(): Promise<RoleWorld> {
  const server = createServer((request, response) => {
    void handleScim(toWebRequest(request, env().USHER_ORIGIN), { remoteAddress: "192.0.2.1" }).then((answer) =>
      sendWebResponse(answer, response),
    );
  });
  await new Promise<void>((accept) => server.listen(0, "127.0.0.1", accept));
  const { port } = server.address() as AddressInfo;
  const client = scimClient(await makeConnector(), `http://127.0.0.1:${port}`);
  const populated = await populate(client);
  const { organization, connectorId, userId, groupId, folderId, requestId, holdId, serviceAccountId, nativeAppId } =
    populated;
  await flushRequestLog();
  server.closeAllConnections();
  server.close();
  const ctx = organization.ctx();
  const byHand = await createUserByHand(ctx, { userName: "hanna@contoso.example", displayName: "Hanna Berg" });
  const own = await createGroupByHand(ctx, { displayName: "Testers" });
  await updateGroupByHand(ctx, own.id, { add: [byHand.id] });
  const people = await Promise.all(accessRoles.map((role) => signIn(organization, role)));
  return {
    slug: organization.slug,
    organizationId: organization.id,
    connectorId,
    userId,
    byHandId: byHand.id,
    strongestId: people.find(({ role }) => role === "EnterpriseAdmin")?.id ?? "",
    groupId,
    ownGroupId: own.id,
    folderId,
    requestId,
    holdId,
    serviceAccountId,
    proven: await seedProven(),
    strict: await seedStrict(),
    nativeAppId,
    appOnlyCookie: (await signIn(organization, null)).cookie,
    cookies: Object.fromEntries(people.map(({ role, cookie }) => [role, cookie])) as RoleWorld["cookies"],
  };
}

/** What no browser can do without Microsoft: prove SSO. */
async function seedProven(): Promise<RoleWorld["proven"]> {
  const { organization, connectorId } = await makeConnector();
  await proveSso(organization.id, connectorId);
  const builtinName = "Bo Ek";
  const { id } = await createUserByHand(organization.ctx(), {
    userName: `bo@${organization.slug}.example`,
    displayName: builtinName,
    accessRole: "User",
  });
  await withOrganization(organization.id, async (tx) => {
    await tx.query(
      `insert into password (organization_id, user_id, sign_in_key, hash, changed_at)
       select organization_id, $2, 'bo@' || $3 || '.example', hash, changed_at from password where organization_id = $1`,
      [organization.id, id, organization.slug],
    );
  });
  const cy = { userName: `cy@${organization.slug}.example`, displayName: "Cy Young" };
  const { id: ssoId } = await createUserByHand(organization.ctx(), cy);
  await withOrganization(organization.id, (tx) =>
    tx.query(
      `update "user" set login_method = case when id = $2 then 'builtin' else 'sso' end
       where organization_id = $1 and id = any(array[$2, $3]::uuid[])`,
      [organization.id, id, ssoId],
    ),
  );
  const { slug, email, password } = organization;
  return { slug, email, password, builtinName };
}

async function seedStrict(): Promise<RoleWorld["strict"]> {
  const organization = await makeOrganization();
  await withOrganization(organization.id, (tx) =>
    tx.query("insert into sign_in_policy (organization_id, admins_second_factor) values ($1, true)", [organization.id]),
  );
  return { slug: organization.slug, cookie: await signedInCookie(organization) };
}

/** Somebody with the role, or with none, signed in. */
async function signIn<Role extends AccessRole | null>(organization: TestOrganization, role: Role) {
  const name = role ?? "No role";
  const person = { userName: `${name.replace(" ", "")}@${organization.slug}.example`, displayName: `${name} person` };
  const { id } = await createUserByHand(organization.ctx(), {
    ...person,
    ...(role === null ? {} : { accessRole: role }),
  });
  const claims = { organizationId: organization.id, sessionId: uuidv7() };
  await withOrganization(organization.id, (tx) =>
    tx.query(
      `insert into session (organization_id, id, user_id, created_at, expires_at)
       values ($1, $2, $3, now(), now() + interval '1 day')`,
      [claims.organizationId, claims.sessionId, id],
    ),
  );
  return { role, id, cookie: await cookieFor(claims) };
}

await migrate(await getDatabase());
const world = await seed();
await closeDatabase();
process.stdout.write(`${JSON.stringify(world)}\n`);
