import { expect, type Locator, type Page } from "@playwright/test";
import { callApi, connect } from "@/tests/e2e/support/connect";
import { addConnector, generateToken, origin, signUp, test } from "@/tests/e2e/support/usher";

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

function probe(tenantUrl: string, authorization: string | null): Promise<Response> {
  const headers: Record<string, string> = authorization === null ? {} : { authorization };
  return fetch(`${tenantUrl}/Users?count=1`, { headers });
}

/** The row of a credential, by its name and prefix or whatever else stands in it. */
function row(page: Page, text: string | RegExp): Locator {
  return page.getByRole("main").getByRole("listitem").filter({ hasText: text });
}

test("a bearer token: generated, used, rotated with overlap, disabled, revoked with its last use in sight", async ({
  page,
}) => {
  const { slug } = await signUp(page);
  const tenantUrl = await addConnector(page, slug);
  const first = await generateToken(page);
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  const prefix = first.slice(0, 8);
  await expect(row(page, prefix)).toContainText("Never used");

  await test.step("its use shows within seconds, with from where", async () => {
    expect((await probe(tenantUrl, `Bearer ${first}`)).status).toBe(200);
    await expect(row(page, prefix)).toContainText(/Used by Entra .* from /);
  });

  const second = await test.step("a rotation: both work, the old one ends after the overlap", async () => {
    await page.getByRole("button", { name: "Rotate Entra production" }).click();
    const dialog = page.getByRole("dialog", { name: "Rotate “Entra production”" });
    await expect(dialog).toContainText("Entra's job goes on with the old one until you save the new one there.");
    await dialog.getByRole("combobox", { name: "The old one ends" }).click();
    await page.getByRole("option", { name: "in 1 hour" }).click();
    await dialog.getByRole("button", { name: "Rotate token" }).click();
    const once = page.getByRole("dialog", { name: "Token generated" });
    await expect(once).toContainText("The old token ends in 1 hour.");
    await once.getByRole("button", { name: "Copy Secret token" }).click();
    const secret = await clipboard(page);
    await once.getByRole("button", { name: "Done" }).click();
    expect((await probe(tenantUrl, `Bearer ${first}`)).status).toBe(200);
    expect((await probe(tenantUrl, `Bearer ${secret}`)).status).toBe(200);
    await expect(row(page, prefix)).toContainText(/expires in (59|1)/);
    return secret;
  });

  await test.step("disabled it is refused, enabled it works again", async () => {
    const mine = row(page, second.slice(0, 8));
    await mine.getByRole("button", { name: "Disable Entra production" }).click();
    await expect(mine).toContainText("Disabled");
    expect((await probe(tenantUrl, `Bearer ${second}`)).status).toBe(401);
    await mine.getByRole("button", { name: "Enable Entra production" }).click();
    await expect(mine).toContainText("Active");
    expect((await probe(tenantUrl, `Bearer ${second}`)).status).toBe(200);
  });

  await test.step("revoking names the last use, and holds for the next request", async () => {
    await row(page, prefix).getByRole("button", { name: "Revoke Entra production" }).click();
    const dialog = page.getByRole("alertdialog", { name: "End the token “Entra production”?" });
    await expect(dialog).toContainText(/Entra used it (just now|\d+ seconds? ago|\d+ minutes? ago) from/);
    await expect(dialog).toContainText("Its next request will be refused.");
    await dialog.getByRole("button", { name: "Keep token" }).click();
    expect((await probe(tenantUrl, `Bearer ${first}`)).status).toBe(200);
    await row(page, prefix).getByRole("button", { name: "Revoke Entra production" }).click();
    await dialog.getByRole("button", { name: "Revoke token" }).click();
    await expect(page.getByText("1 ended one")).toBeVisible();
    expect((await probe(tenantUrl, `Bearer ${first}`)).status).toBe(401);
  });

  await test.step("a new name stands in the list", async () => {
    await page.getByRole("button", { name: "Edit Entra production" }).first().click();
    await page.getByLabel("Name", { exact: true }).fill("Entra of 2027");
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(row(page, second.slice(0, 8))).toContainText("Entra of 2027");
  });
});

