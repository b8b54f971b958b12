import { expect, type Page } from "@playwright/test";
import { callApi, connect } from "@/tests/e2e/support/connect";
import { origin, test } from "@/tests/e2e/support/usher";

const groupUrn = "urn:ietf:params:scim:schemas:core:2.0:Group";

/** Adds a rule at the end of the list: its group, then what it gives. */
async function addRule(page: Page, nth: number, group: string, gift: string): Promise<void> {
  await page.getByRole("button", { name: "Add rule" }).click();
  await page.getByRole("button", { name: `Group of rule ${nth}: none yet` }).click();
  await page.getByRole("combobox", { name: `Group of rule ${nth}` }).fill(group);
  await expect(page.getByRole("listbox")).toHaveAttribute("aria-busy", "false");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: `What rule ${nth} gives` }).click();
  await page.getByRole("menuitem", { name: new RegExp(`^${gift}`) }).click();
}

async function world(page: Page) {
  const { slug, scim, provision } = await connect(page);
  const people = new Map<string, string>();
  for (const name of ["Ada Lovelace", "Bo Ek", "Cy Young"]) {
    people.set(name, await provision(`${name.slice(0, 2).toLowerCase()}@contoso.example`, { displayName: name }));
  }
  const addGroup = async (displayName: string, ...members: string[]) => {
    const answer = await scim("POST", "/Groups", {
      schemas: [groupUrn],
      displayName,
      members: members.map((name) => ({ value: people.get(name) })),
    });
    return ((await answer.json()) as { id: string }).id;
  };
  const platform = await addGroup("Platform team", "Ada Lovelace");
  await addGroup("IT", "Ada Lovelace", "Bo Ek");
  await callApi(page, slug, "POST", "/folders", { name: "Runbooks" });
  await page.goto(`${origin()}/o/${slug}/rules`);
  await expect(page.getByRole("heading", { name: "Group rules", level: 1 })).toBeVisible();
  return { slug, scim, people, platform };
}

const preview = (page: Page) => page.getByRole("region", { name: /^Preview/ });

test("an admin says what a group gives, sees who changes before anything happens, and puts the rules in order", async ({
  page,
}) => {
  const { slug, scim, people, platform } = await world(page);
  await expect(page.getByText("No group rules yet")).toBeVisible();

  await test.step("a rule that is not finished is not saved", async () => {
    await page.getByRole("button", { name: "Add rule" }).click();
    await page.getByRole("button", { name: "Save rules" }).click();
    await expect(page.getByText("Choose a group.")).toBeVisible();
    await page.getByRole("button", { name: "Discard" }).click();
  });

  await test.step("the preview names the people, and saving does what it says", async () => {
    await addRule(page, 1, "IT", "Admin");
    await page.getByRole("button", { name: "Give more by rule 1" }).click();
    await page.getByRole("menuitem", { name: "Folders…" }).click();
    await page.getByRole("button", { name: "Folders of rule 1: none yet" }).click();
    await page.getByRole("option", { name: "Runbooks" }).click();
    await page.keyboard.press("Escape");
    await expect(preview(page).getByText("become Admin (2)")).toBeVisible();
    await expect(preview(page).getByText("get folder Runbooks (2)")).toBeVisible();
    await expect(preview(page).getByText("was None · by rule 1").first()).toBeVisible();
    await page.getByRole("button", { name: "Apply to 2 people" }).click();
    await expect(page.getByText("Rules saved. 2 people changed.").first()).toBeVisible();
  });

  await test.step("EnterpriseAdmin is given only after a second question with names", async () => {
    await addRule(page, 2, "Platform", "EnterpriseAdmin");
    await expect(page.getByRole("region", { name: "Preview: nobody changes" })).toBeVisible();
    await page.getByRole("button", { name: "Move the rule for Platform team" }).focus();
    // Each key waits for what the one before it said.
    for (const [key, said] of [
      ["Space", "lifted from place 2 of 2"],
      ["ArrowUp", "at place 1 of 2"],
      ["Enter", "dropped at place 1 of 2"],
    ] as const) {
      await page.keyboard.press(key);
      await expect(page.getByText(`the rule for Platform team is ${said}.`)).toBeAttached();
    }
    await page.getByRole("button", { name: "Apply to 1 person" }).click();
    const dialog = page.getByRole("alertdialog", { name: "Make 1 person EnterpriseAdmin?" });
    await expect(dialog.getByText("Ada Lovelace")).toBeVisible();
    await dialog.getByRole("button", { name: "Give EnterpriseAdmin" }).click();
    await expect(page.getByText("Rules saved. 1 person changed.").first()).toBeVisible();
  });

  await test.step("the person's page explains it, and the role goes with the membership", async () => {
    await page.goto(`${origin()}/o/${slug}/users/${people.get("Ada Lovelace")}/access`);
    await expect(page.getByText(/because of the group/).first()).toContainText("Platform team, rule 1");
    await scim("PATCH", `/Groups/${platform}`, {
      schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
      Operations: [{ op: "Remove", path: "members", value: [{ value: people.get("Ada Lovelace") }] }],
    });
    await page.reload();
    await expect(page.getByText(/because of the group/).first()).toContainText("IT, rule 2");
  });

  await test.step("an order that changes nobody is saved as an order", async () => {
    await page.goto(`${origin()}/o/${slug}/rules`);
    await page.getByRole("button", { name: "Actions for rule 2" }).click();
    await page.getByRole("menuitem", { name: "Move up" }).click();
    await page.getByRole("button", { name: "Save order" }).click();
    await expect(page.getByText("Rules saved.").first()).toBeVisible();
  });
});

test("two admins do not overwrite each other, and the rule of a deleted group says so", async ({ page }) => {
  const { slug, scim, platform } = await world(page);
  const gift = { id: null, userType: null, folderIds: [] };
  await addRule(page, 1, "IT", "User");
  await expect(page.getByRole("button", { name: "Apply to 2 people" })).toBeVisible();
  await callApi(page, slug, "PUT", "/rules", {
    version: 0,
    rules: [{ ...gift, groupId: platform, accessRole: "ReadOnly" }],
  });
  await page.getByRole("button", { name: /^Apply to/ }).click();
  await expect(page.getByText("Other rules were saved meanwhile")).toBeVisible();

  await test.step("mine replaces theirs only when that is wanted, and can be undone", async () => {
    await page.getByRole("button", { name: "Keep mine" }).click();
    await page.getByRole("button", { name: "Apply to 2 people" }).click();
    await expect(page.getByText("Rules saved. 2 people changed.").first()).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("button", { name: "Group of rule 1: Platform team" })).toBeVisible();
  });

  await test.step("a rule of a group that Entra deleted can be removed", async () => {
    await scim("DELETE", `/Groups/${platform}`);
    await expect(page.getByText("The group “Platform team” is gone; this rule does nothing.")).toBeVisible({
      timeout: 20_000,
    });
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await page.getByRole("button", { name: "Save rules" }).click();
    await expect(page.getByText("No group rules yet")).toBeVisible();
  });

  await test.step("the phone shows the number, and the names one press away", async () => {
    await page.setViewportSize({ width: 375, height: 740 });
    await addRule(page, 1, "IT", "ReadOnly");
    await page.getByRole("button", { name: "Preview: 2 people change" }).click();
    await expect(page.getByRole("dialog").getByText("become ReadOnly (2)")).toBeVisible();
    await page.keyboard.press("Escape");
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(sideways).toBe(false);
  });
});
