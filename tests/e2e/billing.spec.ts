import { expect } from "@playwright/test";
import { connect } from "@/tests/e2e/support/connect";
import { origin, signUp, test } from "@/tests/e2e/support/usher";

const callout = "Connectors are part of Enterprise Toolkit. Enable it on Billing; nothing else changes.";

test("without connectors the switch acts at once, and the set-up begins with it", async ({ page }) => {
  const { slug } = await signUp(page);
  await expect(page.getByText("Enable Enterprise Toolkit").locator("..")).toContainText("done");
  await page.getByRole("link", { name: "Billing" }).click();
  await expect(page.getByRole("heading", { name: "Billing", level: 1 })).toBeVisible();
  const toggle = page.getByRole("switch", { name: "Enabled" });
  await expect(toggle).toBeChecked();
  await expect(page.getByRole("row", { name: "Premium 0 0" })).toBeVisible();
  await expect(page.getByRole("row", { name: "All 1 0" })).toBeVisible();
  await toggle.click();
  await expect(page.getByText("Without it no connector can be added.")).toBeVisible();

  await test.step("the pages about connectors say so", async () => {
    await page.getByRole("link", { name: "Overview" }).click();
    await expect(page.getByText("Enable Enterprise Toolkit").locator("..")).toContainText("to do");
    await expect(page.getByRole("main").getByRole("link", { name: "Open Billing" })).toBeVisible();
    await page.getByRole("link", { name: "Integrations" }).click();
    await expect(page.getByText(callout)).toBeVisible();
    await expect(page.getByRole("button", { name: "Add connector" })).toHaveCount(0);
    await page.getByRole("link", { name: "Open Billing" }).click();
  });

  await test.step("switched on again, a connector can be added", async () => {
    await toggle.click();
    await expect(toggle).toBeChecked();
    await expect(page.getByText("0 connectors use it.")).toBeVisible();
    await page.goto(`${origin()}/o/${slug}/integrations`);
    await expect(page.getByText(callout)).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Add connector" })).toBeVisible();
  });
});

test("switching off with a connector asks for the organization's name, and stops SCIM", async ({ page }) => {
  const { slug, connectorId, scim, provision } = await connect(page);
  await provision(`ada@${slug}.example`, { displayName: "Ada Lovelace" });
  await page.goto(`${origin()}/o/${slug}/billing`);
  const toggle = page.getByRole("switch", { name: "Enabled" });

  await test.step("keeping it on changes nothing", async () => {
    await toggle.click();
    const dialog = page.getByRole("dialog", { name: "Switch Enterprise Toolkit off?" });
    await expect(dialog.getByText("1 connector stops: SCIM answers 403, and Entra quarantines it.")).toBeVisible();
    await dialog.getByRole("button", { name: "Keep it on" }).click();
    await expect(toggle).toBeChecked();
    expect((await scim("GET", "/Users")).status).toBe(200);
  });

  await test.step("the name switches it off", async () => {
    await toggle.click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Switch off" }).click();
    await expect(dialog.getByText("Type Contoso exactly, or choose “Keep it on”.")).toBeVisible();
    await dialog.getByRole("textbox").fill("Contoso");
    await dialog.getByRole("button", { name: "Switch off" }).click();
    await expect(dialog).toBeHidden();
    await expect(toggle).not.toBeChecked();
    await expect(page.getByText("1 connector is stopped: SCIM answers 403.")).toBeVisible();
    expect((await scim("GET", "/Users")).status).toBe(403);
  });

  await test.step("overview, connector and request log lead back to Billing", async () => {
    await page.goto(`${origin()}/o/${slug}`);
    await expect(page.getByText("Enterprise Toolkit is off, so SCIM answers 403 to 1 connector.")).toBeVisible();
    await page.goto(`${origin()}/o/${slug}/integrations/${connectorId}`);
    await expect(page.getByText(callout)).toBeVisible();
    await page.goto(`${origin()}/o/${slug}/request-log`);
    await page
      .getByRole("row", { name: /Refused 403/ })
      .getByRole("link")
      .click();
    const pane = page.getByRole("region", { name: "Request" });
    await expect(pane.getByText("This organization has no Enterprise Toolkit, so SCIM answers 403.")).toBeVisible();
    await pane.getByRole("link", { name: "Open Billing" }).click();
    await expect(page.getByRole("heading", { name: "Billing", level: 1 })).toBeVisible();
  });

  await test.step("a refused save says why, and the switch shows what is true", async () => {
    await page.route("**/billing", (route) =>
      route.request().method() === "PATCH" ? route.fulfill({ status: 500, body: "{}" }) : route.continue(),
    );
    await toggle.click();
    await expect(page.getByText("Usher did not answer as expected.").first()).toBeVisible();
    await expect(toggle).not.toBeChecked();
    await page.unroute("**/billing");
  });

  await test.step("switched on again, the next request is answered", async () => {
    await toggle.click();
    await expect(page.getByText("1 connector uses it.")).toBeVisible();
    expect((await scim("GET", "/Users")).status).toBe(200);
    await page.setViewportSize({ width: 375, height: 812 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  });
});
