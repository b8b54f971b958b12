import { expect } from "@playwright/test";
import { origin, signUp, test } from "@/tests/e2e/support/usher";

test("an admin declares, describes and deletes metadata keys, and decides about new ones", async ({ page }) => {
  const { slug } = await signUp(page);
  await page.getByRole("link", { name: "Metadata keys" }).click();
  await expect(page.getByRole("heading", { name: "Metadata keys", level: 1 })).toBeVisible();
  await expect(page.getByText("No metadata key yet.")).toBeVisible();

  await test.step("a bad key is refused with the rule, before anything is sent", async () => {
    await page.getByRole("button", { name: "Declare key" }).click();
    const dialog = page.getByRole("dialog", { name: "Declare key" });
    await dialog.getByLabel("Key", { exact: true }).fill("cost.center");
    await dialog.getByRole("button", { name: "Declare key" }).click();
    await expect(dialog.getByText("no dot or colon, because Entra would split it.")).toBeVisible();
    await dialog.getByLabel("Key", { exact: true }).fill("CostCenter");
    await dialog.getByLabel("Description (optional)").fill("Where costs are booked");
    await dialog.getByRole("button", { name: "Declare key" }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step("the key shows its mapping target to copy", async () => {
    const row = page.getByRole("row", { name: /CostCenter/ });
    await expect(row).toContainText("urn:ietf:params:scim:schemas:extension:2.0:Metadata:CostCenter");
    await row.getByRole("button", { name: "Copy mapping target of CostCenter" }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      "urn:ietf:params:scim:schemas:extension:2.0:Metadata:CostCenter",
    );
  });

  await test.step("the same key in another spelling is refused", async () => {
    await page.getByRole("button", { name: "Declare key" }).click();
    const dialog = page.getByRole("dialog", { name: "Declare key" });
    await dialog.getByLabel("Key", { exact: true }).fill("costcenter");
    await dialog.getByRole("button", { name: "Declare key" }).click();
    await expect(dialog.getByText("is declared already")).toBeVisible();
    await dialog.getByRole("button", { name: "Cancel" }).click();
  });

  await test.step("an edit that began before somebody else's says what changed", async () => {
    await page.getByRole("button", { name: "Actions for CostCenter" }).click();
    await page.getByRole("menuitem", { name: "Edit description…" }).click();
    await page.getByLabel("Description").fill("Mine");
    await page.evaluate(async (path) => {
      await fetch(path, {
        method: "PATCH",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ description: "Theirs", version: 1 }),
      });
    }, `/api/organizations/${slug}/metadata-keys/CostCenter`);
    await page.getByRole("button", { name: "Save description" }).click();
    await expect(page.getByText("It is “Theirs” now.")).toBeVisible();
    await page.getByRole("button", { name: "Keep mine" }).click();
    await expect(page.getByRole("row", { name: /CostCenter/ })).toContainText("Mine");
  });

  await test.step("new keys are no longer accepted", async () => {
    const saved = page.waitForResponse((answer) => answer.request().method() === "PATCH");
    await page.getByRole("switch", { name: "Accept new keys at first sight" }).click();
    expect((await saved).status()).toBe(200);
    await expect(
      page.getByText("Values of undeclared keys are shown in the request log and not stored."),
    ).toBeVisible();
    await page.reload();
    await expect(page.getByRole("switch", { name: "Accept new keys at first sight" })).not.toBeChecked();
  });

  await test.step("deleting asks for the key's name", async () => {
    await page.getByRole("button", { name: "Actions for CostCenter" }).click();
    await page.getByRole("menuitem", { name: "Delete key…" }).click();
    const dialog = page.getByRole("dialog", { name: "Delete the key CostCenter?" });
    await expect(dialog.getByText("Nobody has a value under it.")).toBeVisible();
    await expect(dialog.getByText("Entra sends them again unless its mapping")).toBeVisible();
    await dialog.getByRole("button", { name: "Delete key" }).click();
    await expect(dialog.getByText("Type CostCenter exactly")).toBeVisible();
    await dialog.getByRole("textbox").fill("CostCenter");
    await dialog.getByRole("button", { name: "Delete key" }).click();
    await expect(page.getByText("No metadata key yet.")).toBeVisible();
  });

  await test.step("an empty search says so", async () => {
    await page.goto(`${origin()}/o/${slug}/metadata?q=nothing`);
    await expect(page.getByText("No metadata key yet.")).toBeVisible();
  });
});
