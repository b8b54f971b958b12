import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { type Connected, callApi, connect } from "@/tests/e2e/support/connect";
import { origin, signUp, test } from "@/tests/e2e/support/usher";

/** Ada, whom Entra provisioned and deactivated. */
async function adaDeactivated(page: Page): Promise<Connected & { readonly ada: string }> {
  const connected = await connect(page);
  const ada = await connected.provision(`ada@${connected.slug}.example`, { displayName: "Ada Lovelace" });
  await connected.scim("PATCH", `/Users/${ada}`, {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
    Operations: [{ op: "replace", path: "active", value: false }],
  });
  return { ...connected, ada };
}

const row = (page: Page, name: string | RegExp) => page.getByRole("row", { name });

test("an admin finds who changed what, narrows it, and sees the diff and the request", async ({ page }) => {
  const { slug, provision } = await adaDeactivated(page);
  await page.getByRole("link", { name: "Audit log" }).click();
  await expect(page.getByRole("heading", { name: "Audit log", level: 1 })).toBeVisible();
  await expect(page.getByText("Nothing here can be changed or deleted.")).toBeVisible();
  await expect(row(page, /Entra connector: Microsoft Entra ID Deactivated Ada Lovelace User/)).toBeVisible();
  await expect(row(page, /Person: mia@.* Created Contoso Organization/)).toBeVisible();

  await test.step("what happens now appears by itself", async () => {
    await provision(`bo@${slug}.example`, { displayName: "Bo Diddley" });
    await expect(row(page, /Created Bo Diddley User/)).toBeVisible();
  });

  await test.step("who and act narrow it, in the address too", async () => {
    await page.getByRole("button", { name: "Filter" }).click();
    await page.getByRole("combobox", { name: "Who" }).click();
    await page.getByRole("option", { name: "Microsoft Entra ID (Entra connector)" }).click();
    await page.getByRole("combobox", { name: "Act" }).click();
    await page.getByRole("option", { name: "User deactivated" }).click();
    await page.getByRole("button", { name: "Show list" }).click();
    await expect(page.locator("tbody tr")).toHaveCount(1);
    await expect(page.getByText("1 change", { exact: true })).toBeVisible();
    expect(new URL(page.url()).searchParams.get("action")).toBe("user.deactivate");
    await page.reload();
    await expect(page.locator("tbody tr")).toHaveCount(1);
    await page.getByRole("button", { name: "Remove filter Act: User deactivated" }).click();
    await expect(page.locator("tbody tr")).toHaveCount(3);
  });

  await test.step("days narrow it", async () => {
    const today = new Date().toISOString().slice(0, 10);
    await page.goto(`${origin()}/o/${slug}/audit-log?from=${today}&to=${today}`);
    await expect(row(page, /Created Bo Diddley/)).toBeVisible();
    await page.getByRole("button", { name: "Filter", exact: true }).click();
    await page.getByLabel("To (day in UTC)").fill("2020-01-01");
    await page.getByRole("button", { name: "Show list" }).click();
    await expect(page.getByText("No change matches these filters.")).toBeVisible();
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect(row(page, /Created Bo Diddley/)).toBeVisible();
  });

  await test.step("a row opens its diff and the same request", async () => {
    await page.getByLabel("Search targets").fill("love");
    await expect(page.locator("tbody tr")).toHaveCount(2);
    await row(page, /Deactivated Ada/)
      .getByRole("link")
      .click();
    const pane = page.getByRole("region", { name: "Change" });
    await expect(pane.getByRole("heading", { name: "Ada Lovelace deactivated" })).toBeVisible();
    await expect(pane.getByText('"active": true')).toBeVisible();
    await expect(pane.getByText('"active": false')).toBeVisible();
    await page.keyboard.press("]");
    await expect(pane.getByRole("heading", { name: "Ada Lovelace created" })).toBeVisible();
    await page.keyboard.press("[");
    await pane.getByRole("link", { name: "The same request in the request log" }).click();
    await expect(page.getByRole("heading", { name: "Request log", level: 1 })).toBeVisible();
    await expect(page.getByRole("region", { name: "Request" }).getByText("What changed")).toBeVisible();
    await page.goBack();
    await pane.getByRole("button", { name: "Show its changes" }).click();
    await expect(page.getByRole("button", { name: "Remove filter Target: Ada Lovelace" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(pane).toBeHidden();
  });

  await test.step("the export holds what is shown, and is itself a change", async () => {
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Export CSV" }).click();
    const text = readFileSync(await (await download).path(), "utf8");
    const lines = text.trimEnd().split("\r\n");
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain("user.deactivate,User,Ada Lovelace");
    await page.goto(`${origin()}/o/${slug}/audit-log`);
    await expect(row(page, /Exported Audit log Organization/)).toBeVisible();
  });
});

test("long logs turn pages; errors, and changes that do not exist, say so", async ({ page }) => {
  const { slug } = await signUp(page);
  for (let count = 0; count < 55; count += 1) {
    await callApi(page, slug, "PATCH", "/metadata-keys", { accept: count % 2 === 1 });
  }
  await page.goto(`${origin()}/o/${slug}/audit-log`);
  await expect(page.getByText("50 of 56 changes")).toBeVisible();
  await page.getByRole("button", { name: "Older" }).click();
  await expect(page.locator("tbody tr")).toHaveCount(6);
  await expect(row(page, /Created Contoso/)).toBeVisible();
  await expect(page.getByText("Paused")).toBeVisible();
  await page.getByRole("button", { name: "Newer" }).click();
  await expect(page.locator("tbody tr")).toHaveCount(50);

  await test.step("a failing server", async () => {
    await page.route(/\/audit-log\?.*q=boom/, (route) => route.fulfill({ status: 500, body: "{}" }));
    await page.getByLabel("Search targets").fill("boom");
    await expect(page.getByText("Usher did not answer as expected.")).toBeVisible();
    await page.unroute(/\/audit-log\?.*q=boom/);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByText("No change matches these filters.")).toBeVisible();
  });

  await test.step("a change of nobody", async () => {
    await page.goto(`${origin()}/o/${slug}/audit-log?open=01995a3e-7f5a-7c3e-8a51-3f1f5a3e7c3e`);
    await expect(page.getByText("There is no such change.")).toBeVisible();
    await page.getByRole("button", { name: "Back to the log" }).click();
    await expect(page.getByText("There is no such change.")).toBeHidden();
  });

  await test.step("on a phone a change is a page of its own", async () => {
    await page.setViewportSize({ width: 375, height: 812 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    await page.locator("tbody tr").first().getByRole("link").click();
    await expect(page.getByRole("heading", { name: "Contoso updated" })).toBeVisible();
    await expect(page.locator("tbody tr").first()).toBeHidden();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    await page.getByRole("button", { name: "Audit log", exact: true }).click();
    await expect(page.locator("tbody tr").first()).toBeVisible();
  });
});
