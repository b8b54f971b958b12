import { expect } from "@playwright/test";
import { callApi, connect } from "@/tests/e2e/support/connect";
import { expectToFit } from "@/tests/e2e/support/expect-to-fit";
import { signInAs } from "@/tests/e2e/support/sign-in-as";
import { origin, signUp, test } from "@/tests/e2e/support/usher";

test("a new organization: the checklist, put away and taken back", async ({ page }) => {
  await signUp(page);
  const steps = page.getByRole("main").getByRole("list").filter({ hasText: "Enable Enterprise Toolkit" });
  await expect(page.getByText("Connect Microsoft Entra ID, and your people appear here by themselves.")).toBeVisible();
  await expect(steps.getByRole("listitem")).toHaveText([
    /Enable Enterprise Toolkit/,
    /Add the Entra connector/,
    /First user provisioned/,
    /Verify a domain/,
    /Prove an SSO sign-in/,
  ]);
  await expect(page.getByRole("main").getByRole("button", { name: "Add connector" })).toBeVisible();
  await expectToFit(page, "overview-new");
  await page.getByRole("button", { name: "Dismiss" }).click();
  await expect(steps).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(steps).toBeVisible();
  await page.getByRole("button", { name: "Dismiss" }).click();
  await page.reload();
  await expect(page.getByText("Active users")).toBeVisible();
  await expect(steps).toHaveCount(0);
});

test("figures, the connector's day and the sign-ins, live", async ({ page }) => {
  const { slug, scim, provision } = await connect(page);
  await page.goto(`${origin()}/o/${slug}`);
  await provision("ada@contoso.example", { displayName: "Ada Lovelace" });
  await scim("GET", "/Users/nobody");
  const main = page.getByRole("main");
  await expect(main.getByText("2 new this week")).toBeVisible();
  await expect(main.getByText("24 h: 1 accepted · 1 refused")).toBeVisible();
  await expect(main.getByRole("img", { name: "24 h by the hour: 1 accepted, 1 refused" })).toBeVisible();
  await expect(main.getByRole("definition").filter({ hasText: /^1$/ }).last()).toBeVisible();

  const chart = main.getByRole("figure", { name: "Sign-ins by the day" });
  await expect(chart.getByText("30 days: 1 signed in · 0 failed")).toBeVisible();
  await expect(chart.getByRole("img")).toBeVisible();
  await chart.getByRole("button", { name: "Show as table" }).click();
  await expect(chart.getByRole("row")).toHaveCount(31);

  await page.setViewportSize({ width: 375, height: 800 });
  await page.reload();
  await expect(chart.getByRole("button", { name: "Show chart" })).toBeVisible();
  await expectToFit(page, "overview");
});

test("what needs somebody is a sentence with its button; a guest at the door is among it", async ({ page }) => {
  const { slug, connectorId } = await connect(page);
  const path = `/connectors/${connectorId}`;
  await fetch(`${origin()}/scim/v2/${connectorId}/Users`);
  await page.goto(`${origin()}/o/${slug}`);
  const attention = page.getByRole("list", { name: "Needs attention" });
  await expect(attention.getByText("Entra's requests to “Microsoft Entra ID” are refused.")).toBeVisible();
  await callApi(page, slug, "PATCH", path, { provisioningOn: false });
  await expect(attention.getByText(/Provisioning of “Microsoft Entra ID” is off/)).toBeVisible();
  await attention.getByRole("link", { name: "Open connector" }).click();
  await expect(page.getByRole("heading", { name: "Microsoft Entra ID", level: 1 })).toBeVisible();
});

test("somebody with ReadOnly sees figures, and neither connectors nor changes", async ({ page }) => {
  const { slug } = await signInAs(page, "ReadOnly");
  await page.goto(`${origin()}/o/${slug}`);
  const main = page.getByRole("main");
  await expect(main.getByText("Active users")).toBeVisible();
  await expect(main.getByText("Signed in, 30 d")).toBeVisible();
  for (const words of ["Latest changes", "Sign-ins, 30 days", "Set-up"]) {
    await expect(main.getByRole("heading", { name: words })).toHaveCount(0);
  }
});
