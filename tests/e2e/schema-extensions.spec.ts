import { expect, type Locator } from "@playwright/test";
import { connect } from "@/tests/e2e/support/connect";
import { origin, test } from "@/tests/e2e/support/usher";

const urn = "urn:ietf:params:scim:schemas:extension:contoso:2.0:User";

async function choose(scope: Locator, label: string, option: string): Promise<void> {
  await scope.getByRole("combobox", { name: label }).click();
  await scope.page().getByRole("option", { name: option, exact: true }).click();
}

test("an admin declares an extension, Entra fills it, and it goes with everybody's values", async ({ page }) => {
  const { slug, scim, provision } = await connect(page);
  const main = page.getByRole("main");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Schema extensions" }).click();
  await expect(page.getByRole("heading", { name: "Schema extensions", level: 1 })).toBeVisible();
  await expect(main.getByText("No schema extension yet.")).toBeVisible();
  await expect(main.getByText("Edit attribute list", { exact: false })).toBeVisible();

  await test.step("what cannot be declared is said beside each input, before anything is sent", async () => {
    await page.getByRole("button", { name: "Declare extension" }).click();
    const sheet = page.getByRole("dialog", { name: "Declare extension" });
    await sheet.getByLabel("URN").fill("urn:ietf:params:scim:schemas:core:2.0:User");
    await sheet.getByRole("region", { name: "Attribute 1" }).getByLabel("Name", { exact: true }).fill("badge.number");
    await sheet.getByRole("button", { name: "Declare extension" }).click();
    await expect(sheet.getByText("This URN belongs to SCIM or to Usher", { exact: false })).toBeVisible();
    await expect(sheet.getByText("because Entra would split it.", { exact: false })).toBeVisible();
    await expect(sheet.getByText("Enter a name.")).toBeVisible();
  });

  await test.step("it is declared with three attributes", async () => {
    const sheet = page.getByRole("dialog", { name: "Declare extension" });
    await sheet.getByLabel("Name", { exact: true }).first().fill("Contoso");
    await sheet.getByLabel("URN").fill(urn);
    const first = sheet.getByRole("region", { name: "Attribute 1" });
    await first.getByLabel("Name", { exact: true }).fill("floor");
    await choose(first, "Type", "Whole number");
    await sheet.getByRole("button", { name: "Add attribute" }).click();
    const second = sheet.getByRole("region", { name: "Attribute 2" });
    await second.getByLabel("Name", { exact: true }).fill("skills");
    await second.getByLabel("Several values").click();
    await second.getByText("Description, suggested values").click();
    await second.getByLabel("Suggested values", { exact: false }).fill("maths\nlooms");
    await sheet.getByRole("button", { name: "Add attribute" }).click();
    const third = sheet.getByRole("region", { name: "Attribute 3" });
    await third.getByLabel("Name", { exact: true }).fill("joined");
    await choose(third, "Type", "Date and time");
    await sheet.getByRole("button", { name: "Declare extension" }).click();
    await expect(sheet).toBeHidden();
    const table = main.getByRole("table", { name: "Attributes of Contoso" });
    await expect(table.getByRole("row", { name: /skills/ })).toContainText("Text, several values");
    await table.getByRole("button", { name: "Copy mapping target of floor" }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${urn}:floor`);
  });

  await test.step("what Entra sends is stored, shown on the person's page and found by a filter", async () => {
    const userName = `ada@${slug}.example`;
    const id = await provision(userName, {
      displayName: "Ada Lovelace",
      [urn]: { floor: "3", skills: ["maths"], joined: "1842-09-01T00:00:00Z" },
    });
    const op = { op: "Replace", path: `${urn}:floor`, value: 4 };
    const patched = await scim("PATCH", `/Users/${id}`, {
      schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
      Operations: [op],
    });
    expect(patched.status).toBe(200);
    const found = await scim("GET", `/Users?filter=${encodeURIComponent(`${urn}:floor gt 3`)}`);
    expect(await found.json()).toMatchObject({ totalResults: 1, Resources: [{ userName }] });
    await page.goto(`${origin()}/o/${slug}/users/${id}`);
    const attributes = page.getByRole("table", { name: "Attributes" });
    await expect(attributes.getByRole("row").filter({ hasText: `${urn}:floor` })).toContainText("4");
    await expect(attributes.getByRole("row").filter({ hasText: `${urn}:skills[0]` })).toContainText("maths");
  });

  await test.step("an attribute in use keeps its type; another one is added", async () => {
    await page.goto(`${origin()}/o/${slug}/schema`);
    await expect(main.getByText("1 user has a value", { exact: false })).toBeVisible();
    await page.getByRole("button", { name: "Actions for Contoso" }).click();
    await page.getByRole("menuitem", { name: "Edit extension…" }).click();
    const sheet = page.getByRole("dialog", { name: "Edit Contoso" });
    const first = sheet.getByRole("region", { name: "Attribute 1" });
    await choose(first, "Type", "Text");
    await sheet.getByRole("button", { name: "Save extension" }).click();
    await expect(sheet.getByText("1 user has a value of floor", { exact: false })).toBeVisible();
    await choose(first, "Type", "Whole number");
    await sheet.getByRole("button", { name: "Add attribute" }).click();
    await sheet.getByRole("region", { name: "Attribute 4" }).getByLabel("Name", { exact: true }).fill("room");
    await sheet.getByRole("button", { name: "Save extension" }).click();
    await expect(sheet).toBeHidden();
    await expect(main.getByRole("rowheader", { name: "room" })).toBeVisible();
  });

  await test.step("deleted by its typed name, it takes the values with it", async () => {
    await page.getByRole("button", { name: "Actions for Contoso" }).click();
    await page.getByRole("menuitem", { name: "Delete extension…" }).click();
    const dialog = page.getByRole("dialog", { name: "Delete the extension Contoso?" });
    await expect(dialog.getByText("1 person loses values.")).toBeVisible();
    await dialog.getByRole("textbox").fill("contoso");
    await dialog.getByRole("button", { name: "Delete extension" }).click();
    await expect(dialog.getByText("Type Contoso exactly", { exact: false })).toBeVisible();
    await dialog.getByRole("textbox").fill("Contoso");
    await dialog.getByRole("button", { name: "Delete extension" }).click();
    await expect(main.getByText("No schema extension yet.")).toBeVisible();
    const found = await scim("GET", `/Users?filter=${encodeURIComponent(`${urn}:floor pr`)}`);
    expect(found.status).toBe(400);
  });
});
