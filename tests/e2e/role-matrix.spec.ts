import { expect, type Page } from "@playwright/test";
import { type AccessRole, accessRoles, rankOf } from "@/lib/auth/permissions";
import { type RoleWorld, roleWorld } from "@/tests/e2e/support/role-world";
import { signInAs } from "@/tests/e2e/support/sign-in-as";
import { origin, test } from "@/tests/e2e/support/usher";

/** The least access role that sees it; null for nobody, because Entra owns what it would change. */
type Least = AccessRole | null;

interface PageRow {
  readonly path: string;
  /** The page's h1; a regular expression where a name is made up. */
  readonly title: string | RegExp;
  readonly least: AccessRole;
  /** What can be pressed in the page, by its name. */
  readonly acts?: Readonly<Record<string, Least>>;
}

/** Every page of an organization (PRODUCT O4, SCREENS §2.1). */
function pagesOf(world: RoleWorld): readonly PageRow[] {
  const {
    connectorId,
    userId,
    byHandId,
    strongestId,
    groupId,
    ownGroupId,
    folderId,
    requestId,
    holdId,
    serviceAccountId,
    nativeAppId,
  } = world;
  const connector = { title: "Microsoft Entra ID", least: "EnterpriseAdmin" } as const;
  const entraUser = { title: /^Ada of/, least: "ReadOnly" } as const;
  const manage = { Deactivate: "Admin", Edit: null } as const;
  return [
    { path: "", title: "Overview", least: "ReadOnly" },
    {
      path: "/users",
      title: "Users",
      least: "ReadOnly",
      acts: { "Invite user": "Admin", "Deleted users": "Admin", "Export CSV": "ReadOnly", "Select page": "User" },
    },
    { path: "/users/deleted", title: "Deleted users", least: "Admin", acts: { "/^Restore Bo/": "Admin" } },
    { path: `/users/${userId}`, ...entraUser, acts: { ...manage, History: "Admin" } },
    {
      path: `/users/${userId}/access`,
      ...entraUser,
      acts: {
        ...manage,
        "Change access role": "Admin",
        "Add folder": "User",
        "/^Remove folder/": "User",
      },
    },
    { path: `/users/${userId}/groups`, ...entraUser, acts: manage },
    {
      path: `/users/${strongestId}/sign-in`,
      title: "EnterpriseAdmin person",
      least: "Admin",
      acts: { "End sessions": "EnterpriseAdmin", sso: "EnterpriseAdmin" },
    },
    { path: `/users/${userId}/sign-in`, ...entraUser, least: "Admin", acts: { ...manage, sso: "Admin" } },
    { path: "/profile/sessions", title: "Sessions", least: "ReadOnly" },
    { path: `/users/${userId}/history`, ...entraUser, least: "Admin", acts: manage },
    { path: `/users/${userId}/scim`, ...entraUser, acts: manage },
    {
      path: `/users/${byHandId}`,
      title: "Hanna Berg",
      least: "ReadOnly",
      acts: { Deactivate: "Admin", Edit: "Admin" },
    },
    {
      path: `/users/${strongestId}/access`,
      title: "EnterpriseAdmin person",
      least: "ReadOnly",
      acts: { Deactivate: "EnterpriseAdmin", "Change access role": "EnterpriseAdmin" },
    },
    { path: "/profile", title: "Profile", least: "ReadOnly", acts: { "Change password": "ReadOnly" } },
    {
      path: "/profile/second-factor",
      title: "Second factor",
      least: "ReadOnly",
      acts: { "Set up second factor": "ReadOnly" },
    },
    {
      path: "/groups",
      title: "Groups",
      least: "ReadOnly",
      acts: { "Add group": "Admin", "Export CSV": "ReadOnly" },
    },
    {
      path: `/groups/${groupId}`,
      title: /^Engineers of/,
      least: "ReadOnly",
      acts: { "Add people": null, "/^Remove/": null, "/^More for/": null, History: "Admin" },
    },
    {
      path: `/groups/${groupId}/access`,
      title: /^Engineers of/,
      least: "ReadOnly",
      acts: { "Group rules": "Admin" },
    },
    { path: `/groups/${groupId}/history`, title: /^Engineers of/, least: "Admin" },
    {
      path: `/groups/${ownGroupId}`,
      title: "Testers",
      least: "ReadOnly",
      acts: { "Add people": "Admin", "Remove Hanna Berg": "Admin", "More for Testers": "Admin" },
    },
    {
      path: `/folders?folder=${folderId}`,
      title: "Folders",
      least: "ReadOnly",
      acts: {
        "Create folder": "User",
        "Add people": "User",
        "/^Actions for/": "User",
        "/^Remove Ada/": "User",
        "/^Create and grant/": "User",
        "/^Ignore/": "User",
      },
    },
    {
      path: "/metadata",
      title: "Metadata keys",
      least: "ReadOnly",
      acts: { "Declare key": "Admin", "/^Actions for/": "Admin", "Accept new keys at first sight": "Admin" },
    },
    {
      path: "/schema",
      title: "Schema extensions",
      least: "Admin",
      acts: { "Declare extension": "EnterpriseAdmin", "/^Actions for/": "EnterpriseAdmin" },
    },
    {
      path: "/rules",
      title: "Group rules",
      least: "Admin",
      acts: { "Add rule": "Admin", "Actions for rule 1": "Admin" },
    },
    {
      path: "/conflicts",
      title: "Conflicts",
      least: "Admin",
      acts: { "/^Link to this one/": "Admin", "/^Keep eve.* apart/": "Admin" },
    },
    { path: `/guard/${holdId}`, title: "Provisioning was held", least: "Admin", acts: { "Export CSV": "Admin" } },
    { path: "/request-log", title: "Request log", least: "Admin" },
    {
      path: `/request-log?open=${requestId}`,
      title: "Request log",
      least: "Admin",
      acts: { "Close request": "Admin" },
    },
    { path: "/sign-in-log", title: "Sign-in log", least: "Admin", acts: { Filter: "Admin", "Failed only": "Admin" } },
    { path: "/audit-log", title: "Audit log", least: "Admin", acts: { Filter: "Admin", "Export CSV": "Admin" } },
    { path: "/billing", title: "Billing", least: "EnterpriseAdmin", acts: { Enabled: "EnterpriseAdmin" } },
    {
      path: "/settings",
      title: "Settings",
      least: "EnterpriseAdmin",
      acts: {
        "Save name": "EnterpriseAdmin",
        "Change address": "EnterpriseAdmin",
        "Delete organization…": "EnterpriseAdmin",
      },
    },
    {
      path: "/security/api-tokens",
      title: "API tokens",
      least: "EnterpriseAdmin",
      acts: { "New token": "EnterpriseAdmin", "Actions for Script": "EnterpriseAdmin" },
    },
    {
      path: "/security/service-accounts",
      title: "Service accounts",
      least: "EnterpriseAdmin",
      acts: { "New service account": "EnterpriseAdmin" },
    },
    {
      path: `/security/service-accounts/${serviceAccountId}`,
      title: /^Robot of/,
      least: "EnterpriseAdmin",
      acts: {
        "Disable…": "EnterpriseAdmin",
        "Manage organization roles": "EnterpriseAdmin",
        "Add bearer token": "EnterpriseAdmin",
        "Rotate Nightly": "EnterpriseAdmin",
        "Delete account…": "EnterpriseAdmin",
      },
    },
    {
      path: "/security/native-apps",
      title: "Native apps",
      least: "EnterpriseAdmin",
      acts: { "New app": "EnterpriseAdmin", "Rotate signing key…": "EnterpriseAdmin" },
    },
    {
      path: `/security/native-apps/${nativeAppId}`,
      title: /^Viewer of/,
      least: "EnterpriseAdmin",
      acts: { "Edit app": "EnterpriseAdmin", "Disable…": "EnterpriseAdmin", "Delete app…": "EnterpriseAdmin" },
    },
    {
      path: "/security/domains",
      title: "Domains",
      least: "EnterpriseAdmin",
      acts: { "Add domain": "EnterpriseAdmin", "/^Actions for/": "EnterpriseAdmin" },
    },
    {
      path: "/security/sign-in",
      title: "Sign-in policy",
      least: "EnterpriseAdmin",
      acts: {
        "Prove now": "EnterpriseAdmin",
        "Save session length": "EnterpriseAdmin",
        "/^Remove mia/": "EnterpriseAdmin",
        "EnterpriseAdmins need a second factor beside their password": "EnterpriseAdmin",
      },
    },
    {
      path: "/integrations",
      title: "Integrations",
      least: "EnterpriseAdmin",
      acts: { "Add connector": "EnterpriseAdmin" },
    },
    {
      path: `/integrations/${connectorId}`,
      ...connector,
      acts: {
        Provisioning: "EnterpriseAdmin",
        "Rehearse again": "EnterpriseAdmin",
        "Show what would happen": "EnterpriseAdmin",
      },
    },
    {
      path: `/integrations/${connectorId}/setup/2`,
      ...connector,
      acts: {
        "Generate token": "EnterpriseAdmin",
        "/^Client credentials/": "EnterpriseAdmin",
        "Done: open Provisioning": "EnterpriseAdmin",
        "Send this step to a colleague": "EnterpriseAdmin",
      },
    },
    {
      path: `/integrations/${connectorId}/credentials`,
      ...connector,
      acts: {
        "New token": "EnterpriseAdmin",
        "New client secret": "EnterpriseAdmin",
        "Trust workload identity": "EnterpriseAdmin",
        "Rotate Test": "EnterpriseAdmin",
        "Disable Test": "EnterpriseAdmin",
        "Revoke Test": "EnterpriseAdmin",
      },
    },
    { path: `/integrations/${connectorId}/mapping`, ...connector, acts: { "/^Copy as text/": "EnterpriseAdmin" } },
    {
      path: `/integrations/${connectorId}/sign-in`,
      ...connector,
      acts: {
        "Test sign-in": "EnterpriseAdmin",
        "Add client secret": "EnterpriseAdmin",
        "/^Delete client secret/": "EnterpriseAdmin",
        "People may sign in with Microsoft": "EnterpriseAdmin",
      },
    },
    {
      path: `/integrations/${connectorId}/settings`,
      ...connector,
      acts: { "Save settings": "EnterpriseAdmin", "New setup link": "EnterpriseAdmin" },
    },
  ];
}

