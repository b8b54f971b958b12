import { expect } from "@playwright/test";
import { connect } from "@/tests/e2e/support/connect";
import { origin, test } from "@/tests/e2e/support/usher";

test("a service account gets a role, provisions with its token, is disabled, enabled and deleted by name", async ({
  page,
}) => {
  const { connectorId } = await connect(page);
  const tenantUrl = `${origin()}/scim/v2/${connectorId}`;
  await page.getByRole("link", { name: "Service accounts" }).click();
  await expect(page.getByText("No service account yet.")).toBeVisible();

  await test.step("created, it can do nothing yet", async () => {
    await page.getByRole("button", { name: "New service account" }).click();
    const dialog = page.getByRole("dialog", { name: "New service account" });
    await dialog.getByRole("button", { name: "Create" }).click();
    await expect(dialog.getByText("Enter a name.")).toBeVisible();
    await dialog.getByLabel("Name", { exact: true }).fill("Robot");
    await dialog.getByLabel("Description (optional)").fill("Provisions from the pipeline");
    await dialog.getByRole("button", { name: "Create" }).click();
    await expect(page.getByRole("heading", { name: "Robot", level: 1 })).toBeVisible();
    await expect(
      page.getByText("This account can do nothing yet. Give it SCIM Authenticator to use its token in Entra."),
    ).toBeVisible();
  });

  const token = await test.step("a bearer token is shown once", async () => {
    await page.getByRole("button", { name: "Add bearer token" }).click();
    const form = page.getByRole("dialog", { name: "Add bearer token" });
    await form.getByLabel("Name", { exact: true }).fill("Pipeline");
    await form.getByRole("button", { name: "Generate token" }).click();
    const once = page.getByRole("dialog", { name: "Token generated" });
    await once.getByRole("button", { name: "Copy Token" }).click();
    await once.getByRole("button", { name: "Done" }).click();
    return await page.evaluate(() => navigator.clipboard.readText());
  });
  const probe = () => fetch(`${tenantUrl}/Users?count=1`, { headers: { authorization: `Bearer ${token}` } });

  await test.step("without a role it is refused with the way to give it", async () => {
    const answer = await probe();
    expect(answer.status).toBe(403);
    expect(((await answer.json()) as { detail: string }).detail).toContain("lacks the role SCIM Authenticator");
  });

  await test.step("with the role it opens SCIM, and the page shows its use", async () => {
    await page.getByRole("button", { name: "Manage organization roles" }).click();
    const dialog = page.getByRole("dialog", { name: "Manage organization roles" });
    await dialog.getByRole("checkbox", { name: /SCIM Authenticator/ }).click();
    await dialog.getByRole("button", { name: "Save roles" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText("Its tokens open SCIM of every connector here")).toBeVisible();
    expect((await probe()).status).toBe(200);
    await expect(page.getByRole("listitem").filter({ hasText: "Pipeline" })).toContainText(/Used .* from/);
  });

  await test.step("disabled it is refused, enabled it works", async () => {
    await page.getByRole("button", { name: "Disable…" }).click();
    const dialog = page.getByRole("alertdialog", { name: "Disable “Robot”?" });
    await expect(dialog).toContainText("It was used");
    await dialog.getByRole("button", { name: "Disable account" }).click();
    await expect(page.getByText("This service account is disabled")).toBeVisible();
    expect((await probe()).status).toBe(401);
    await page.getByRole("button", { name: "Enable", exact: true }).click();
    await expect(page.getByText("This service account is disabled")).toHaveCount(0);
    expect((await probe()).status).toBe(200);
  });

  await test.step("a name that is taken is refused at its field", async () => {
    await page.getByRole("link", { name: "Service accounts" }).first().click();
    await page.getByRole("button", { name: "New service account" }).click();
    const dialog = page.getByRole("dialog", { name: "New service account" });
    await dialog.getByLabel("Name", { exact: true }).fill("ROBOT");
    await dialog.getByRole("button", { name: "Create" }).click();
    await expect(dialog.locator("#service-account-name-note")).not.toBeEmpty();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("link", { name: /^Robot/ }).click();
    await expect(page.getByRole("heading", { name: "Robot", level: 1 })).toBeVisible();
  });

  await test.step("deleted by name, its token ends", async () => {
    await page.getByRole("button", { name: "Delete account…" }).click();
    const dialog = page.getByRole("dialog", { name: "Delete “Robot”?" });
    await expect(dialog).toContainText("1 live token ends with it.");
    await dialog.getByRole("button", { name: "Delete account" }).click();
    await expect(dialog.getByText("Type Robot exactly, or choose “Keep account”.")).toBeVisible();
    await dialog.getByRole("textbox").fill("Robot");
    await dialog.getByRole("button", { name: "Delete account" }).click();
    await expect(page.getByText("No service account yet.")).toBeVisible();
    expect((await probe()).status).toBe(401);
  });
});
