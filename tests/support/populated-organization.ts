import { randomBytes } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { listEntries } from "@/lib/audit/list-entries";
import { listConflicts } from "@/lib/conflicts/list-conflicts";
import { getConnector } from "@/lib/connectors/get-connector";
import { updateConnector } from "@/lib/connectors/update-connector";
import { createApiToken } from "@/lib/credentials/create-api-token";
import { createServiceToken } from "@/lib/credentials/create-service-token";
import { listCredentials } from "@/lib/credentials/list-credentials";
import { withOrganization } from "@/lib/db/with-organization";
import { addDomain } from "@/lib/domains/add-domain";
import { addSignInSecret } from "@/lib/entra-sign-in/add-sign-in-secret";
import { applyFolderRequests } from "@/lib/folders/apply-folder-requests";
import { createFolder } from "@/lib/folders/create-folder";
import { grantFolder } from "@/lib/folders/grant-folder";
import { ignoreUnknownFolder } from "@/lib/folders/ignore-unknown-folder";
import { releaseHold } from "@/lib/guard/release-hold";
import { runOnce } from "@/lib/idempotency/run-once";
import { declareMetadataKey } from "@/lib/metadata/declare-metadata-key";
import { createNativeApp } from "@/lib/native-apps/create-native-app";
import { inviteUser } from "@/lib/one-time-links/invite-user";
import { readSigningKeys } from "@/lib/openid-provider/signing-keys";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { listRequests } from "@/lib/request-log/list-requests";
import { saveRules } from "@/lib/rules/save-rules";
import { declareSchemaExtension } from "@/lib/schema-extensions/declare-schema-extension";
import { createServiceAccount } from "@/lib/service-accounts/create-service-account";
import { listSignIns } from "@/lib/sign-in-log/list-sign-ins";
import { updateSignInPolicy } from "@/lib/sign-in-policy/update-sign-in-policy";
import { createUserByHand } from "@/lib/users/create-user-by-hand";
import { signedInCookie } from "@/tests/support/browser";
import type { ScimUnderTest } from "@/tests/support/scim";
import { setUpSecondFactor } from "@/tests/support/second-factor";

/** An organization with at least one row in every table, and the ids that a stranger might try. */
export interface PopulatedOrganization extends ScimUnderTest {
  readonly cookie: string;
  readonly userId: string;
  readonly userName: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly externalId: string;
  readonly credentialId: string;
  readonly apiTokenId: string;
  readonly serviceAccountId: string;
  readonly serviceTokenId: string;
  readonly nativeAppId: string;
  readonly setupLinkId: string;
  readonly requestId: string;
  /** A metadata key, which is its own id. */
  readonly keyId: string;
  readonly extensionId: string;
  readonly folderId: string;
  readonly folderName: string;
  readonly conflictId: string;
  readonly holdId: string;
  readonly domainId: string;
  /** A row of the audit log. */
  readonly entryId: string;
  /** A client secret of the connector's app in Entra. */
  readonly secretId: string;
  /** A row of the sign-in log. */
  readonly signInId: string;
  /** A rehearsal that is over. */
  readonly rehearsalId: string;
  /** The session of `cookie`. */
  readonly sessionId: string;
}

/** Fills the organization of a SCIM client the way it fills in life: through SCIM, and by signing in. */
export async function populate(client: ScimUnderTest): Promise<PopulatedOrganization> {
  const { slug } = client.organization;
  const userName = `ada@${slug}.example`;
  const externalId = `external-${slug}`;
  const user = await client.send("POST", "/Users", {
    body: {
      schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
      userName,
      externalId,
      displayName: `Ada of ${slug}`,
      emails: [{ type: "work", value: userName }],
    },
  });
  const groupName = `Engineers of ${slug}`;
  const group = await client.send("POST", "/Groups", {
    body: {
      schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"],
      displayName: groupName,
      externalId: `group-${slug}`,
      members: [{ value: user.body.id }],
    },
  });
  if (user.status !== 201 || group.status !== 201) throw new Error(`Not created: ${user.text} ${group.text}`);
  await client.send("GET", "/Users");
  await flushRequestLog();
  const { key: keyId } = await declareMetadataKey(client.ctx, { key: `Badge-${randomBytes(6).toString("hex")}` });
  const { id: extensionId } = await declareSchemaExtension(client.ctx, {
    urn: `urn:${slug}:hr:2.0:User`,
    name: `Extension of ${slug}`,
    attributes: [{ name: "badge", type: "string" }],
  });
  const folderName = `Plans of ${slug}`;
  const folderId = await addFolders(client, user.body.id, folderName);
  const gift = { id: null, accessRole: null, userType: "Premium", folderIds: [folderId] };
  await saveRules(client.ctx, { version: 0, rules: [{ ...gift, groupId: group.body.id }] });
  await addInnerGroup(client, group.body.id);
  const conflictId = await addConflict(client);
  const holdId = await addHold(client);
  const { id: domainId } = await addDomain(client.ctx, { name: `${slug}.example` });
  const secretId = await addEntraSignIn(client, user.body.id);
  await addInvited(client);
  await updateSignInPolicy(client.ctx, { breakGlass: [client.organization.founderId] });
  const cookie = await signedInCookie(client.organization);
  const [tokens, requests, entryId] = await readIds(client);
  const machines = await addMachines(client);
  const nativeAppId = await addNativeApp(client, user.body.id);
  const { rehearsalId, setupLinkId } = await addSetUp(client);
  return {
    ...client,
    cookie,
    userId: user.body.id,
    userName,
    groupId: group.body.id,
    groupName,
    externalId,
    credentialId: tokens,
    ...machines,
    nativeAppId,
    setupLinkId,
    requestId: requests,
    keyId,
    extensionId,
    folderId,
    folderName,
    conflictId,
    holdId,
    domainId,
    entryId,
    secretId,
    rehearsalId,
    ...(await readSignIn(client)),
  };
}

