import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { addConnector, generateToken, origin, signUp, test } from "@/tests/e2e/support/usher";

const userUrn = "urn:ietf:params:scim:schemas:core:2.0:User";

/** Makes people by hand, named by `names`, through the API of the page. */
async function makeByHand(page: Page, slug: string, names: readonly string[]): Promise<void> {
  const failed = await page.evaluate(
    async ([path, list]) => {
      const statuses: number[] = [];
      for (const name of list as string[]) {
        const answer = await fetch(path as string, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ userName: `${name.toLowerCase()}@hand.example`, displayName: name }),
        });
        statuses.push(answer.status);
      }
      return statuses.filter((status) => status >= 300);
    },
    [`/api/organizations/${slug}/users`, names] as const,
  );
  expect(failed).toEqual([]);
}

/** Makes people through SCIM, so that Entra owns them. */
async function provision(page: Page, slug: string, names: readonly string[]): Promise<void> {
  const tenantUrl = await addConnector(page, slug);
  const token = await generateToken(page);
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("switch", { name: "Provisioning" }).click();
  await expect(page.getByRole("switch", { name: "Provisioning" })).toBeChecked();
  for (const name of names) {
    const create = () =>
      fetch(`${tenantUrl}/Users`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/scim+json" },
        body: JSON.stringify({
          schemas: [userUrn],
          userName: `${name}@entra.example`,
          displayName: name,
          active: true,
        }),
      });
    await expect.poll(async () => (await create()).status).toBe(201);
  }
}

const byHand = Array.from({ length: 55 }, (_, index) => `Hand${String(index).padStart(3, "0")}`);

test("an admin finds, exports and changes many users", async ({ page }) => {
  const { slug, email } = await signUp(page);
  await provision(page, slug, ["EntraAda", "EntraBo"]);
  await makeByHand(page, slug, [...byHand, "=1+1"]);
  const users = `${origin()}/o/${slug}/users`;
  const row = (name: string) => page.getByRole("row", { name: new RegExp(name) });
  const first = page.locator("tbody tr").first();

  await test.step("sorts by name both ways, and keeps the order in the address", async () => {
    await page.goto(users);
    await expect(first).toContainText("=1+1");
    await page.getByRole("columnheader", { name: "Name" }).getByRole("button").click();
    await expect(first).toContainText(email);
    expect(page.url()).toContain("sort=-name");
    await page.getByRole("button", { name: "Next" }).click();
    await expect(page.getByText("9 of 59 users")).toBeVisible();
  });

  await test.step("filters by origin, with a chip that takes it back", async () => {
    await page.goto(users);
    await page.getByRole("button", { name: "Filter", exact: true }).click();
    await page.getByRole("combobox", { name: "Origin" }).click();
    await page.getByRole("option", { name: "Entra" }).click();
    await page.getByRole("button", { name: "Show list" }).click();
    await expect(page.locator("tbody tr")).toHaveCount(2);
    await page.reload();
    await expect(page.locator("tbody tr")).toHaveCount(2);
    await page.getByRole("button", { name: "Remove filter Origin: Entra" }).click();
    await expect(page.getByText("50 of 59 users")).toBeVisible();
  });

  await test.step("says that nobody matches", async () => {
    await page.getByRole("textbox", { name: "Search users" }).fill("nobody at all");
    await expect(page.getByText("Nobody matches “nobody at all”.")).toBeVisible();
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect(page.getByText("50 of 59 users")).toBeVisible();
  });

  await test.step("exports what the list shows, with formulas disarmed", async () => {
    await page.goto(`${users}?q=${encodeURIComponent("=1+1")}`);
    await expect(page.locator("tbody tr")).toHaveCount(1);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Export CSV" }).click();
    const file = await (await download).path();
    const lines = readFileSync(file, "utf8").trimEnd().split("\r\n");
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(",'=1+1,");
  });

  await test.step("sets a user type for some, and says who belongs to Entra", async () => {
    await page.goto(`${users}?q=a`);
    for (const name of ["EntraAda", "Hand000", "Hand001"]) {
      await row(name).getByRole("checkbox").click();
    }
    await expect(page.getByText("3 users selected")).toBeVisible();
    await page.getByRole("button", { name: "Change users" }).click();
    await page.getByRole("menuitem", { name: "Set user type…" }).click();
    await page.getByRole("button", { name: "Set user type" }).click();
    await expect(page.getByText("2 of 3 changed.")).toBeVisible();
    await expect(
      page.getByText("1 belongs to Entra: change their user type in Entra or by a group rule."),
    ).toBeVisible();
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
    await expect(row("Hand000")).toContainText("Premium");
    await expect(page.getByText("users selected")).toBeHidden();
  });

  await test.step("deactivates all that match, over more than one page", async () => {
    await page.goto(`${users}?q=hand0`);
    await page.getByRole("checkbox", { name: "Select page" }).click();
    await page.getByRole("button", { name: "Select all 55 that match" }).click();
    await page.getByRole("button", { name: "Change users" }).click();
    await page.getByRole("menuitem", { name: "Deactivate…" }).click();
    await page.getByRole("button", { name: "Deactivate users" }).click();
    await expect(page.getByText("55 of 55 changed.")).toBeVisible();
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
    await page.goto(`${users}?status=inactive`);
    await expect(page.getByText("50 of 55 users")).toBeVisible();
  });

  await test.step("deletes some after their number is typed", async () => {
    await page.goto(`${users}?q=hand00`);
    await expect(page.locator("tbody tr")).toHaveCount(10);
    await page.getByRole("checkbox", { name: "Select page" }).click();
    await page.getByRole("button", { name: "Change users" }).click();
    await page.getByRole("menuitem", { name: "Delete…" }).click();
    const dialog = page.getByRole("dialog", { name: "Delete 10 users?" });
    await dialog.getByRole("textbox").fill("10");
    await dialog.getByRole("button", { name: "Delete 10 users" }).click();
    await expect(page.getByText("10 of 10 deleted.")).toBeVisible();
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
    await expect(page.getByText("Nobody matches “hand00”.")).toBeVisible();
  });

  await test.step("groups filter and export as well", async () => {
    await page.goto(`${origin()}/o/${slug}/groups?members=none`);
    await expect(page.getByText("No group matches these filters.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Export CSV" })).toBeVisible();
  });
});
