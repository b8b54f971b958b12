import { expect, type Page } from "@playwright/test";
import { v4 as uuidv4 } from "uuid";
import { stepNames } from "@/lib/entra-client/model";
import { runCycle } from "@/lib/entra-client/run-cycle";
import { openGuide } from "@/tests/e2e/support/guide";
import { startEntra } from "@/tests/e2e/support/start-entra";
import { addConnector, generateToken, origin, signUp, test } from "@/tests/e2e/support/usher";
import { startDnsServer } from "@/tests/support/dns-server";

const userUrn = "urn:ietf:params:scim:schemas:core:2.0:User";
const extension = "urn:ietf:params:scim:schemas:extension:2.0";

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const open = (page: Page, name: string) => page.getByRole("link", { name, exact: true }).first().click();
const tab = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Connector" }).getByRole("link", { name }).click();

async function switchOn(page: Page): Promise<void> {
  await page.getByRole("switch", { name: "Provisioning" }).click();
  await expect(page.getByRole("switch", { name: "Provisioning" })).toBeChecked();
}

/** Entra's own sequence, without what provokes refusals or deletes people. */
async function runEntra(url: string, token: string): Promise<void> {
  const steps = stepNames.filter((step) => step !== "delete" && step !== "clean-up");
  const report = await runCycle({ url, token, users: 4, groups: 1, flag: "alternate", steps });
  expect(report.deviations).toEqual([]);
  expect(report.stopped).toBeNull();
}

async function send(url: string, token: string, method: string, path: string, body?: object) {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/scim+json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === "" ? {} : JSON.parse(text) };
}

const probe = (url: string, token: string) =>
  send(url, token, "GET", `/Users?filter=${encodeURIComponent(`userName eq "${uuidv4()}"`)}`);

const person = (userName: string, more: object = {}) => ({ schemas: [userUrn], userName, active: true, ...more });

test("A. an API token", async ({ page }) => {
  const guide = openGuide("a-api-token");
  const { slug } = await signUp(page);
  const tenantUrl = await guide.step("Add the connector", () => addConnector(page, slug));
  const connectorPage = page.url();

  await guide.step("Derive the Tenant URL from the callback address", async () => {
    await tab(page, "Sign-in");
    const callback = await page.getByRole("textbox", { name: "Redirect URI" }).first().inputValue();
    expect(callback.replace("/api/auth/callback/", "/scim/v2/")).toBe(tenantUrl);
  });

  const token = await guide.step("Make the API token", async () => {
    await open(page, "API tokens");
    await page.getByRole("button", { name: "New token" }).click();
    const sheet = page.getByRole("dialog", { name: "Create new token" });
    await sheet.getByLabel("Key name").fill("Entra");
    for (const section of ["Admin:user", "Admin:group"]) {
      await sheet.getByRole("group", { name: section }).getByRole("checkbox", { name: "Select all" }).click();
    }
    await sheet.getByRole("button", { name: "Generate token" }).click();
    const once = page.getByRole("dialog", { name: "Token generated" });
    await once.getByRole("button", { name: "Copy Token" }).click();
    const secret = await clipboard(page);
    await once.getByRole("button", { name: "Done" }).click();
    return secret;
  });

  await guide.step("Enter both in Entra", async () => {
    expect((await probe(tenantUrl, token)).status).toBe(200);
  });

  await guide.step("Switch provisioning on", async () => {
    await page.goto(connectorPage);
    await switchOn(page);
    await runEntra(tenantUrl, token);
    await open(page, "Groups");
    await expect(page.getByRole("table", { name: "Groups" }).locator("tbody tr")).toHaveCount(1);
  });
  guide.end();
});