const userUrn = "urn:ietf:params:scim:schemas:core:2.0:User";

/** Settings of the connector's sign-in, which need an Entra to be made, with a client secret, and somebody who is bound. */
async function addEntraSignIn({ ctx, connectorId }: ScimUnderTest, userId: string): Promise<string> {
  const { organizationId } = ctx;
  const values = [organizationId, connectorId, uuidv7()];
  await withOrganization(organizationId, async (tx) => {
    await tx.query(
      `insert into connector_sign_in (organization_id, connector_id, authority, issuer, entra_tenant_id, client_id, created_at)
       values ($1, $2, 'https://entra.invalid', 'https://entra.invalid', $3, $3, now())`,
      values,
    );
    await tx.query(
      `insert into identity (organization_id, connector_id, issuer, entra_tenant_id, object_id, user_id, bound_at)
       values ($1, $2, 'https://entra.invalid', $3, $3, $4, now())`,
      [...values, userId],
    );
  });
  const { secrets } = await addSignInSecret(ctx, connectorId, { secret: "Value from Entra", endsOn: null });
  return secrets[0]?.id ?? "";
}

/** Somebody made by hand whose e-mail Entra sends. */
async function addConflict(client: ScimUnderTest): Promise<string> {
  const email = `eve@${client.organization.slug}.example`;
  await createUserByHand(client.ctx, { userName: `eve of ${client.organization.slug}`, email });
  await client.send("POST", "/Users", { body: { schemas: [userUrn], userName: email } });
  const [conflict] = (await listConflicts(client.ctx, {})).items;
  if (conflict === undefined) throw new Error("There is no conflict.");
  return conflict.id;
}

/** A hold that was released, so that the connector works, and the deleted users whom it was about. */
async function addHold(client: ScimUnderTest): Promise<string> {
  await updateConnector(client.ctx, client.connectorId, { guardLimit: 1 });
  const people = ["Bo", "Cy", "Dee"].map((name) => `${name} of ${client.organization.slug}`);
  for (const userName of people) {
    const { body } = await client.send("POST", "/Users", { body: { schemas: [userUrn], userName } });
    await client.send("DELETE", `/Users/${body.id}`);
  }
  const { holdId } = await getConnector(client.ctx, client.connectorId);
  if (holdId === null) throw new Error("The guard did not hold.");
  await releaseHold(client.ctx, holdId, {});
  await updateConnector(client.ctx, client.connectorId, { guardLimit: null });
  return holdId;
}

/** A group inside the group, kept while the connector kept such. */
async function addInnerGroup(client: ScimUnderTest, groupId: string): Promise<void> {
  await updateConnector(client.ctx, client.connectorId, { nestedGroups: "keep" });
  const groupUrn = "urn:ietf:params:scim:schemas:core:2.0:Group";
  const displayName = `Interns of ${client.organization.slug}`;
  const { body } = await client.send("POST", "/Groups", { body: { schemas: [groupUrn], displayName } });
  const value = [{ value: body.id }];
  const schemas = ["urn:ietf:params:scim:api:messages:2.0:PatchOp"];
  await client.send("PATCH", `/Groups/${groupId}`, {
    body: { schemas, Operations: [{ op: "add", path: "members", value }] },
  });
  await updateConnector(client.ctx, client.connectorId, { nestedGroups: "leave_out" });
}

/** A folder that a hand and SCIM gave, and two that SCIM named and nobody knows, of which one is ignored. */
async function addFolders(client: ScimUnderTest, userId: string, name: string): Promise<string> {
  const { ctx, connectorId } = client;
  const { organizationId } = ctx;
  const folder = await createFolder(ctx, { name, parentId: null, externalId: null });
  await grantFolder(ctx, folder.id, { userIds: [userId] });
  const values = [name, `Wanted by ${client.organization.slug}`, "Ignored"];
  await withOrganization(organizationId, (tx) =>
    applyFolderRequests(tx, { organizationId, userId, connectorId, givenBy: "Entra", values, now: ctx.now() }),
  );
  await ignoreUnknownFolder(ctx, { value: "Ignored" });
  return folder.id;
}

/** Somebody who was invited, and set up a second factor before. */
async function addInvited({ ctx, organization }: ScimUnderTest): Promise<void> {
  const { userId } = await inviteUser(ctx, { userName: `ida@${organization.slug}.example` });
  await setUpSecondFactor({ ...ctx, actor: { kind: "user", id: userId, name: "Ida", accessRole: "ReadOnly" } });
}

