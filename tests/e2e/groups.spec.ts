import { expect, type Page } from "@playwright/test";
import { callApi, connect } from "@/tests/e2e/support/connect";
import { expectToFit } from "@/tests/e2e/support/expect-to-fit";
import { origin, test } from "@/tests/e2e/support/usher";

async function addGroup(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Add group" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Add group" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Add group" }).click();
}

const title = (page: Page, name: string) => page.getByRole("heading", { name, level: 1 });

test("an admin keeps groups of their own, and Entra keeps its own", async ({ page }) => {
  const { slug, scim, provision } = await connect(page);
  const ids = [];
  for (const name of ["Ada Lovelace", "Bo Ek", "Cy Young"]) {
    ids.push(await provision(`${name.slice(0, 2).toLowerCase()}@contoso.example`, { displayName: name }));
  }
  const answer = await scim("POST", "/Groups", {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"],
    displayName: "Sales",
    members: [{ value: ids[0] }],
  });
  const entra = (await answer.json()) as { id: string };
  await page.goto(`${origin()}/o/${slug}/groups`);

  await test.step("a group without a name is refused, a named one is added and open", async () => {
    await addGroup(page, " ");
    await expect(page.getByText("Enter a name.")).toBeVisible();
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    await addGroup(page, "Testers");
    await expect(title(page, "Testers")).toBeVisible();
    await expect(page.getByText("Nobody is in this group.")).toBeVisible();
  });
  const address = page.url();
  const id = address.slice(address.lastIndexOf("/") + 1);

  await test.step("people are found by name, added, removed, and back by Undo", async () => {
    await page.getByRole("button", { name: "Add people" }).click();
    const dialog = page.getByRole("dialog", { name: "Add people to Testers" });
    for (const [text, name] of [
      ["lovelace", /^Ada Lovelace/],
      ["ek", /^Bo Ek/],
    ] as const) {
      await dialog.getByRole("combobox").fill(text);
      await expect(dialog.getByRole("listbox")).toHaveAttribute("aria-busy", "false");
      await expect(dialog.getByRole("option")).toHaveCount(1);
      await page.keyboard.press("Enter");
      await expect(dialog.getByRole("option", { name, selected: true })).toBeVisible();
    }
    await dialog.getByRole("button", { name: "Add 2 people" }).click();
    await expect(page.getByText("2 people added to Testers.").first()).toBeVisible();
    await expect(page.locator("tbody tr")).toHaveCount(2);
    await page.getByRole("button", { name: "Remove Bo Ek" }).click();
    await expect(page.locator("tbody tr")).toHaveCount(1);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.locator("tbody tr")).toHaveCount(2);
  });

  await test.step("what group rules give to it stands on its page", async () => {
    await page.goto(`${address}/access`);
    await expect(page.getByText("No group rule names it")).toBeVisible();
    await callApi(page, slug, "PUT", "/rules", {
      version: 0,
      rules: [{ id: null, groupId: id, accessRole: "User", userType: "Premium", folderIds: [] }],
    });
    await page.reload();
    await expect(page.getByText("Rule 1: access role User · user type Premium")).toBeVisible();
    await page.getByRole("link", { name: "History", exact: true }).click();
    await expect(page.getByRole("listitem").filter({ hasText: /^Created by mia/i })).toBeVisible();
    await page.getByRole("link", { name: /^Members/ }).click();
    await page.getByRole("link", { name: /Ada Lovelace/ }).click();
    await expect(title(page, "Ada Lovelace")).toBeVisible();
    await page.getByRole("link", { name: "Access", exact: true }).click();
    await expect(
      page.getByText(/User because of the group Testers, rule 1, since .*\. Without it: None\./),
    ).toBeVisible();
    await expect(page.getByText(/Premium because of the group Testers, rule 1/)).toBeVisible();
    await page.getByRole("button", { name: "Change access role" }).click();
    await expect(page.getByText("The group Testers, rule 1, gives User. The strongest counts")).toBeVisible();
    await page.goto(address);
  });

  await test.step("it is renamed, and a taken name is refused beside the field", async () => {
    await page.goto(`${origin()}/o/${slug}/groups`);
    await addGroup(page, "Pilots");
    await expect(title(page, "Pilots")).toBeVisible();
    await page.goto(address);
    await page.getByRole("button", { name: "More for Testers" }).click();
    await page.getByRole("menuitem", { name: "Rename…" }).click();
    const dialog = page.getByRole("dialog", { name: "Rename Testers" });
    await dialog.getByLabel("Name").fill("pilots");
    await dialog.getByRole("button", { name: "Save name" }).click();
    await expect(dialog.getByLabel("Name")).toHaveAccessibleDescription(/pilots/i);
    await dialog.getByLabel("Name").fill("Early testers");
    await dialog.getByRole("button", { name: "Save name" }).click();
    await expect(title(page, "Early testers")).toBeVisible();
  });

  await test.step("deletion wants the name", async () => {
    await page.getByRole("button", { name: "More for Early testers" }).click();
    await page.getByRole("menuitem", { name: "Delete…" }).click();
    const dialog = page.getByRole("dialog", { name: "Delete Early testers?" });
    await expect(dialog).toContainText("2 members leave it.");
    await dialog.getByRole("textbox").fill("Early testers");
    await dialog.getByRole("button", { name: "Delete group" }).click();
    await expect(title(page, "Groups")).toBeVisible();
    await expect(page.getByRole("link", { name: "Early testers" })).toBeHidden();
  });

  await test.step("Entra's group offers nothing to change", async () => {
    await page.goto(`${origin()}/o/${slug}/groups/${entra.id}`);
    await expect(page.getByText("Entra owns this membership.")).toBeVisible();
    for (const name of ["Add people", "Remove Ada Lovelace", "More for Sales"]) {
      await expect(page.getByRole("button", { name })).toBeHidden();
    }
  });
});

test("a connector keeps groups inside groups when its settings say so, and both groups' pages show it", async ({
  page,
}) => {
  const { slug, scim, connectorId } = await connect(page);
  await page.goto(`${origin()}/o/${slug}/integrations/${connectorId}/settings`);
  const choices = page.getByRole("radiogroup", { name: "Groups inside groups" });
  await expect(choices.getByRole("radio", { name: "Leave them out" })).toBeChecked();
  await choices.getByRole("radio", { name: "Keep them, without access" }).check();
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("The settings are saved.").first()).toBeVisible();
  await page.reload();
  await expect(choices.getByRole("radio", { name: "Keep them, without access" })).toBeChecked();
  await expectToFit(page, "connector-settings-nested-groups");

  const schemas = ["urn:ietf:params:scim:schemas:core:2.0:Group"];
  const make = async (displayName: string, members: readonly object[]) => {
    const answer = await scim("POST", "/Groups", { schemas, displayName, members });
    return (await answer.json()) as { id: string; members?: readonly { type: string }[] };
  };
  const inner = await make("Field sales", []);
  const outer = await make("Sales", [{ value: inner.id }]);
  expect(outer.members?.[0]?.type).toBe("Group");
  await page.goto(`${origin()}/o/${slug}/groups/${outer.id}`);
  const nested = page.getByRole("region", { name: "Groups inside groups" });
  await expect(nested.getByRole("heading", { name: "Groups inside" })).toBeVisible();
  await expectToFit(page, "group-nested");
  await nested.getByRole("link", { name: "Field sales" }).click();
  await expect(title(page, "Field sales")).toBeVisible();
  await expect(nested.getByRole("heading", { name: "Inside of" })).toBeVisible();
  await expect(nested.getByRole("link", { name: "Sales", exact: true })).toBeVisible();
});