test("B. a 10-hour token and the employee number", async ({ page }) => {
  const guide = openGuide("b-short-token-employee-id");
  const { slug } = await signUp(page);
  const tenantUrl = await guide.step("Add the connector and switch provisioning on", async () => {
    const url = await addConnector(page, slug);
    await switchOn(page);
    return url;
  });

  await guide.step("Let the employee number be the key", async () => {
    await tab(page, "Mapping");
    await page.getByRole("combobox", { name: "Unique identifier" }).click();
    await page.getByRole("option", { name: "employeeId" }).click();
    await page.getByRole("button", { name: "Save mapping rules" }).click();
    await expect(page.getByText("The mapping rules are saved.").first()).toBeVisible();
    await expect(
      page.getByRole("region", { name: "Attribute mappings" }).getByRole("row", { name: /employeeId.*userName/ }),
    ).toBeVisible();
  });

  const token = await guide.step("Make a token that ends after 10 hours", async () => {
    await tab(page, "Credentials");
    await expect(page.getByText("/api/v1/provisioning/token").first()).toBeVisible();
    await page.getByRole("button", { name: "New token" }).click();
    await page.getByRole("combobox", { name: "Expires" }).click();
    await page.getByRole("option", { name: "10 hours" }).click();
    await page.getByRole("button", { name: "Generate token" }).click();
    await page
      .getByRole("dialog", { name: "Token generated" })
      .getByRole("button", { name: "Copy Secret token" })
      .click();
    return await clipboard(page);
  });

  await guide.step("Enter Tenant URL and token in Entra", async () => {
    expect((await probe(tenantUrl, token)).status).toBe(200);
    await expect(page.getByText(/Used at \d/)).toBeVisible();
    await page.getByRole("button", { name: "Done" }).click();
    await expect(page.getByText(/expires in (9|10) hours/)).toBeVisible();
  });

  await guide.step("See people arrive by their number", async () => {
    const created = await send(tenantUrl, token, "POST", "/Users", person("E1001", { displayName: "Ada Lovelace" }));
    expect(created.status).toBe(201);
    const filter = encodeURIComponent('userName eq "E1001"');
    expect((await send(tenantUrl, token, "GET", `/Users?filter=${filter}`)).body).toMatchObject({ totalResults: 1 });
    await open(page, "Users");
    await expect(page.getByRole("row", { name: /Ada Lovelace.*E1001/ })).toBeVisible();
  });
  guide.end();
});

test("C. a service account and verified domains", async ({ page }) => {
  const dns = await startDnsServer(Number(process.env["USHER_E2E_DNS_PORT"]));
  const guide = openGuide("c-service-account-domains");
  const { slug } = await signUp(page);
  const domain = `${slug}.example`;

  await guide.step("Verify your domain", async () => {
    await open(page, "Domains");
    await page.getByRole("button", { name: "Add domain" }).click();
    await page.getByLabel("Domain", { exact: true }).fill(domain);
    await page.getByRole("dialog").getByRole("button", { name: "Add domain" }).click();
    const dialog = page.getByRole("dialog", { name: domain });
    await dialog.getByRole("button", { name: "Copy Value" }).click();
    dns.set(domain, [[await clipboard(page)]]);
    await dialog.getByRole("button", { name: "Check now" }).click();
    await expect(dialog.getByText("Verified", { exact: true })).toBeVisible();
    await page.keyboard.press("Escape");
  });

  const tenantUrl = await guide.step("Add the connector and take verified domains only", async () => {
    const url = await addConnector(page, slug);
    await tab(page, "Settings");
    await page.getByRole("checkbox", { name: "Provision only users whose e-mail domain is verified" }).click();
    await page.getByRole("button", { name: "Save settings" }).click();
    await expect(page.getByText("The settings are saved.").first()).toBeVisible();
    await switchOn(page);
    return url;
  });
  const connectorId = tenantUrl.slice(tenantUrl.lastIndexOf("/") + 1);

  await guide.step("Create the service account", async () => {
    await open(page, "Service accounts");
    await page.getByRole("button", { name: "New service account" }).click();
    const form = page.getByRole("dialog", { name: "New service account" });
    await form.getByLabel("Name", { exact: true }).fill("Entra");
    await form.getByRole("button", { name: "Create" }).click();
    await expect(page.getByRole("heading", { name: "Entra", level: 1 })).toBeVisible();
    await page.getByRole("button", { name: "Manage organization roles" }).click();
    const roles = page.getByRole("dialog", { name: "Manage organization roles" });
    await roles.getByRole("checkbox", { name: /SCIM Authenticator/ }).click();
    await roles.getByRole("button", { name: "Save roles" }).click();
    await expect(roles).toBeHidden();
  });

  const token = await guide.step("Add its bearer token", async () => {
    await page.getByRole("button", { name: "Add bearer token" }).click();
    const form = page.getByRole("dialog", { name: "Add bearer token" });
    await form.getByLabel("Name", { exact: true }).fill("Entra production");
    await form.getByRole("button", { name: "Generate token" }).click();
    const once = page.getByRole("dialog", { name: "Token generated" });
    await once.getByRole("button", { name: "Copy Token" }).click();
    const secret = await clipboard(page);
    await once.getByRole("button", { name: "Done" }).click();
    expect((await probe(tenantUrl, secret)).status).toBe(200);
    return secret;
  });

  await guide.step("See who is refused", async () => {
    const create = (email: string) =>
      send(
        tenantUrl,
        token,
        "POST",
        "/Users",
        person(email, { emails: [{ type: "work", primary: true, value: email }] }),
      );
    expect((await create(`ada@${domain}`)).status).toBe(201);
    const refused = await create("eve@fabrikam.example");
    expect(refused).toMatchObject({ status: 400, body: { scimType: "invalidValue" } });
    expect(refused.body.detail).toContain("fabrikam.example");
    await page.goto(`${origin()}/o/${slug}/request-log?connector=${connectorId}&outcome=refused`);
    await page.locator("tbody tr a").first().click();
    await expect(page.getByRole("link", { name: /^Verify/ }).first()).toBeVisible();
  });
  guide.end();
  await dns.close();
});

