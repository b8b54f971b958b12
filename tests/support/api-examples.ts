import { randomUUID } from "node:crypto";
import { createConnector } from "@/lib/connectors/create-connector";
import { createApiToken } from "@/lib/credentials/create-api-token";
import { createCredential } from "@/lib/credentials/create-credential";
import { createServiceToken } from "@/lib/credentials/create-service-token";
import { addDomain } from "@/lib/domains/add-domain";
import { createFolder } from "@/lib/folders/create-folder";
import { createGroupByHand } from "@/lib/groups/create-group-by-hand";
import { declareMetadataKey } from "@/lib/metadata/declare-metadata-key";
import { createNativeApp } from "@/lib/native-apps/create-native-app";
import { declareSchemaExtension } from "@/lib/schema-extensions/declare-schema-extension";
import { createServiceAccount } from "@/lib/service-accounts/create-service-account";
import { createUserByHand } from "@/lib/users/create-user-by-hand";
import { freshDomain } from "@/tests/support/domains";
import type { PopulatedOrganization } from "@/tests/support/populated-organization";

/** A call that works. */
export interface Example {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

type Make = (world: PopulatedOrganization) => Promise<Example> | Example;

const unique = (word: string) => `${word}-${randomUUID().slice(0, 8)}`;
const rotation = { overlap: "24h", expires: "90d" } as const;

const connectorOf = ({ connectorId }: PopulatedOrganization) => ({ connectorId });
const redirectUris = ["http://127.0.0.1/callback"];
const accountOf = ({ serviceAccountId }: PopulatedOrganization) => ({ serviceAccountId });

async function newConnectorToken({ ctx, connectorId }: PopulatedOrganization) {
  const { id } = await createCredential(ctx, connectorId, { kind: "bearer", name: "Example", expires: "10h" });
  return { connectorId, tokenId: id };
}

async function newApiToken({ ctx }: PopulatedOrganization) {
  return {
    tokenId: (await createApiToken(ctx, { name: "Example", expires: "10h", permissions: ["user:read"] })).id,
  };
}

async function newServiceToken({ ctx, serviceAccountId }: PopulatedOrganization) {
  const { id } = await createServiceToken(ctx, serviceAccountId, { name: "Example", expires: "10h" });
  return { serviceAccountId, tokenId: id };
}

async function newUser({ ctx }: PopulatedOrganization) {
  return { userId: (await createUserByHand(ctx, { userName: unique("user") })).id };
}

async function newGroup({ ctx }: PopulatedOrganization) {
  return { groupId: (await createGroupByHand(ctx, { displayName: unique("Group") })).id };
}

async function newFolder({ ctx }: PopulatedOrganization) {
  return { folderId: (await createFolder(ctx, { name: unique("Folder"), parentId: null, externalId: null })).id };
}

async function newKey({ ctx }: PopulatedOrganization) {
  return { keyId: (await declareMetadataKey(ctx, { key: unique("Key") })).key };
}

const newExtension = () => ({
  urn: `urn:contoso:${unique("hr")}`,
  name: "HR",
  attributes: [{ name: "floor", type: "integer" as const }],
});

async function declaredExtension({ ctx }: PopulatedOrganization) {
  return { extensionId: (await declareSchemaExtension(ctx, newExtension())).id };
}

const rules = (world: PopulatedOrganization) => ({
  rules: [{ groupId: world.groupId, userType: "Standard", folderIds: [world.folderId] }],
});

/** For each operation of the API, by its id, a call that works. What it changes or deletes was made for it. */
export const apiExamples: Readonly<Record<string, Make>> = {
  getMe: () => ({}),
  getOrganization: () => ({}),
  updateOrganization: () => ({ body: { name: unique("Contoso") } }),

  listConnectors: () => ({}),
  createConnector: () => ({ body: { kind: "entra" } }),
  getConnector: (world) => ({ params: connectorOf(world) }),
  updateConnector: (world) => ({ params: connectorOf(world), body: { name: unique("Entra") } }),
  deleteConnector: async ({ ctx }) => ({ params: { connectorId: (await createConnector(ctx, { kind: "entra" })).id } }),

  createProvisioningToken: ({ connectorId }) => ({ body: { connectorId } }),
  createConnectorToken: (world) => ({
    params: connectorOf(world),
    body: { kind: "basic", name: "Example", expires: "90d" },
  }),
  listConnectorTokens: (world) => ({ params: connectorOf(world) }),
  getConnectorToken: async (world) => ({ params: await newConnectorToken(world) }),
  updateConnectorToken: async (world) => ({ params: await newConnectorToken(world), body: { active: false } }),
  rotateConnectorToken: async (world) => ({ params: await newConnectorToken(world), body: rotation }),
  revokeConnectorToken: async (world) => ({ params: await newConnectorToken(world) }),

  listApiTokens: () => ({}),
  createApiToken: () => ({ body: { name: "Example", expires: "30d", permissions: ["user:read"] } }),
  getApiToken: async (world) => ({ params: await newApiToken(world) }),
  updateApiToken: async (world) => ({ params: await newApiToken(world), body: { permissions: ["group:read"] } }),
  rotateApiToken: async (world) => ({ params: await newApiToken(world), body: rotation }),
  revokeApiToken: async (world) => ({ params: await newApiToken(world) }),

  listNativeApps: () => ({}),
  createNativeApp: () => ({ body: { name: unique("Viewer"), redirectUris } }),
  getNativeApp: ({ nativeAppId }) => ({ params: { nativeAppId } }),
  updateNativeApp: ({ nativeAppId }) => ({ params: { nativeAppId }, body: { name: unique("Viewer") } }),
  deleteNativeApp: async ({ ctx }) => ({
    params: { nativeAppId: (await createNativeApp(ctx, { name: unique("Viewer"), redirectUris })).id },
  }),
  listServiceAccounts: () => ({}),
  createServiceAccount: () => ({ body: { name: unique("Robot"), roles: ["Directory Reader"] } }),
  getServiceAccount: (world) => ({ params: accountOf(world) }),
  updateServiceAccount: (world) => ({ params: accountOf(world), body: { description: unique("Nightly") } }),
  deleteServiceAccount: async ({ ctx }) => ({
    params: { serviceAccountId: (await createServiceAccount(ctx, { name: unique("Robot") })).id },
  }),
  createServiceToken: (world) => ({ params: accountOf(world), body: { name: "Example", expires: "365d" } }),
  listServiceTokens: (world) => ({ params: accountOf(world) }),
  getServiceToken: async (world) => ({ params: await newServiceToken(world) }),
  updateServiceToken: async (world) => ({ params: await newServiceToken(world), body: { name: "Renamed" } }),
  rotateServiceToken: async (world) => ({ params: await newServiceToken(world), body: rotation }),
  revokeServiceToken: async (world) => ({ params: await newServiceToken(world) }),

  listDomains: () => ({}),
  addDomain: () => ({ body: { name: freshDomain() } }),
  getDomain: ({ domainId }) => ({ params: { domainId } }),
  checkDomain: ({ domainId }) => ({ params: { domainId } }),
  deleteDomain: async ({ ctx }) => ({ params: { domainId: (await addDomain(ctx, { name: freshDomain() })).id } }),

  listUsers: () => ({ query: { limit: "2", sort: "-created" } }),
  createUser: () => ({ body: { userName: unique("user"), displayName: "Ada", accessRole: "User" } }),
  getUser: ({ userId }) => ({ params: { userId } }),
  updateUser: async (world) => ({ params: await newUser(world), body: { displayName: "Grace", active: false } }),
  deleteUser: async (world) => ({ params: await newUser(world) }),

  listGroups: () => ({ query: { q: "engineers" } }),
  createGroup: () => ({ body: { displayName: unique("Group") } }),
  getGroup: ({ groupId }) => ({ params: { groupId } }),
  updateGroup: async (world) => ({ params: await newGroup(world), body: { displayName: unique("Group") } }),
  deleteGroup: async (world) => ({ params: await newGroup(world) }),
  listGroupMembers: ({ groupId }) => ({ params: { groupId } }),
  addGroupMembers: async (world) => ({ params: await newGroup(world), body: { userIds: [world.userId] } }),
  removeGroupMember: async (world) => ({ params: { ...(await newGroup(world)), userId: world.userId } }),

  listFolders: () => ({}),
  createFolder: ({ folderId }) => ({ body: { name: unique("Folder"), parentId: folderId } }),
  getFolder: ({ folderId }) => ({ params: { folderId } }),
  updateFolder: async (world) => ({ params: await newFolder(world), body: { name: unique("Folder") } }),
  deleteFolder: async (world) => ({ params: await newFolder(world) }),
  listFolderAccess: ({ folderId }) => ({ params: { folderId } }),
  grantFolder: async (world) => ({ params: await newFolder(world), body: { userIds: [world.userId] } }),
  revokeFolder: ({ folderId, userId }) => ({ params: { folderId, userId } }),

  listMetadataKeys: () => ({}),
  declareMetadataKey: () => ({ body: { key: unique("Key"), description: "An example" } }),
  getMetadataKey: ({ keyId }) => ({ params: { keyId } }),
  updateMetadataKey: async (world) => ({ params: await newKey(world), body: { description: "Another" } }),
  deleteMetadataKey: async (world) => ({ params: await newKey(world) }),

  listSchemaExtensions: () => ({}),
  declareSchemaExtension: () => ({ body: newExtension() }),
  getSchemaExtension: ({ extensionId }) => ({ params: { extensionId } }),
  updateSchemaExtension: async (world) => ({ params: await declaredExtension(world), body: { name: "People" } }),
  deleteSchemaExtension: async (world) => ({ params: await declaredExtension(world) }),

  getGroupRules: () => ({}),
  replaceGroupRules: (world) => ({ body: rules(world) }),
  previewGroupRules: (world) => ({ body: rules(world) }),

  listRequests: () => ({ query: { limit: "3" } }),
  getRequest: ({ requestId }) => ({ params: { requestId } }),

  getSignInPolicy: () => ({}),
  updateSignInPolicy: () => ({ body: { sessionHours: 12 } }),

  listSignIns: () => ({ query: { limit: "3" } }),
  getSignIn: ({ signInId }) => ({ params: { signInId } }),

  listAuditEntries: () => ({ query: { limit: "3" } }),
  getAuditEntry: ({ entryId }) => ({ params: { entryId } }),
};
