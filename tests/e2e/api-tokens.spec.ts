import { expect } from "@playwright/test";
import { origin, signUp, test } from "@/tests/e2e/support/usher";

test("an admin makes an API token with chosen permissions, edits, rotates, disables and revokes it", async ({
  page,
}) => {
  await signUp(page);
  await page.getByRole("link", { name: "API tokens" }).click();
  await expect(page.getByRole("heading", { name: "API tokens", level: 1 })).toBeVisible();
  await expect(
    page.getByText("API tokens let scripts do what you can do here. Each shows who used it last."),
  ).toBeVisible();
  const sheet = page.getByRole("dialog", { name: "Create new token" });

  await test.step("nothing chosen is refused", async () => {
    await page.getByRole("button", { name: "New token" }).click();
    await sheet.getByLabel("Key name").fill("Nightly export");
    await sheet.getByRole("button", { name: "Generate token" }).click();
    await expect(sheet.getByText("Choose at least one permission.")).toBeVisible();
  });

  await test.step("Select all takes a section, and a sentence says what it allows", async () => {
    const users = sheet.getByRole("group", { name: "Admin:user" });
    await users.getByRole("checkbox", { name: "Select all" }).click();
    for (const act of ["read", "create", "update", "delete"]) {
      await expect(users.getByRole("checkbox", { name: act, exact: true })).toBeChecked();
    }
    await expect(users.getByText("Can read, create, change and delete every user.")).toBeVisible();
    await expect(sheet.getByText("Choose at least one permission.")).toHaveCount(0);
    await users.getByRole("checkbox", { name: "delete", exact: true }).click();
    await expect(users.getByText("Can read, create and change every user.")).toBeVisible();
    await expect(users.getByRole("checkbox", { name: "Select all" })).toHaveAttribute("aria-checked", "mixed");
  });

  await test.step("the search narrows the sections", async () => {
    await sheet.getByRole("textbox", { name: "Search permissions" }).fill("group");
    await expect(sheet.getByRole("group", { name: "Admin:group" })).toBeVisible();
    await expect(sheet.getByRole("group", { name: "Admin:user" })).toHaveCount(0);
    await sheet.getByRole("group", { name: "Admin:group" }).getByRole("checkbox", { name: "read" }).click();
  });

  await test.step("it is shown once, with a line for curl that does not hold it", async () => {
    await sheet.getByRole("button", { name: "Generate token" }).click();
    const once = page.getByRole("dialog", { name: "Token generated" });
    await expect(once.getByText(`curl ${origin()}/api/v1/users -H "Authorization: Bearer $USHER_TOKEN"`)).toBeVisible();
    await once.getByRole("button", { name: "Copy Token" }).click();
    const secret = await page.evaluate(() => navigator.clipboard.readText());
    expect(secret).toMatch(/^ush_/);
    expect(await once.textContent()).not.toContain(secret);
    await once.getByRole("button", { name: "Done" }).click();
    await expect(page.getByRole("row", { name: /Nightly export/ })).toContainText(
      "Admin:user read, create, update · Admin:group read",
    );
    await page.reload();
    expect(await page.content()).not.toContain(secret.slice(12));
  });

  const act = async (name: string) => {
    await page.getByRole("button", { name: "Actions for Nightly export" }).first().click();
    await page.getByRole("menuitem", { name }).click();
  };
  const row = page.getByRole("table", { name: "API tokens", exact: true }).getByRole("row", { name: /Nightly export/ });

  await test.step("permissions are edited", async () => {
    await act("Edit permissions…");
    const edit = page.getByRole("dialog", { name: "Edit “Nightly export”" });
    await edit.getByRole("group", { name: "Admin:user" }).getByRole("checkbox", { name: "Select all" }).click();
    await edit.getByRole("button", { name: "Save permissions" }).click();
    await expect(row).toContainText("Admin:user all · Admin:group read");
  });

  await test.step("disabled and enabled", async () => {
    await act("Disable");
    await expect(row).toContainText("Disabled");
    await act("Enable");
    await expect(row).toContainText("Active");
  });

  await test.step("rotated at once: the old one is among those that ended", async () => {
    await act("Rotate…");
    const dialog = page.getByRole("dialog", { name: "Rotate “Nightly export”" });
    await dialog.getByRole("combobox", { name: "The old one ends" }).click();
    await page.getByRole("option", { name: "now", exact: true }).click();
    await dialog.getByRole("button", { name: "Rotate token" }).click();
    const once = page.getByRole("dialog", { name: "Token generated" });
    await expect(once).toContainText("The old API token has ended.");
    await once.getByRole("button", { name: "Copy Token" }).click();
    await once.getByRole("button", { name: "Done" }).click();
    await expect(page.getByText("1 ended one")).toBeVisible();
    await expect(row).toHaveCount(1);
  });

  await test.step("revoked", async () => {
    await act("Revoke…");
    const dialog = page.getByRole("alertdialog", { name: "End the API token “Nightly export”?" });
    await expect(dialog).toContainText("Nobody has used it yet.");
    await dialog.getByRole("button", { name: "Revoke token" }).click();
    await expect(page.getByText("2 ended ones")).toBeVisible();
    await expect(page.getByText("No API token works at the moment.")).toBeVisible();
  });
});

test("what was typed into the sheet is not lost to Escape", async ({ page }) => {
  const { slug } = await signUp(page);
  await page.goto(`${origin()}/o/${slug}/security/api-tokens`);
  await page.getByRole("button", { name: "New token" }).click();
  await page.getByLabel("Key name").fill("Nightly");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Keep editing" }).click();
  await expect(page.getByLabel("Key name")).toHaveValue("Nightly");
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