test("a client secret is shown once with the four values that Entra asks for", async ({ page }) => {
  const { slug } = await signUp(page);
  const tenantUrl = await addConnector(page, slug);
  await page.getByRole("link", { name: "Credentials" }).click();
  await page.getByRole("button", { name: "New client secret" }).click();
  const form = page.getByRole("dialog", { name: "New client secret" });
  await form.getByRole("combobox", { name: "Access tokens live" }).click();
  await page.getByRole("option", { name: "6 hours" }).click();
  await form.getByRole("button", { name: "Generate secret" }).click();
  const once = page.getByRole("dialog", { name: "Client secret generated" });
  const connectorId = tenantUrl.slice(tenantUrl.lastIndexOf("/") + 1);
  await expect(once.getByRole("textbox", { name: "Tenant URL" })).toHaveValue(tenantUrl);
  await expect(once.getByRole("textbox", { name: "OAuth token endpoint" })).toHaveValue(`${tenantUrl}/oauth/token`);
  await expect(once.getByRole("textbox", { name: "Client identifier" })).toHaveValue(connectorId);
  await once.getByRole("button", { name: /^Copy all/ }).click();
  expect(await clipboard(page)).toMatch(
    new RegExp(
      `^Tenant URL: .*\nOAuth token endpoint: .*/oauth/token\nClient identifier: ${connectorId}\nClient secret: ush_`,
    ),
  );
  await once.getByRole("button", { name: "Done" }).click();
  await expect(row(page, "access tokens live 6 hours")).toContainText("Never used");
});

test("a user name and password: the password works as bearer token and by Basic", async ({ page }) => {
  const { slug } = await signUp(page);
  const tenantUrl = await addConnector(page, slug);
  await page.getByRole("link", { name: "Credentials" }).click();
  await page.getByText("More: user name and password").click();
  await page.getByRole("button", { name: "New password" }).click();
  const form = page.getByRole("dialog", { name: "New user name and password" });
  await form.getByLabel("User name (optional)").fill("a b");
  await form.getByRole("button", { name: "Generate password" }).click();
  await expect(form.getByText("A user name has 3 to 64 letters, digits, dots, @, - and _.")).toBeVisible();
  await form.getByLabel("User name (optional)").fill("entra-contoso");
  await form.getByRole("button", { name: "Generate password" }).click();
  const once = page.getByRole("dialog", { name: "Password generated" });
  await expect(once.getByRole("textbox", { name: "User name" })).toHaveValue("entra-contoso");
  await once.getByRole("button", { name: "Copy Password" }).click();
  const password = await clipboard(page);
  const basic = Buffer.from(`entra-contoso:${password}`).toString("base64");
  expect((await probe(tenantUrl, `Basic ${basic}`)).status).toBe(200);
  expect((await probe(tenantUrl, `Bearer ${password}`)).status).toBe(200);
  await expect(once.getByText(/Used at \d/)).toBeVisible();
  await once.getByRole("button", { name: "Done" }).click();
  await expect(row(page, "entra-contoso")).toContainText("Used by Entra");
});

test("a workload identity: four values pasted, three to copy, and what cannot be trusted is refused at its field", async ({
  page,
}) => {
  const { slug } = await signUp(page);
  const tenantUrl = await addConnector(page, slug);
  const tenant = "72f988bf-86f1-41af-91ab-2d7cd011db47";
  const subject = "3fa85f64-5717-4562-b3fc-2c963f66afa6";
  await page.getByRole("link", { name: "Credentials" }).click();
  await page.getByRole("button", { name: "Trust workload identity" }).click();
  const form = page.getByRole("dialog", { name: "Trust workload identity" });
  await expect(form.getByRole("textbox", { name: "Application API URL" })).toHaveValue(tenantUrl);
  await expect(form.getByRole("textbox", { name: "OAuth token endpoint" })).toHaveValue(`${tenantUrl}/oauth/token`);
  await form.getByLabel("Token Issuer (iss claim)").fill(`https://evil.example/${tenant}/v2.0`);
  await form.getByLabel("JWKS URI").fill(`https://login.microsoftonline.com/${tenant}/discovery/v2.0/keys`);
  await form.getByLabel("Subject (sub claim)").fill(subject);
  await form.getByLabel("Audience (aud claim)").fill("api://b5ba");
  await form.getByRole("button", { name: "Trust workload identity" }).click();
  await expect(form.getByText(/is not at a host that this installation trusts/)).toBeVisible();
  await form.getByLabel("Token Issuer (iss claim)").fill(`https://login.microsoftonline.com/${tenant}/v2.0`);
  await form.getByRole("button", { name: "Trust workload identity" }).click();
  await expect(form).toBeHidden();
  const mine = row(page, subject);
  await expect(mine).toContainText(tenant);
  await expect(mine).toContainText("api://b5ba");
  await expect(mine.getByRole("button", { name: /Rotate/ })).toHaveCount(0);
  await mine.getByRole("button", { name: "Edit Entra production" }).click();
  await page.getByLabel("Audience (aud claim)").fill("api://b5ba, c6cb");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(mine).toContainText("api://b5ba, c6cb");
});

