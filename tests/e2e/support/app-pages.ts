import type { RoleWorld } from "@/tests/e2e/support/role-world";

export interface AppPage {
  /** For file names and test steps. */
  readonly name: string;
  readonly path: string;
  /** More of the same, which need not be looked at again. */
  readonly repeats?: string;
}

/** Every page below `/o/{slug}` that an EnterpriseAdmin can open. */
export function organizationPages(world: RoleWorld): readonly AppPage[] {
  const { userId, strongestId, groupId, ownGroupId, connectorId } = world;
  const connector = `/integrations/${connectorId}`;
  const user = `/users/${userId}`;
  return [
    { name: "overview", path: "" },
    { name: "users", path: "/users" },
    { name: "deleted-users", path: "/users/deleted" },
    { name: "user", path: user },
    { name: "user-access", path: `${user}/access` },
    { name: "user-groups", path: `${user}/groups` },
    { name: "user-sign-in", path: `/users/${strongestId}/sign-in` },
    { name: "user-history", path: `${user}/history` },
    { name: "user-scim", path: `${user}/scim` },
    { name: "groups", path: "/groups" },
    { name: "group-of-entra", path: `/groups/${groupId}` },
    { name: "group-access", path: `/groups/${groupId}/access` },
    { name: "group-history", path: `/groups/${groupId}/history` },
    { name: "group-by-hand", path: `/groups/${ownGroupId}` },
    { name: "folders", path: `/folders?folder=${world.folderId}` },
    { name: "metadata", path: "/metadata" },
    { name: "schema", path: "/schema" },
    { name: "integrations", path: "/integrations" },
    { name: "connector", path: connector },
    { name: "connector-credentials", path: `${connector}/credentials` },
    { name: "connector-mapping", path: `${connector}/mapping` },
    { name: "connector-sign-in", path: `${connector}/sign-in` },
    { name: "connector-settings", path: `${connector}/settings` },
    { name: "rules", path: "/rules" },
    { name: "conflicts", path: "/conflicts" },
    { name: "guard", path: `/guard/${world.holdId}` },
    { name: "request-log", path: "/request-log" },
    { name: "request", path: `/request-log?open=${world.requestId}` },
    { name: "sign-in-log", path: "/sign-in-log" },
    { name: "audit-log", path: "/audit-log" },
    { name: "api-tokens", path: "/security/api-tokens" },
    { name: "service-accounts", path: "/security/service-accounts" },
    { name: "service-account", path: `/security/service-accounts/${world.serviceAccountId}` },
    { name: "native-apps", path: "/security/native-apps" },
    { name: "native-app", path: `/security/native-apps/${world.nativeAppId}` },
    { name: "domains", path: "/security/domains" },
    { name: "sign-in-policy", path: "/security/sign-in" },
    { name: "billing", path: "/billing" },
    { name: "settings", path: "/settings" },
    { name: "profile", path: "/profile" },
    { name: "second-factor", path: "/profile/second-factor" },
    { name: "sessions", path: "/profile/sessions" },
    { name: "not-found", path: "/nothing" },
  ];
}

/** The pages outside of an organization. Only those that lead nowhere else without a session. */
export const publicPages: readonly AppPage[] = [
  { name: "sign-in", path: "/sign-in" },
  { name: "sign-up", path: "/sign-up" },
  { name: "reset-used", path: "/reset/not-a-link" },
  { name: "invite-used", path: "/invite/not-a-link" },
  { name: "api-docs", path: "/docs/api", repeats: "main > section:nth-of-type(n + 3)" },
  { name: "nothing", path: "/nothing-here" },
];
