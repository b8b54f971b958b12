import type { Locator } from "@playwright/test";
import type { RoleWorld } from "@/tests/e2e/support/role-world";

/** A page, and the read of its own that the browser does. Paths are below `/o/{slug}` and `/api/organizations/{slug}`. */
interface ReadingPage {
  readonly name: string;
  readonly path: string;
  /** The page's h1. */
  readonly title: string | RegExp;
  readonly api: string | RegExp;
}

/** A page that can be made to ask for what it does not know yet. */
export interface AskingPage extends ReadingPage {
  readonly ask: (main: Locator) => Promise<void>;
  /** What is there once the answer came. */
  readonly shown: (main: Locator) => Locator;
  /** What it must not claim before. */
  readonly nothing: RegExp;
}

/** A page that came with its data, and asks again by itself. */
export interface KnowingPage extends ReadingPage {
  /** What stays in sight when asking again fails. */
  readonly shown: (main: Locator) => Locator;
}

const search = (label: string, text: string) => (main: Locator) =>
  main.getByRole("textbox", { name: label }).fill(text);
const table = (name: string) => (main: Locator) => main.getByRole("table", { name });
const text = (words: string | RegExp) => (main: Locator) => main.getByText(words).first();
const heading = (name: string | RegExp) => (main: Locator) => main.getByRole("heading", { name, level: 2 });

export function askingPages({ groupId, folderId }: RoleWorld): readonly AskingPage[] {
  return [
    {
      name: "users",
      path: "/users",
      title: "Users",
      api: "/users",
      ask: search("Search users", "ada"),
      shown: table("Users"),
      nothing: /No users yet|Nobody matches/,
    },
    {
      name: "deleted users",
      path: "/users/deleted",
      title: "Deleted users",
      api: "/users/deleted",
      ask: search("Search deleted users", "bo"),
      shown: table("Deleted users"),
      nothing: /Nobody was deleted|Nobody matches/,
    },
    {
      name: "groups",
      path: "/groups",
      title: "Groups",
      api: "/groups",
      ask: search("Search groups", "test"),
      shown: table("Groups"),
      nothing: /No groups yet|No group matches/,
    },
    {
      name: "members of a group",
      path: `/groups/${groupId}`,
      title: /^Engineers of/,
      api: `/groups/${groupId}/members`,
      ask: search("Search members", "ada"),
      shown: table("Members"),
      nothing: /Nobody is in this group|Nobody matches/,
    },
    {
      name: "a folder",
      path: "/folders",
      title: "Folders",
      api: `/folders/${folderId}`,
      ask: (main) => main.getByRole("treeitem", { name: /^Plans of/ }).click(),
      shown: heading(/^Plans of/),
      nothing: /This folder does not exist|Nobody has this folder/,
    },
    {
      name: "people of a folder",
      path: `/folders?folder=${folderId}`,
      title: "Folders",
      api: `/folders/${folderId}/access`,
      ask: search("Search people with access", "ada"),
      shown: table("People with access"),
      nothing: /Nobody has this folder|Nobody matches/,
    },
    {
      name: "metadata keys",
      path: "/metadata",
      title: "Metadata keys",
      api: "/metadata-keys",
      ask: search("Search metadata keys", "badge"),
      shown: table("Metadata keys"),
      nothing: /No metadata key yet|No key matches/,
    },
    {
      name: "request log",
      path: "/request-log",
      title: "Request log",
      api: "/request-log",
      ask: (main) => main.getByRole("switch", { name: "Hide tests" }).click(),
      shown: table("Requests"),
      nothing: /No request yet|No request matches/,
    },
    {
      name: "a request",
      path: "/request-log",
      title: "Request log",
      api: /\/request-log\/[0-9a-f-]{36}$/,
      ask: (main) => main.getByRole("table", { name: "Requests" }).getByRole("link").first().click(),
      shown: (main) => main.getByRole("region", { name: "Request" }).getByRole("heading", { level: 2 }),
      nothing: /There is no such request/,
    },
    {
      name: "sign-in log",
      path: "/sign-in-log",
      title: "Sign-in log",
      api: "/sign-in-log",
      ask: search("Search people", "mia"),
      shown: table("Sign-ins"),
      nothing: /Nobody has tried|No sign-in matches/,
    },
    {
      name: "a sign-in",
      path: "/sign-in-log",
      title: "Sign-in log",
      api: /\/sign-in-log\/[0-9a-f-]{36}$/,
      ask: (main) => main.getByRole("table", { name: "Sign-ins" }).getByRole("link").first().click(),
      shown: (main) => main.getByRole("region", { name: "Sign-in" }).getByRole("heading", { level: 2 }),
      nothing: /There is no such sign-in/,
    },
    {
      name: "conflicts",
      path: "/conflicts",
      title: "Conflicts",
      api: "/conflicts",
      ask: (main) => main.getByRole("link", { name: "Kept apart" }).click(),
      shown: text("Nobody is kept apart by a decision yet."),
      nothing: /No open question|Nobody is (linked|kept apart)/,
    },
  ];
}

