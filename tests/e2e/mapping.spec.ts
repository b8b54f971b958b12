import { expect } from "@playwright/test";
import { callApi, connect } from "@/tests/e2e/support/connect";
import { origin, test } from "@/tests/e2e/support/usher";

test("the mapping page says what to enter in Entra, shows what it sent, and tells the effect of rules before they are saved", async ({
  page,
}) => {
  const { slug, connectorId, provision, scim } = await connect(page);
  await page.getByRole("link", { name: "Mapping" }).click();

  await test.step("the lines to enter, copied value by value or as text", async () => {
    const table = page.getByRole("region", { name: "Attribute mappings" });
    await expect(table.locator("tbody").first().locator("tr").nth(1)).toContainText("objectId");
    await table.getByRole("button", { name: "Copy source of active" }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      'Switch([IsSoftDeleted], , "False", "True", "True", "False")',
    );
    await page.getByRole("button", { name: "Optional" }).click();
    await expect(page).toHaveURL(/show=optional/);
    await expect(table.getByText("CustomExtensionName:folders")).toBeVisible();
    await expect(table.getByText("objectId")).toHaveCount(0);
    await page.getByRole("button", { name: "Optional" }).click();
    await page.getByRole("button", { name: "Copy as text mappings" }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("objectId\tDirect\texternalId");
  });

  await test.step("the last payload arrives by itself, with W6 where externalId is no object id", async () => {
    await expect(page.getByText("No payload yet.", { exact: false })).toBeVisible();
    await provision(`ada@${slug}.example`, { displayName: "Ada Lovelace", externalId: "ada.lovelace", shoeSize: "41" });
    await expect(page.getByText("externalId is “ada.lovelace”", { exact: false })).toBeVisible();
    const line = page.getByRole("list", { name: "Attributes" }).getByRole("listitem").filter({ hasText: "shoeSize" });
    await expect(line.getByText("ignored", { exact: true })).toBeVisible();
  });

  await test.step("a refused request fills the page, too", async () => {
    await scim("POST", "/Users", { userName: 7, displayName: "No text" });
    await expect(page.getByText(/Refused 400/)).toBeVisible();
  });

  const effect = page.getByRole("region", { name: "Effect on the people who are here" });

  await test.step("required attributes: numbers and names first, then Save", async () => {
    await page.getByRole("button", { name: "Ask for given name, family name, unique e-mail, user type" }).click();
    await expect(effect.getByText("1 of 1 person would be refused today: no given name.")).toBeVisible();
    await effect.getByText("Show names").first().click();
    await expect(effect.getByText("Ada Lovelace").first()).toBeVisible();
    await page.getByRole("button", { name: "Save mapping rules" }).click();
    await expect(page.getByText("The mapping rules are saved.").first()).toBeVisible();
    const refused = await scim("POST", "/Users", { userName: `bo@${slug}.example` });
    expect(refused.status).toBe(400);
  });

  await test.step("the role rule asks once more before somebody becomes EnterpriseAdmin", async () => {
    await callApi(page, slug, "PATCH", `/connectors/${connectorId}`, { requiredAttributes: [] });
    await provision(`cy@${slug}.example`, { displayName: "Cy Young", roles: [{ value: "EnterpriseAdmin" }] });
    await page.reload();
    await page.getByRole("checkbox", { name: "Role rule" }).click();
    await expect(effect.getByText("access role None becomes EnterpriseAdmin", { exact: false })).toBeVisible();
    await page.getByRole("button", { name: "Save mapping rules" }).click();
    const dialog = page.getByRole("alertdialog", { name: "Make 1 person EnterpriseAdmin?" });
    await expect(dialog.getByText("Cy Young")).toBeVisible();
    await dialog.getByRole("button", { name: "Save mapping rules" }).click();
    await expect(page.getByText("The mapping rules are saved.").first()).toBeVisible();
  });

  await test.step("somebody else's change is shown, and one chooses whose values stay", async () => {
    await page.getByRole("checkbox", { name: "Licence rule" }).click();
    await callApi(page, slug, "PATCH", `/connectors/${connectorId}`, { uniqueIdentifier: "mail" });
    await page.getByRole("button", { name: "Save mapping rules" }).click();
    await expect(page.getByText("Somebody changed these settings meanwhile")).toBeVisible();
    await expect(page.getByText(/set uniqueIdentifier to "mail"/)).toBeVisible();
    await page.getByRole("button", { name: "Keep mine" }).click();
    await expect(page.getByText("The mapping rules are saved.").first()).toBeVisible();
    await page.reload();
    await expect(page.getByRole("checkbox", { name: "Licence rule" })).toBeChecked();
    await expect(page.getByRole("combobox", { name: "Unique identifier" })).toHaveText("mail");
  });
});

test("settings: a limit that is no number is refused, and the guard can be switched off", async ({ page }) => {
  const { slug, connectorId } = await connect(page);
  await page.goto(`${origin()}/o/${slug}/integrations/${connectorId}/settings`);
  const limit = page.getByLabel("Ask when more than this many people lose access within an hour");
  await limit.fill("many");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("Enter a whole number.")).toBeVisible();
  await page.getByRole("radio", { name: "Never ask" }).click();
  await test.step("keys ask before they leave what is not saved", async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("u");
    const question = page.getByRole("alertdialog", { name: "Leave without saving?" });
    await question.getByRole("button", { name: "Keep editing" }).click();
    await expect(question).toBeHidden();
    await expect(page).toHaveURL(/\/settings$/);
  });
  await page.getByRole("radio", { name: "Erase at once" }).click();
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("The settings are saved.").first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole("radio", { name: "Never ask" })).toBeChecked();
  await expect(page.getByRole("radio", { name: "Erase at once" })).toBeChecked();
});