/** A service account with a token, an API token, an answer that waits to be asked for again, and an assertion that was used. */
async function addMachines({ ctx, organization }: ScimUnderTest) {
  const account = await createServiceAccount(ctx, {
    name: `Robot of ${organization.slug}`,
    roles: ["Directory Reader"],
  });
  const token = await createServiceToken(ctx, account.id, { name: "Nightly", expires: "90d" });
  const apiToken = await createApiToken(ctx, { name: "Script", expires: "90d", permissions: ["user:read"] });
  await runOnce(
    {
      organizationId: organization.id,
      credentialId: apiToken.id,
      secret: apiToken.secret,
      key: "a",
      method: "POST",
      path: "/api/v1/groups",
      body: {},
      now: ctx.now(),
    },
    async () => ({}),
  );
  await withOrganization(organization.id, (tx) =>
    tx.query(
      "insert into used_assertion (organization_id, credential_id, id_hash, expires_at) values ($1, $2, $3, $4)",
      [organization.id, token.id, randomBytes(32).toString("hex"), new Date(Date.now() + 3_600_000)],
    ),
  );
  return { serviceAccountId: account.id, serviceTokenId: token.id, apiTokenId: apiToken.id };
}

/** The sign-in that `cookie` came from. */
async function readSignIn({ ctx, organization }: ScimUnderTest) {
  const [signIn] = (await listSignIns(ctx, {})).items;
  const [session] = await withOrganization(organization.id, (tx) =>
    tx.query<{ id: string }>("select id from session where organization_id = $1 order by id", [organization.id]),
  );
  if (signIn === undefined || session === undefined) throw new Error("Nobody signed in.");
  return { signInId: signIn.id, sessionId: session.id };
}

/** A native app that somebody has let know who they are, and the key that its ID tokens are signed with. */
async function addNativeApp({ ctx, organization }: ScimUnderTest, userId: string): Promise<string> {
  const redirectUris = ["http://127.0.0.1/callback"];
  const { id } = await createNativeApp(ctx, { name: `Viewer of ${organization.slug}`, redirectUris });
  await readSigningKeys(organization.id);
  await withOrganization(organization.id, (tx) =>
    tx.query(
      `insert into app_artifact (organization_id, model, id_hash, app_id, user_id, payload, created_at)
       values ($1, 'Consent', $2, $3, $4, '{}', now())`,
      [organization.id, randomBytes(32).toString("hex"), id, userId],
    ),
  );
  return id;
}

/** What the set-up of a connector leaves behind, and what only time or a person's taste would write. */
async function addSetUp({ organization, connectorId }: ScimUnderTest) {
  const ids = [organization.id, connectorId];
  const [rehearsalId, setupLinkId] = [uuidv7(), uuidv7()];
  await withOrganization(organization.id, async (tx) => {
    await tx.query(
      `insert into setup_link (organization_id, id, connector_id, hash, for_whom, scope, created_by, created_at, expires_at)
       values ($1, $3, $2, $4, 'it@contoso.example', 'connect', 'Ada', now(), now() + interval '1 day')`,
      [...ids, setupLinkId, randomBytes(32).toString("hex")],
    );
    await tx.query(
      `insert into rehearsal (organization_id, id, connector_id, kind, state, started_by, started_at, alive_at, finished_at, cleaned_at)
       values ($1, $3, $2, 'cycle', 'passed', 'Ada', now(), now(), now(), now())`,
      [...ids, rehearsalId],
    );
    await tx.query(
      "insert into rehearsal_item (organization_id, rehearsal_id, resource_type, resource_id) values ($1, $2, 'User', $3)",
      [organization.id, rehearsalId, uuidv7()],
    );
    await tx.query(
      `insert into request_hour (organization_id, connector_id, hour, accepted, refused, failed, duration_ms)
       values ($1, $2, date_trunc('hour', now()) - interval '60 days', 1, 0, 0, 1)`,
      ids,
    );
    await tx.query(
      `insert into problem_done (organization_id, connector_id, cause_code, done_by, done_at)
       values ($1, $2, 'a_cause_of_old', 'Ada', now())`,
      ids,
    );
    await tx.query("insert into user_preference (organization_id, user_id) values ($1, $2)", [
      organization.id,
      organization.founderId,
    ]);
    await tx.query(
      "insert into old_slug (slug, organization_id, ends_at) values ($1, $2, now() + interval '30 days')",
      [`${organization.slug}-of-old`, organization.id],
    );
  });
  return { rehearsalId, setupLinkId };
}

async function readIds(client: ScimUnderTest): Promise<readonly [string, string, string]> {
  const [token] = await listCredentials(client.ctx, { kind: "connector", id: client.connectorId });
  const [request] = (await listRequests(client.ctx, {})).items;
  const [entry] = (await listEntries(client.ctx, {})).items;
  if (token === undefined || request === undefined || entry === undefined) {
    throw new Error("There is no token, no request was logged, or no change.");
  }
  return [token.id, request.id, entry.id];
}