/** The main navigation holds what the role may open and nothing else. */
const navigation: Readonly<Record<string, AccessRole>> = {
  Overview: "ReadOnly",
  Users: "ReadOnly",
  Groups: "ReadOnly",
  Folders: "ReadOnly",
  "Metadata keys": "ReadOnly",
  "Schema extensions": "Admin",
  Integrations: "EnterpriseAdmin",
  "Group rules": "Admin",
  Conflicts: "Admin",
  "Request log": "Admin",
  "Sign-in log": "Admin",
  "Audit log": "Admin",
  "API tokens": "EnterpriseAdmin",
  "Service accounts": "EnterpriseAdmin",
  "Native apps": "EnterpriseAdmin",
  Domains: "EnterpriseAdmin",
  "Sign-in policy": "EnterpriseAdmin",
  Billing: "EnterpriseAdmin",
  Settings: "EnterpriseAdmin",
};

const reaches = (role: AccessRole, least: Least) => least !== null && rankOf(role) >= rankOf(least);

/** Whatever in the page can be pressed and has the name. */
function pressable(page: Page, name: string) {
  const wanted = name.startsWith("/") ? { name: new RegExp(name.slice(1, -1)) } : { name: name.trim(), exact: true };
  const roles = ["button", "link", "switch", "radio", "checkbox"] as const;
  const main = page.getByRole("main");
  return roles.map((role) => main.getByRole(role, wanted)).reduce((found, next) => found.or(next));
}

