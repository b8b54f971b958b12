import { expect, type Page } from "@playwright/test";
import { type Connected, callApi, connect } from "@/tests/e2e/support/connect";
import { origin, signUp, test } from "@/tests/e2e/support/usher";

const extension = "urn:ietf:params:scim:schemas:extension:2.0:CustomExtensionName";
const userUrn = "urn:ietf:params:scim:schemas:core:2.0:User";

/** Provisions a person for whom Entra names these folders. */
async function provision({ scim }: Connected, displayName: string, folders: readonly string[]): Promise<void> {
  const answer = await scim("POST", "/Users", {
    schemas: [userUrn, extension],
    userName: `${displayName.toLowerCase().replaceAll(" ", ".")}@contoso.example`,
    displayName,
    [extension]: { folders },
  });
  expect(answer.status).toBe(201);
}

async function createFolder(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Create folder" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Create folder" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Create folder" }).click();
  await expect(page.getByRole("heading", { name, level: 2 })).toBeVisible();
}

async function act(page: Page, item: string): Promise<void> {
  await page.getByRole("button", { name: /^Actions for/ }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

const line = (page: Page, name: RegExp) => page.getByRole("tree", { name: "Folders" }).getByRole("treeitem", { name });

test("an admin keeps the tree of folders and who may use them", async ({ page }) => {
  const { slug, email } = await signUp(page);
  await page.getByRole("link", { name: "Folders", exact: true }).click();
  await expect(page.getByText("No folders yet.")).toBeVisible();

  await test.step("a name with a comma is refused with the reason, and a good one is created and open", async () => {
    await page.getByRole("button", { name: "Create folder" }).click();
    const dialog = page.getByRole("dialog", { name: "Create folder" });
    await dialog.getByLabel("Name").fill("Sales, EU");
    await dialog.getByRole("button", { name: "Create folder" }).click();
    await expect(dialog.getByText("because Entra separates folders by commas")).toBeVisible();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await createFolder(page, "Europe");
    await expect(page).toHaveURL(/\?folder=/);
    await expect(page.getByText("Nobody has this folder.")).toBeVisible();
  });

  await test.step("a second one of the name is refused beside the field; a subfolder stands below", async () => {
    await page.getByRole("button", { name: "Create folder" }).first().click();
    const dialog = page.getByRole("dialog", { name: "Create folder" });
    await dialog.getByLabel("Name").fill("EUROPE");
    await dialog.getByRole("button", { name: "Create folder" }).click();
    await expect(dialog.getByText("There is a folder “Europe” at the top of the tree already.")).toBeVisible();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await act(page, "Create subfolder…");
    await dialog.getByLabel("Name").fill("Sales");
    await dialog.getByRole("button", { name: "Create folder" }).click();
    await expect(line(page, /^Sales/)).toHaveAttribute("aria-level", "2");
    await createFolder(page, "Archive");
  });

  await test.step("the tree follows the keyboard", async () => {
    await line(page, /^Archive/).focus();
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    await expect(line(page, /^Europe/)).toBeFocused();
    await page.keyboard.press("ArrowLeft");
    await expect(line(page, /^Europe/)).toHaveAttribute("aria-expanded", "false");
    await expect(line(page, /^Sales/)).toHaveCount(0);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expect(line(page, /^Sales/)).toBeFocused();
    await page.keyboard.press("a");
    await expect(line(page, /^Archive/)).toBeFocused();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Sales", level: 2 })).toBeVisible();
  });

  await test.step("a person is added by search, removed, and given back", async () => {
    await page.getByRole("button", { name: "Add people" }).click();
    const dialog = page.getByRole("dialog", { name: "Add people to “Sales”" });
    await expect(dialog.getByRole("option")).not.toHaveCount(0);
    await dialog.getByRole("combobox").fill("nobody at all");
    // The options are still those of the search before.
    await dialog.getByRole("combobox").press("Enter");
    await expect(dialog.getByText("Nobody matches “nobody at all”.")).toBeVisible();
    await expect(dialog.getByRole("list", { name: "Chosen" })).toHaveCount(0);
    await dialog.getByRole("combobox").fill(email);
    await dialog.getByRole("option").first().click();
    await dialog.getByRole("button", { name: "Add 1 person" }).click();
    await expect(page.getByRole("row", { name: new RegExp(email) })).toContainText("By hand");
    await page.getByRole("button", { name: `Remove ${email}` }).click();
    await expect(page.getByText(`${email} cannot use Sales any more.`).first()).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("row", { name: new RegExp(email) })).toBeVisible();
  });

  await test.step("a folder moves, and its own subfolders are no place for it", async () => {
    await line(page, /^Europe/).click();
    await act(page, "Move to…");
    const dialog = page.getByRole("dialog", { name: "Move “Europe” to…" });
    await expect(dialog.getByRole("treeitem", { name: "Sales" })).toHaveCount(0);
    await dialog.getByRole("treeitem", { name: "Archive" }).click();
    await dialog.getByRole("button", { name: "Move folder" }).click();
    await expect(line(page, /^Sales/)).toHaveAttribute("aria-level", "3");
  });

  await test.step("of two edits the later one sees what changed, and may still win", async () => {
    const folderId = new URL(page.url()).searchParams.get("folder");
    await act(page, "Edit name and external id…");
    const dialog = page.getByRole("dialog", { name: "Edit name and external id" });
    await dialog.getByLabel("Name").fill("EMEA");
    await callApi(page, slug, "PATCH", `/folders/${folderId}`, { version: 2, name: "European Union" });
    await dialog.getByRole("button", { name: "Save names" }).click();
    await expect(dialog.getByText("name “Europe” → “European Union”")).toBeVisible();
    await dialog.getByRole("button", { name: "Keep mine" }).click();
    await expect(page.getByRole("heading", { name: "EMEA", level: 2 })).toBeVisible();
  });

  await test.step("deleting wants the name, says the numbers, and moves subfolders up", async () => {
    await act(page, "Delete folder…");
    const dialog = page.getByRole("dialog", { name: "Delete “EMEA”?" });
    await expect(dialog.getByText("Its subfolder moves up.")).toBeVisible();
    await dialog.getByRole("textbox").fill("EU");
    await dialog.getByRole("button", { name: "Delete folder" }).click();
    await expect(dialog.getByRole("textbox")).toHaveAttribute("aria-invalid", "true");
    await dialog.getByRole("textbox").fill("EMEA");
    await dialog.getByRole("button", { name: "Delete folder" }).click();
    await expect(line(page, /^Sales/)).toHaveAttribute("aria-level", "2");
    await expect(line(page, /^EMEA/)).toHaveCount(0);
  });

  await test.step("a search shows what matches and what is above it; nothing says so", async () => {
    await page.getByRole("textbox", { name: "Search folders" }).fill("sal");
    await expect(page).toHaveURL(/q=sal/);
    await expect(line(page, /./)).toHaveText([/Archive/, /Sales/]);
    await page.getByRole("textbox", { name: "Search folders" }).fill("nobody");
    await expect(page.getByText("No folder matches “nobody”.")).toBeVisible();
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect(line(page, /^Archive/)).toBeVisible();
  });

  await test.step("on a phone the tree comes first and the folder is the next page", async () => {
    await page.setViewportSize({ width: 375, height: 812 });
    await page.goto(`${origin()}/o/${slug}/folders`);
    await line(page, /^Sales/).click();
    await expect(page.getByRole("tree")).toBeHidden();
    await expect(page.getByRole("heading", { name: "Sales", level: 2 })).toBeVisible();
    await page.getByRole("button", { name: "Folders", exact: true }).click();
    await expect(page.getByRole("tree")).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  });

  await test.step("an address of a folder that is gone says so and keeps the tree", async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${origin()}/o/${slug}/folders?folder=01995a3e-7f5a-7c3e-8a51-3f1f5a3e7c3e`);
    await expect(page.getByText("This folder does not exist here.")).toBeVisible();
    await expect(line(page, /^Archive/)).toBeVisible();
  });
});

test("folders that only Entra knows are created and granted, or ignored", async ({ page }) => {
  const connector = await connect(page);
  const { slug } = connector;
  await provision(connector, "Ada Lovelace", ["Sales EU", "4711"]);
  await provision(connector, "Bo Ek", ["sales eu"]);
  await page.goto(`${origin()}/o/${slug}/folders`);
  await expect(page.getByText("Entra names 2 folders that do not exist here.")).toBeVisible();

  await test.step("one press ignores a name, one takes it back", async () => {
    await page.getByRole("button", { name: "Ignore 4711" }).click();
    await expect(page.getByText("4711 is ignored.").first()).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("Entra names 2 folders that do not exist here.")).toBeVisible();
    await page.getByRole("button", { name: "Ignore 4711" }).click();
    await page.getByRole("button", { name: "1 name from Entra is ignored. Show" }).click();
    await expect(page.getByRole("button", { name: "Stop ignoring 4711" })).toBeVisible();
  });

  await test.step("one press creates the folder and grants it to everybody who asked", async () => {
    await page.getByRole("button", { name: "Create and grant Sales EU" }).click();
    await expect(page.getByText("Sales EU is created, and 2 people can use it.").first()).toBeVisible();
    await line(page, /^Sales EU, 2 people/).click();
    await expect(page.getByRole("row", { name: /Ada Lovelace/ })).toContainText("SCIM, Microsoft Entra ID");
    await expect(page.getByText("Used for 2 people")).toBeVisible();
    await expect(page.getByRole("button", { name: "Remove Ada Lovelace" })).toHaveCount(0);
  });

  await test.step("whom Entra names later has it at once", async () => {
    await provision(connector, "Chidi Okonkwo", ["Sales EU"]);
    await page.reload();
    await expect(page.getByRole("row", { name: /Chidi Okonkwo/ })).toBeVisible();
  });
});

test("of a large tree the lines around the chosen folder come first, and then all", async ({ page }) => {
  const { slug } = await signUp(page);
  const folders: { id: string }[] = [];
  for (let n = 1; n <= 80; n += 1) {
    folders.push(
      (await callApi(page, slug, "POST", "/folders", { name: `Folder ${n}`, parentId: null })) as { id: string },
    );
  }
  await page.goto(`${origin()}/o/${slug}/folders?folder=${folders[69]?.id}`);
  await expect(line(page, /^Folder 70,/)).toBeInViewport();
  await expect(page.getByRole("tree", { name: "Folders" }).getByRole("treeitem")).toHaveCount(80);
  await line(page, /^Folder 70,/).focus();
  await page.keyboard.press("End");
  await expect(line(page, /^Folder 80,/)).toBeFocused();
  await page.keyboard.press("Home");
  await expect(line(page, /^Folder 1,/)).toBeFocused();
});