test("D. a SCIM token, tested on demand", async ({ page }) => {
  const guide = openGuide("d-scim-token-on-demand");
  const { slug } = await signUp(page);
  const tenantUrl = await guide.step("Add the connector", () => addConnector(page, slug));
  const connectorId = tenantUrl.slice(tenantUrl.lastIndexOf("/") + 1);
  const connectorPage = `${origin()}/o/${slug}/integrations/${connectorId}`;
  const token = await guide.step("Generate the SCIM token", async () => {
    const secret = await generateToken(page);
    return secret;
  });

  await guide.step("Test the connection", async () => {
    expect((await probe(tenantUrl, token)).status).toBe(200);
    await expect(page.getByText(/Used at \d/)).toBeVisible();
    await page.getByRole("button", { name: "Done" }).click();
  });

  await guide.step("Rehearse", async () => {
    await page.goto(connectorPage);
    await page.getByRole("button", { name: "Start rehearsal" }).click();
    await expect(page.getByText(/Everything was cleaned up\./)).toBeVisible({ timeout: 60_000 });
  });

  await guide.step("Provision one person on demand", async () => {
    await switchOn(page);
    const created = await send(tenantUrl, token, "POST", "/Users", person(`ada@${slug}.example`));
    expect(created.status).toBe(201);
    await page.goto(`${origin()}/o/${slug}/users`);
    await expect(page.getByRole("table", { name: "Users" }).getByText(`ada@${slug}.example`).first()).toBeVisible();
  });

  await guide.step("Start provisioning", async () => {
    await runEntra(tenantUrl, token);
    await page.goto(connectorPage);
    await page.getByRole("switch", { name: "Provisioning" }).click();
    await page.getByRole("button", { name: "Switch provisioning off" }).click();
    await expect
      .poll(async () => (await send(tenantUrl, token, "POST", "/Users", person(`bo@${slug}.example`))).status)
      .toBe(503);
  });
  guide.end();
});

