import { expect, type Page } from "@playwright/test";
import { type Connected, connect } from "@/tests/e2e/support/connect";
import { origin, test } from "@/tests/e2e/support/usher";

const people = ["Ada", "Bo", "Cy", "Dee"];

function deactivate({ scim }: Connected, id: string): Promise<Response> {
  return scim("PATCH", `/Users/${id}`, {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
    Operations: [{ op: "replace", path: "active", value: false }],
  });
}

async function isActive({ scim }: Connected, id: string): Promise<boolean> {
  return ((await (await scim("GET", `/Users/${id}`)).json()) as { active: boolean }).active;
}

/** A connector whose guard asks above two, and that Entra told to deactivate everybody. Ends on the guard's review. */
async function hold(page: Page): Promise<{ readonly connected: Connected; readonly ids: readonly string[] }> {
  const connected = await connect(page);
  await page.getByRole("navigation", { name: "Connector" }).getByRole("link", { name: "Settings" }).click();
  await page.getByLabel("Ask when more than this many people lose access within an hour").fill("2");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("The settings are saved.").first()).toBeVisible();
  const ids: string[] = [];
  for (const name of people) {
    ids.push(await connected.provision(`${name}@${connected.slug}.example`, { displayName: name }));
  }
  const statuses: number[] = [];
  for (const id of ids) statuses.push((await deactivate(connected, id)).status);
  expect(statuses).toEqual([200, 200, 503, 503]);
  await page.goto(`${origin()}/o/${connected.slug}`);
  await page.getByRole("link", { name: "Review 2 people" }).click();
  await expect(page.getByRole("heading", { name: "Provisioning is held", level: 1 })).toBeVisible();
  return { connected, ids };
}

test("the guard asks before many lose access; kept, everybody is active again", async ({ page }) => {
  const { connected, ids } = await hold(page);
  await expect(page.getByText("Entra asked to take access from 4 people; your limit is 2 an hour.")).toBeVisible();
  await expect(page.getByText(/2 were done, 2 wait/)).toBeVisible();
  await expect(page.locator("tbody tr")).toHaveCount(4);

  await page.getByRole("button", { name: "Keep everyone active" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Keep everyone active" }).click();
  await expect(page.getByText("Everyone is kept active")).toBeVisible();
  for (const id of ids) expect(await isActive(connected, id)).toBe(true);
  expect((await connected.scim("DELETE", `/Users/${ids[0]}`)).status).toBe(503);

  await page.getByRole("button", { name: "Resume provisioning" }).click();
  await expect(page.getByText("Provisioning is resumed")).toBeVisible();
  expect((await deactivate(connected, ids[0] ?? "")).status).toBe(200);
});

test("letting people lose access wants their number typed, and can be about some of them", async ({ page }) => {
  const { connected, ids } = await hold(page);

  await test.step("only the one who is ticked", async () => {
    await page.getByRole("checkbox", { name: "Select Dee" }).click();
    await page.getByRole("button", { name: "Let 1 of 2 lose access…" }).click();
    const dialog = page.getByRole("dialog", { name: "Let 1 of 2 lose access?" });
    await dialog.getByRole("textbox").fill("1");
    await dialog.getByRole("button", { name: "Let them lose access" }).click();
    await expect(page.getByRole("button", { name: "Let 1 person lose access…" })).toBeVisible();
    expect(await Promise.all(ids.map((id) => isActive(connected, id)))).toEqual([false, false, true, false]);
  });

  await test.step("a wrong number changes nothing", async () => {
    await page.getByRole("button", { name: "Let 1 person lose access…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill("2");
    await dialog.getByRole("button", { name: "Let them lose access" }).click();
    await expect(dialog.getByText("This is not the number. Type 1, or keep them active.")).toBeVisible();
    await dialog.getByRole("textbox").fill("1");
    await dialog.getByRole("button", { name: "Let them lose access" }).click();
  });

  await test.step("with the last one the hold ends, and the connector works again", async () => {
    await expect(page.getByRole("heading", { name: "Provisioning was held", level: 1 })).toBeVisible();
    expect(await isActive(connected, ids[2] ?? "")).toBe(false);
    expect((await connected.scim("DELETE", `/Users/${ids[0]}`)).status).toBe(204);
  });

  await test.step("the list can be taken along", async () => {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export CSV" }).click();
    expect((await download).suggestedFilename()).toMatch(/^guard-.*\.csv$/);
  });
});