async function expectActs(page: Page, role: AccessRole, acts: Readonly<Record<string, Least>>): Promise<void> {
  for (const [name, least] of Object.entries(acts)) {
    const what = `${role} ${reaches(role, least) ? "sees" : "does not see"} “${name}” on ${page.url()}`;
    if (reaches(role, least)) await expect(pressable(page, name).first(), what).toBeVisible();
    else await expect(pressable(page, name), what).toHaveCount(0);
  }
}

for (const role of accessRoles) {
  test(`${role}: each page, what it offers, and what is refused`, async ({ page }) => {
    const world = await signInAs(page, role);
    const base = `${origin()}/o/${world.slug}`;
    for (const row of pagesOf(world)) {
      await test.step(`${row.path || "/"}: ${reaches(role, row.least) ? "visible" : "403"}`, async () => {
        const answer = await page.goto(`${base}${row.path}`);
        const heading = page.getByRole("heading", { level: 1 });
        if (reaches(role, row.least)) {
          await expect(heading).toHaveText(row.title);
          expect(answer?.status()).toBe(200);
          await expectActs(page, role, row.acts ?? {});
        } else {
          await expect(heading).toHaveText("Not with your access role");
          await expect(page.getByRole("main")).toContainText(`needs the access role ${row.least}. Yours is ${role}.`);
          expect(answer?.status()).toBe(403);
        }
      });
    }
    await test.step("the navigation holds what can be opened", async () => {
      const open = Object.keys(navigation).filter((name) => reaches(role, navigation[name] ?? null));
      const links = page.getByRole("navigation", { name: "Main" }).getByRole("link");
      await expect(links).toHaveText(open.map((name) => new RegExp(`^${name}`)));
    });
    await test.step("what does not exist is not found", async () => {
      const answer = await page.goto(`${base}/nothing`);
      expect(answer?.status()).toBe(404);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing here");
    });
  });
}

test("signed out: each page leads to the sign-in page", async ({ page }) => {
  const world = roleWorld();
  for (const row of pagesOf(world)) {
    await page.goto(`${origin()}/o/${world.slug}${row.path}`);
    await expect(page, row.path).toHaveURL(/\/sign-in\?callbackUrl=/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  }
});

test("the access roles to give end at one's own", async ({ page }) => {
  const world = await signInAs(page, "Admin");
  await page.goto(`${origin()}/o/${world.slug}/users/${world.byHandId}/access`);
  await page.getByRole("button", { name: "Change access role" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("radio")).toHaveCount(4);
  await expect(
    dialog.getByText("Also manages users, groups, metadata, login methods, and reads the logs."),
  ).toBeVisible();
  await expect(dialog.getByRole("radio", { name: "EnterpriseAdmin" })).toHaveCount(0);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await page.goto(`${origin()}/o/${world.slug}/users/${world.strongestId}/access`);
  await expect(page.getByRole("main").getByText("EnterpriseAdmin can change this").first()).toBeVisible();
});