export function knowingPages(world: RoleWorld): readonly KnowingPage[] {
  const { userId, groupId, connectorId, holdId, serviceAccountId, nativeAppId } = world;
  const account = { path: `/security/service-accounts/${serviceAccountId}`, title: /^Robot of/ } as const;
  const user = { title: /^Ada of/, api: `/users/${userId}` } as const;
  const connector = { title: "Microsoft Entra ID", api: `/connectors/${connectorId}` } as const;
  const at = (tab: string) => `/integrations/${connectorId}${tab}`;
  return [
    { name: "rules", path: "/rules", title: "Group rules", api: "/rules", shown: text(/^Engineers of/) },
    { name: "overview", path: "", title: "Overview", api: "/overview", shown: text("Active users") },
    { name: "a user's profile", path: `/users/${userId}`, ...user, shown: table("Attributes") },
    { name: "a user's access", path: `/users/${userId}/access`, ...user, shown: table("Folders of this user") },
    { name: "a user's groups", path: `/users/${userId}/groups`, ...user, shown: table("Groups of this user") },
    {
      name: "how a user signs in",
      path: `/users/${userId}/sign-in`,
      title: user.title,
      api: `/users/${userId}/sign-in`,
      shown: heading("Sessions"),
    },
    {
      name: "one's own sessions",
      path: "/profile/sessions",
      title: "Sessions",
      api: "/sessions",
      shown: (main) => main.getByRole("list", { name: "Sessions" }),
    },
    {
      name: "sign-in policy",
      path: "/security/sign-in",
      title: "Sign-in policy",
      api: "/sign-in-policy",
      shown: heading("Break-glass admins"),
    },
    {
      name: "a user's history",
      path: `/users/${userId}/history`,
      title: user.title,
      api: `/users/${userId}/history`,
      shown: (main) => main.getByRole("listitem").filter({ hasText: " by " }).first(),
    },
    { name: "a user as SCIM", path: `/users/${userId}/scim`, ...user, shown: text("As SCIM answers it") },
    {
      name: "a group",
      path: `/groups/${groupId}`,
      title: /^Engineers of/,
      api: `/groups/${groupId}`,
      shown: table("Members"),
    },
    {
      name: "what a group gives",
      path: `/groups/${groupId}/access`,
      title: /^Engineers of/,
      api: `/groups/${groupId}`,
      shown: text("What this group gives"),
    },
    {
      name: "a group's history",
      path: `/groups/${groupId}/history`,
      title: /^Engineers of/,
      api: `/groups/${groupId}/history`,
      shown: (main) => main.getByRole("listitem").filter({ hasText: " by " }).first(),
    },
    {
      name: "a hold",
      path: `/guard/${holdId}`,
      title: "Provisioning was held",
      api: `/guard/${holdId}`,
      shown: table("People whose access is held"),
    },
    {
      name: "people of a hold",
      path: `/guard/${holdId}`,
      title: "Provisioning was held",
      api: `/guard/${holdId}/people`,
      shown: table("People whose access is held"),
    },
    {
      name: "integrations",
      path: "/integrations",
      title: "Integrations",
      api: "/connectors",
      shown: (main) => main.getByRole("link", { name: "Microsoft Entra ID" }),
    },
    { name: "a connector", path: at(""), ...connector, shown: text("Requests, 24 h") },
    { name: "last requests", path: at(""), ...connector, api: "/request-log", shown: text("Open request log") },
    {
      name: "credentials",
      path: at("/credentials"),
      ...connector,
      api: `/connectors/${connectorId}/credentials`,
      shown: text(/^Used by Entra/),
    },
    {
      name: "problems",
      path: at(""),
      ...connector,
      api: `/connectors/${connectorId}/problems`,
      shown: heading(/^Problems/),
    },
    {
      name: "requests by the hour",
      path: at(""),
      ...connector,
      api: `/connectors/${connectorId}/request-series`,
      shown: (main) => main.getByRole("figure", { name: "Requests by the hour" }),
    },
    {
      name: "sign-ins by the day",
      path: "",
      title: "Overview",
      api: "/overview/sign-ins",
      shown: text("Signed in, 30 d"),
    },
    {
      name: "the wizard",
      path: at("/setup/2"),
      ...connector,
      api: `/connectors/${connectorId}/setup`,
      shown: heading("In Entra"),
    },
    { name: "knocks", path: at(""), ...connector, api: `/connectors/${connectorId}/knocks`, shown: heading("Knocks") },
    {
      name: "API tokens",
      path: "/security/api-tokens",
      title: "API tokens",
      api: "/api-tokens",
      shown: table("API tokens"),
    },
    {
      name: "service accounts",
      path: "/security/service-accounts",
      title: "Service accounts",
      api: "/service-accounts",
      shown: table("Service accounts"),
    },
    { name: "one's own profile", path: "/profile", title: "Profile", api: "/profile", shown: heading("Password") },
    {
      name: "the organization's settings",
      path: "/settings",
      title: "Settings",
      api: "/settings",
      shown: heading("Danger zone"),
    },
    {
      name: "one's own second factor",
      path: "/profile/second-factor",
      title: "Second factor",
      api: "/profile",
      shown: heading("Authenticator app"),
    },
    {
      name: "a service account",
      ...account,
      api: `/service-accounts/${serviceAccountId}`,
      shown: heading("Organization roles"),
    },
    {
      name: "tokens of a service account",
      ...account,
      api: `/service-accounts/${serviceAccountId}/tokens`,
      shown: text("Nightly"),
    },
    {
      name: "native apps",
      path: "/security/native-apps",
      title: "Native apps",
      api: "/native-apps",
      shown: table("Native apps"),
    },
    {
      name: "a native app",
      path: `/security/native-apps/${nativeAppId}`,
      title: /^Viewer of/,
      api: `/native-apps/${nativeAppId}`,
      shown: heading("Values for the app"),
    },
    {
      name: "mapping",
      path: at("/mapping"),
      ...connector,
      api: `/connectors/${connectorId}/last-payload`,
      shown: (main) => main.getByRole("list", { name: "Attributes" }),
    },
    {
      name: "sign-in",
      path: at("/sign-in"),
      ...connector,
      api: `/connectors/${connectorId}/sign-in`,
      shown: (main) => main.getByRole("list", { name: "Client secrets" }),
    },
    {
      name: "settings",
      path: at("/settings"),
      ...connector,
      shown: (main) => main.getByRole("textbox", { name: "Name" }),
    },
  ];
}

/** Addresses of what does not exist. */
export function unknownPaths({ userId, connectorId }: RoleWorld): readonly string[] {
  const nobody = "01990000-0000-7000-8000-000000000000";
  const tabs = (path: string, names: readonly string[]) => names.map((name) => `${path}${name}`);
  return [
    "/nothing",
    ...tabs(`/users/${nobody}`, ["", "/access", "/groups", "/sign-in", "/history", "/scim"]),
    "/users/no-id",
    `/users/${userId}/nothing`,
    ...tabs(`/groups/${nobody}`, ["", "/access", "/history"]),
    ...tabs(`/integrations/${nobody}`, ["", "/credentials", "/mapping", "/sign-in", "/settings", "/setup", "/setup/1"]),
    `/integrations/${connectorId}/nothing`,
    `/guard/${nobody}`,
    `/security/service-accounts/${nobody}`,
    `/security/native-apps/${nobody}`,
  ];
}
