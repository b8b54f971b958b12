import { expect, type Page } from "@playwright/test";
import { callApi, connect } from "@/tests/e2e/support/connect";
import { expectToFit } from "@/tests/e2e/support/expect-to-fit";
import { origin, test } from "@/tests/e2e/support/usher";

const card = (page: Page, title: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: title, exact: true, level: 2 }) });

test("a rehearsal is started from the connector's page, is green, and leaves nobody; a red one says what to change", async ({
  page,
}) => {
  const { slug, connectorId } = await connect(page);
  await callApi(page, slug, "PATCH", `/connectors/${connectorId}`, { provisioningOn: false });
  const rehearsal = card(page, "Rehearsal");

  await test.step("all green, live, though provisioning is off", async () => {
    await rehearsal.getByRole("button", { name: "Start rehearsal" }).click();
    await expect(rehearsal.getByRole("button", { name: "Rehearsing…" })).toBeDisabled();
    await expect(
      rehearsal.getByText(/^All 22 steps passed in \d+\.\d s, twice\. Everything was cleaned up\.$/),
    ).toBeVisible({
      timeout: 60_000,
    });
    await rehearsal.getByText(/^22 of 22 passed, \d+ \w+( \d{4})?$/).click();
    await expect(rehearsal.getByText("Passed", { exact: true })).toHaveCount(22);
    await expect(rehearsal.getByRole("heading", { name: "With ?aadOptscim062020" })).toBeVisible();
    await expectToFit(page, "rehearsal-green");
  });

  await test.step("a request of it can be opened, and is not in the list unless asked for", async () => {
    await rehearsal
      .getByRole("link", { name: /^Open request/ })
      .nth(2)
      .click();
    await expect(page).toHaveURL(/rehearsals=1&open=/);
    await expect(page.getByRole("heading", { name: /usher-rehearsal/ }).first()).toBeVisible();
    await expect(page.getByRole("link", { name: /^Open usher-rehearsal/ })).toHaveCount(0);
    await page.goto(`${origin()}/o/${slug}/request-log`);
    await expect(page.getByText("No request yet.")).toBeVisible();
  });

  await test.step("nobody is left", async () => {
    await page.goto(`${origin()}/o/${slug}/users`);
    await expect(page.getByRole("table", { name: "Users" })).toBeVisible();
    await expect(page.getByText("usher-rehearsal")).toHaveCount(0);
    await page.goto(`${origin()}/o/${slug}/users/deleted`);
    await expect(page.getByText("usher-rehearsal")).toHaveCount(0);
  });

  await test.step("a red one opens cause and cure", async () => {
    await callApi(page, slug, "PATCH", `/connectors/${connectorId}`, { verifiedDomainsOnly: true });
    await page.goto(`${origin()}/o/${slug}/integrations/${connectorId}`);
    await rehearsal.getByRole("button", { name: "Rehearse again" }).click();
    await expect(rehearsal.getByText(/^2 steps of 22 failed\. Everything was cleaned up\.$/)).toBeVisible({
      timeout: 60_000,
    });
    await expect(rehearsal.getByText(/^rehearsal\.example is not verified/).first()).toBeVisible();
    await expect(rehearsal.getByText(/Verify rehearsal\.example in Usher/).first()).toBeVisible();
    await expect(rehearsal.getByText("Skipped", { exact: true }).first()).toBeVisible();
    await expectToFit(page, "rehearsal-red");
  });
});

test("one person is provisioned on demand, and a refused request is copied as curl and tried again without writing", async ({
  page,
}) => {
  const { slug, connectorId, provision, scim } = await connect(page);
  const ada = await provision(`ada@${slug}.example`, {
    displayName: "Ada Lovelace",
    externalId: "72f9",
    title: "Countess",
  });
  await provision(`eve@${slug}.example`, { displayName: "Eve" });
  const body = {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
    Operations: [{ op: "Replace", path: "userName", value: `eve@${slug}.example` }],
  };
  await page.goto(`${origin()}/o/${slug}/integrations/${connectorId}`);
  const onDemand = card(page, "Provision on demand");

  await test.step("nothing to do, in Entra's own step names", async () => {
    await onDemand.getByRole("button", { name: "Person" }).click();
    await page.getByRole("combobox", { name: "Person" }).fill("ada");
    await page.getByRole("option", { name: /Ada Lovelace/ }).click();
    await onDemand.getByRole("button", { name: "Show what would happen" }).click();
    const steps = onDemand.getByRole("list", { name: "Provision on demand of Ada Lovelace" }).getByRole("listitem");
    await expect(steps).toHaveCount(4);
    for (const name of [
      "Import user",
      "Determine if user is in scope",
      "Match user between source and target",
      "Perform action",
    ])
      await expect(onDemand.getByText(name, { exact: true })).toBeVisible();
    await expect(steps.last()).toContainText("Nothing to do");
  });

  await test.step("what Entra was refused, with its cause", async () => {
    expect((await scim("PATCH", `/Users/${ada}`, body)).status).toBe(409);
    await expect(async () => {
      await onDemand.getByRole("button", { name: "Show what would happen" }).click();
      await expect(onDemand.getByText("Refused 409")).toBeVisible({ timeout: 2000 });
    }).toPass();
    await expect(onDemand.getByText("Another user already has the user name", { exact: false }).first()).toBeVisible();
    await expectToFit(page, "on-demand");
  });

  await test.step("the request: found by its cause, copied, tried without writing", async () => {
    await page.goto(`${origin()}/o/${slug}/request-log`);
    await page.getByRole("button", { name: "Filter" }).click();
    const panel = page.getByRole("dialog", { name: "Filters" });
    await panel.getByRole("combobox", { name: "Cause" }).click();
    await page.getByRole("option", { name: "Username taken" }).click();
    await expectToFit(page, "request-filters");
    await panel.getByRole("button", { name: "Show list" }).click();
    await expect(page).toHaveURL(/cause=username_taken/);
    await page.getByRole("table", { name: "Requests" }).getByRole("link").first().click();
    await page.getByRole("button", { name: /^Copy as curl/ }).click();
    const curl = await page.evaluate(() => navigator.clipboard.readText());
    expect(curl).toContain(`curl --globoff --request PATCH '${origin()}/scim/v2/${connectorId}/Users/${ada}'`);
    expect(curl).toContain('--header "Authorization: Bearer $USHER_TOKEN"');
    expect(curl).toContain(`--data-raw '${JSON.stringify(body)}'`);
    await page.getByRole("button", { name: "Try in dry run" }).click();
    await expect(page.getByText("Today's answer. Nothing was written.")).toBeVisible();
    await expect(page.getByText("Refused 409").last()).toBeVisible();
  });

  await test.step("once its cause is gone, the dry run shows what it would change, and changes nothing", async () => {
    const eve = await scim("GET", `/Users?filter=userName eq "eve@${slug}.example"`);
    const { Resources } = (await eve.json()) as { Resources: { id: string }[] };
    await scim("DELETE", `/Users/${Resources[0]?.id}`);
    await page.getByRole("button", { name: "Try in dry run" }).click();
    await expect(page.getByText("Accepted 200").last()).toBeVisible();
    await expect(
      page
        .locator("pre")
        .filter({ hasText: `eve@${slug}.example` })
        .last(),
    ).toContainText(`ada@${slug}.example`);
    await expectToFit(page, "dry-run");
    await page.goto(`${origin()}/o/${slug}/users/${ada}`);
    await expect(page.getByText(`ada@${slug}.example`).first()).toBeVisible();
  });
});