test("E. licences, folders, metadata, roles, groups and sign-in", async ({ page, browser }) => {
  const entra = await startEntra();
  const guide = openGuide("e-everything");
  const { slug } = await signUp(page);

  await guide.step("Check that Enterprise Toolkit is enabled", async () => {
    await open(page, "Billing");
    await expect(page.getByRole("switch", { name: "Enabled" })).toBeChecked();
  });

  await guide.step("Create what Entra will name", async () => {
    await open(page, "Folders");
    await page.getByRole("button", { name: "Create folder" }).first().click();
    const folder = page.getByRole("dialog", { name: "Create folder" });
    await folder.getByLabel("Name").fill("Runbooks");
    await folder.getByRole("button", { name: "Create folder" }).click();
    await expect(page.getByRole("heading", { name: "Runbooks", level: 2 })).toBeVisible();
    await open(page, "Metadata keys");
    await page.getByRole("button", { name: "Declare key" }).first().click();
    const key = page.getByRole("dialog", { name: "Declare key" });
    await key.getByLabel("Key", { exact: true }).fill("CostCenter");
    await key.getByRole("button", { name: "Declare key" }).click();
    await expect(key).toBeHidden();
  });

  const tenantUrl = await guide.step("Add the connector and set what values mean", async () => {
    const url = await addConnector(page, slug);
    await tab(page, "Mapping");
    await page.getByRole("checkbox", { name: "Licence rule" }).click();
    await page.getByRole("combobox", { name: "Default user type" }).click();
    await page.getByRole("option", { name: "Standard" }).click();
    await page.getByRole("checkbox", { name: "Role rule" }).click();
    await page.getByRole("button", { name: "Save mapping rules" }).click();
    await expect(page.getByText("The mapping rules are saved.").first()).toBeVisible();
    return url;
  });
  const connectorId = tenantUrl.slice(tenantUrl.lastIndexOf("/") + 1);

  await guide.step("Enter the mapping in Entra", async () => {
    const table = page.getByRole("region", { name: "Attribute mappings" });
    await expect(table.getByText("SingleAppRoleAssignment", { exact: false }).first()).toBeVisible();
    await expect(table.getByText(`${extension}:CustomExtensionName:folders`).first()).toBeVisible();
  });

  const token = await guide.step("Generate the token and switch provisioning on", async () => {
    const secret = await generateToken(page);
    expect((await probe(tenantUrl, secret)).status).toBe(200);
    await page.getByRole("button", { name: "Done" }).click();
    await switchOn(page);
    return secret;
  });

  const oid = uuidv4();
  const userName = `ada@${slug}.example`;
  const userId = await guide.step("See what arrived, and why", async () => {
    const created = await send(tenantUrl, token, "POST", "/Users", {
      ...person(userName, { externalId: oid, displayName: "Ada Lovelace", userType: "Premium" }),
      schemas: [userUrn, `${extension}:CustomExtensionName`, `${extension}:Metadata`],
      roles: [{ primary: "True", value: "ReadOnly" }],
      [`${extension}:CustomExtensionName`]: { folders: ["Runbooks"] },
      [`${extension}:Metadata`]: { CostCenter: "4711" },
    });
    expect(created.status).toBe(201);
    const { id } = created.body as { id: string };
    const group = await send(tenantUrl, token, "POST", "/Groups", {
      schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"],
      displayName: "Engineers",
      members: [{ value: id }],
    });
    expect(group.status).toBe(201);
    await open(page, "Users");
    await page.getByRole("link", { name: /Ada Lovelace/ }).click();
    await expect(page.getByText("4711").first()).toBeVisible();
    await open(page, "Access");
    await expect(page.getByText(/ReadOnly/).first()).toBeVisible();
    await expect(page.getByRole("row", { name: /Runbooks/ })).toBeVisible();
    await expect(page.getByText(/Premium/).first()).toBeVisible();
    await page.getByRole("link", { name: /^Groups\s*1$/ }).click();
    await expect(page.getByRole("link", { name: "Engineers" })).toBeVisible();
    return id;
  });

  await guide.step("Set up sign-in with Microsoft", async () => {
    await page.goto(`${origin()}/o/${slug}/integrations/${connectorId}`);
    await tab(page, "Sign-in");
    const clientId = uuidv4();
    const secret = `s3c~${uuidv4()}-value`;
    const redirectUri = await page.getByRole("textbox", { name: "Redirect URI" }).first().inputValue();
    await entra.register({ clientId, secrets: [secret], redirectUris: [redirectUri] });
    await page.getByLabel("Client ID").fill(clientId);
    await page.getByLabel("Entra tenant", { exact: true }).fill(`http://${entra.host}/${entra.id}`);
    await page.getByRole("button", { name: "Save app" }).click();
    await page.getByRole("button", { name: "Add client secret" }).click();
    const dialog = page.getByRole("dialog", { name: "Add client secret" });
    await dialog.getByLabel("Client secret").fill(secret);
    await dialog.getByLabel("Ends on").fill(new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10));
    await dialog.getByRole("button", { name: "Add client secret" }).click();
    await expect(dialog).toBeHidden();
  });

  await guide.step("Sign in", async () => {
    entra.person = { oid, name: "Ada Lovelace", userPrincipalName: userName };
    const ada = await (await browser.newContext()).newPage();
    await ada.goto(`${origin()}/sso/${connectorId}`);
    await expect(ada.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
    const off = { schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"] };
    const Operations = [{ op: "Replace", path: "active", value: "False" }];
    expect((await send(tenantUrl, token, "PATCH", `/Users/${userId}`, { ...off, Operations })).status).toBe(200);
    await ada.getByRole("link", { name: "Groups" }).first().click();
    await expect(ada).toHaveURL(/\/sign-in/);
    await ada.context().close();
  });
  guide.end();
  await entra.stop();
});