test("a discarded secret ends at once", async ({ page }) => {
  const { slug } = await signUp(page);
  await addConnector(page, slug);
  await page.getByRole("link", { name: "Credentials" }).click();
  await page.getByRole("button", { name: "New token" }).click();
  await page.getByRole("button", { name: "Generate token" }).click();
  await expect(page.getByRole("dialog", { name: "Token generated" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Discard token" }).click();
  await expect(page.getByText("The token was discarded.").first()).toBeVisible();
  await page.getByText("1 ended one").click();
  await expect(row(page, "Entra production")).toContainText("Revoked");
});

test("for automation: the command with the permission that it needs", async ({ page }) => {
  const { slug, connectorId } = await connect(page);
  await page.goto(`${origin()}/o/${slug}/integrations/${connectorId}/credentials`);
  await expect(page.getByText("credential:create", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Copy New 10-hour token" }).click();
  const command = await clipboard(page);
  expect(command).toContain(`curl -X POST ${origin()}/api/v1/provisioning/token`);
  expect(command).toContain(connectorId);
  expect(command).not.toContain("ush_");
});

test("knocks: each cause with status, SCIM body, log row and the page's words", async ({ page }) => {
  const { slug, connectorId } = await connect(page);
  const tenantUrl = `${origin()}/scim/v2/${connectorId}`;
  const path = `/connectors/${connectorId}/credentials`;
  const made = (await callApi(page, slug, "POST", path, { kind: "bearer", name: "Old", expires: "90d" })) as {
    id: string;
    secret: string;
  };
  await callApi(page, slug, "PATCH", `${path}/${made.id}`, { active: false });
  await expect(page.getByText("Knocks")).toHaveCount(0);
  const cases = [
    { authorization: null, words: "The request came without a bearer token." },
    { authorization: `Bearer Bearer ${made.secret}`, words: "The word Bearer arrived twice" },
    { authorization: `Bearer ${made.secret.slice(0, -2)}`, words: "Entra used a token that is incomplete" },
    { authorization: "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2ln", words: "the field Secret token is empty" },
    { authorization: "Bearer something-else", words: "Entra used a token that does not exist here" },
    { authorization: `Bearer ${made.secret}`, words: "The token “Old” was disabled by" },
  ];
  for (const { authorization, words } of cases) {
    await test.step(words, async () => {
      const answer = await probe(tenantUrl, authorization);
      expect(answer.status).toBe(401);
      expect(answer.headers.get("content-type")).toContain("application/scim+json");
      const body = (await answer.json()) as { schemas: string[]; status: string; detail: string };
      expect(body).toMatchObject({ schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"], status: "401" });
      expect(body.detail).toContain(words);
      // Live: the page is not loaded again.
      await expect(row(page, words).filter({ hasText: "Open request" })).toContainText("Once,", { timeout: 5000 });
    });
  }

  await test.step("the same cause again is counted, not repeated", async () => {
    await probe(tenantUrl, null);
    const knock = row(page, "The request came without a bearer token.").filter({ hasText: "Open request" });
    await expect(knock).toHaveCount(1);
    await expect(knock).toContainText("2 times in 24 hours, last");
  });

  await test.step("its log row says the same", async () => {
    await row(page, "The token “Old” was disabled by")
      .filter({ hasText: "Open request" })
      .getByRole("link", { name: "Open request" })
      .click();
    await expect(page).toHaveURL(/\/request-log\?/);
    const cure = page.getByRole("link", { name: "Open credentials" });
    await expect(page.getByRole("main").getByText("The token “Old” was disabled by").first()).toBeVisible();
    await expect(cure).toHaveAttribute("href", `/o/${slug}/integrations/${connectorId}/credentials`);
  });
});
