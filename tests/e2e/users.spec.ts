import { expect, type Page } from "@playwright/test";
import { callApi, connect } from "@/tests/e2e/support/connect";
import { origin, signUp, test } from "@/tests/e2e/support/usher";

async function inviteUser(page: Page, slug: string, fields: Record<string, string>, role?: string): Promise<void> {
  await page.goto(`${origin()}/o/${slug}/users`);
  await page.getByRole("button", { name: "Invite user" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Invite user" });
  for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label).fill(value);
  if (role !== undefined) await dialog.getByRole("radio", { name: role, exact: true }).click();
  await dialog.getByRole("button", { name: "Invite user" }).click();
}

const title = (page: Page, name: string) => page.getByRole("heading", { name, level: 1 });

test("an admin adds a user, edits it, decides a conflict of two edits, deactivates, deletes and restores", async ({
  page,
  context,
}) => {
  const { slug } = await signUp(page);

  await test.step("each access role says what it can do, and a wrong form says what is wrong beside its fields", async () => {
    await inviteUser(page, slug, { "E-mail": "no address" });
    const dialog = page.getByRole("dialog", { name: "Invite user" });
    await expect(dialog.getByText("Entra adds its people by itself.")).toBeVisible();
    await expect(dialog.getByText("Also manages folders and who can use them.")).toBeVisible();
    await expect(dialog.getByRole("radio")).toHaveCount(5);
    await expect(dialog.getByRole("alert").getByText("2 fields need you")).toBeVisible();
    await expect(dialog.getByLabel("User name")).toHaveAccessibleDescription(/Enter a user name/);
    await expect(dialog.getByLabel("E-mail")).toHaveAccessibleDescription(/Enter an e-mail address/);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Discard" }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step("a good one opens the new user's page", async () => {
    await inviteUser(page, slug, { "User name": "ada@contoso.example", "Display name": "Ada Lovelace" }, "ReadOnly");
    const link = page.getByRole("dialog", { name: "Invitation link for Ada Lovelace" });
    await link.getByRole("button", { name: "Copy Invitation link" }).click();
    await link.getByRole("button", { name: "Done" }).click();
    await expect(title(page, "Ada Lovelace")).toBeVisible();
    await expect(page.getByText("Created by hand")).toBeVisible();
    await expect(page.getByText("Invited", { exact: true })).toBeVisible();
  });

  await test.step("a taken user name is refused beside its field", async () => {
    const here = page.url();
    await inviteUser(page, slug, { "User name": "ADA@contoso.example" });
    await expect(page.getByRole("dialog").getByLabel("User name")).toHaveAccessibleDescription(/has|taken|already/);
    await page.goto(here);
  });

  await test.step("two edits at once: the second sees who changed what, and keeps or takes", async () => {
    const other = await context.newPage();
    await other.goto(page.url());
    for (const one of [page, other]) await one.getByRole("button", { name: "Edit" }).click();
    await other.getByLabel("Title").fill("Countess");
    await other.getByRole("button", { name: "Save changes" }).click();
    await expect(other.getByRole("dialog")).toBeHidden();
    await page.getByLabel("Family name").fill("Lovelace");
    await page.getByRole("button", { name: "Save changes" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByText(/changed title at/)).toBeVisible();
    await expect(dialog.getByRole("row", { name: /Title empty Countess/ })).toBeVisible();
    await dialog.getByRole("button", { name: "Keep mine" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("row", { name: /name.familyName Lovelace/ })).toBeVisible();
    await expect(page.getByRole("row", { name: /title Countess/ })).toBeVisible();

    // The other page has gone on following the user, so its form must be older than the change.
    await other.getByRole("button", { name: "Edit" }).click();
    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByLabel("Title").fill("Mathematician");
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByRole("dialog")).toBeHidden();
    await other.getByLabel("Title").fill("Poet");
    await other.getByRole("button", { name: "Save changes" }).click();
    await other.getByRole("button", { name: "Take theirs" }).click();
    await expect(other.getByLabel("Title")).toHaveValue("Mathematician");
    await other.close();
  });

  await test.step("the access role is given by hand, with its reason", async () => {
    await page.getByRole("link", { name: "Access", exact: true }).click();
    await expect(page.getByText("ReadOnly by hand.")).toBeVisible();
    await page.getByRole("button", { name: "Change access role" }).click();
    await page.getByRole("radio", { name: "Admin", exact: true }).click();
    await page.getByRole("button", { name: "Save access role" }).click();
    await expect(page.getByText("Admin by hand.")).toBeVisible();
  });

  await test.step("the login method acts at once", async () => {
    await page.getByRole("link", { name: "Sign-in", exact: true }).click();
    await page.getByRole("radio", { name: "sso" }).click();
    await expect(page.getByText("has the login method sso").first()).toBeVisible();
    await expect(page.getByRole("radio", { name: "sso" })).toBeChecked();
  });

  await test.step("deactivation asks, activation does not", async () => {
    await page.getByRole("button", { name: "Deactivate" }).click();
    const question = page.getByRole("alertdialog");
    await expect(question).toContainText("Ada Lovelace loses access now");
    await expect(question).not.toContainText("Entra");
    await question.getByRole("button", { name: "Deactivate" }).click();
    await expect(page.getByText("Inactive: cannot sign in.")).toBeVisible();
    await page.getByRole("button", { name: "Activate" }).click();
    await expect(page.getByText("Active. Created by hand")).toBeVisible();
  });

  await test.step("deletion wants the name, and can be taken back for 30 days", async () => {
    const address = page.url();
    await page.getByRole("button", { name: "More for Ada Lovelace" }).click();
    await page.getByRole("menuitem", { name: "Delete…" }).click();
    const dialog = page.getByRole("dialog", { name: "Delete Ada Lovelace?" });
    await expect(dialog).toContainText("Within 30 days");
    await dialog.getByRole("textbox").fill("Ada");
    await dialog.getByRole("button", { name: "Delete user" }).click();
    await expect(dialog.getByText("Type Ada Lovelace exactly, or choose “Keep user”.")).toBeVisible();
    await dialog.getByRole("textbox").fill("Ada Lovelace");
    await dialog.getByRole("button", { name: "Delete user" }).click();
    await expect(title(page, "Users")).toBeVisible();
    await expect(page.getByRole("link", { name: /Ada Lovelace/ })).toBeHidden();

    await page.getByRole("link", { name: "Deleted users" }).click();
    await expect(title(page, "Deleted users")).toBeVisible();
    await page.getByRole("textbox", { name: "Search deleted users" }).fill("lovel");
    await expect(page.locator("tbody tr")).toHaveCount(1);
    await page.getByRole("button", { name: "Restore Ada Lovelace" }).click();
    await expect(page.getByText("Ada Lovelace is back among the users.").first()).toBeVisible();
    await page.goto(`${origin()}/o/${slug}/users/deleted`);
    await expect(page.getByText("Nobody was deleted in the last 30 days.")).toBeVisible();
    await page.goto(address);
    await expect(title(page, "Ada Lovelace")).toBeVisible();
    await page.getByRole("link", { name: "Access", exact: true }).click();
    await expect(page.getByText("Admin by hand.")).toBeVisible();
  });
});

test("what Entra owns is locked with the reason; access by hand is not", async ({ page }) => {
  const { slug, provision } = await connect(page);
  const id = await provision("bo@contoso.example", { displayName: "Bo Ek", title: "Analyst" });
  await callApi(page, slug, "POST", "/folders", { name: "Runbooks" });
  await page.goto(`${origin()}/o/${slug}/users/${id}`);

  await test.step("the profile says who owns it and offers no edit", async () => {
    await expect(page.getByText("Entra owns these values. Change them there")).toBeVisible();
    await expect(page.getByRole("row", { name: "title Analyst Microsoft Entra ID" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Edit" })).toBeHidden();
  });

  await test.step("deactivation says that Entra may activate again", async () => {
    await page.getByRole("button", { name: "Deactivate" }).click();
    await expect(page.getByRole("alertdialog")).toContainText("Entra may activate Bo Ek again at the next cycle");
    await page.getByRole("button", { name: "Keep active" }).click();
  });

  await test.step("folders are added and removed by hand, and removal can be undone", async () => {
    await page.getByRole("link", { name: "Access", exact: true }).click();
    await expect(page.getByText("Bo Ek can use no folder.")).toBeVisible();
    await page.getByRole("button", { name: "Add folder" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Add folder" }).click();
    await expect(dialog.getByText("Choose at least one folder.")).toBeVisible();
    await dialog.getByRole("combobox").fill("run");
    await expect(dialog.getByRole("option", { name: "Runbooks" })).toBeVisible();
    await page.keyboard.press("Enter");
    await dialog.getByRole("button", { name: "Add folder" }).click();
    await expect(page.getByRole("row", { name: /Runbooks Hand/ })).toBeVisible();
    await page.getByRole("button", { name: "Remove folder Runbooks" }).click();
    await expect(page.getByText("Bo Ek can use no folder.")).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("row", { name: /Runbooks Hand/ })).toBeVisible();
  });

  await test.step("the one who signed up cannot be locked out", async () => {
    await page.goto(`${origin()}/o/${slug}/users`);
    await page.getByRole("link", { name: /mia@/ }).click();
    await page.getByRole("link", { name: "Sign-in", exact: true }).click();
    await page.getByRole("radio", { name: "sso" }).click();
    await expect(page.getByText(/is the last EnterpriseAdmin who can sign in with a password/).first()).toBeVisible();
    await expect(page.getByRole("radio", { name: "builtin" })).toBeChecked();
  });
});
