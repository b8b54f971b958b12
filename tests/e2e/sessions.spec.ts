import { expect, type Page } from "@playwright/test";
import { expectToFit } from "@/tests/e2e/support/expect-to-fit";
import { signInWithPassword } from "@/tests/e2e/support/sign-in-with-password";
import { comeFromElsewhere, origin, type SignedUp, signUp, test } from "@/tests/e2e/support/usher";

async function secondDevice(page: Page, organization: SignedUp): Promise<Page> {
  const context = await page.context().browser()?.newContext();
  if (context === undefined) throw new Error("There is no browser.");
  const other = await context.newPage();
  await comeFromElsewhere(other);
  await signInWithPassword(other, organization);
  await expect(other.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
  return other;
}

const expectSignedOut = async (device: Page, slug: string) => {
  await device.goto(`${origin()}/o/${slug}/users`);
  await expect(device).toHaveURL(/\/sign-in/);
};

test("people end the sessions of their other devices", async ({ page }) => {
  const organization = await signUp(page);
  const [one, two] = [await secondDevice(page, organization), await secondDevice(page, organization)];
  await page.getByRole("button", { name: /^Your menu/ }).click();
  await page.getByRole("menuitem", { name: "Sessions" }).click();
  await expect(page.getByRole("heading", { name: "Sessions", level: 1 })).toBeVisible();
  await expect(page.getByText("Ended at once, on every server.")).toBeVisible();
  const rows = page.getByRole("list", { name: "Sessions" }).getByRole("listitem");
  await expect(rows).toHaveCount(3);
  await expect(rows.filter({ hasText: "This device" })).toHaveCount(1);
  await expect(rows.filter({ hasText: "This device" }).getByRole("button")).toHaveCount(0);
  await expectToFit(page, "sessions");

  // Latest seen first: the second of the two devices.
  await page
    .getByRole("button", { name: /^End the session of Chrome on Linux/ })
    .first()
    .click();
  await expect(page.getByText("The session of Chrome on Linux has ended.", { exact: true })).toBeVisible();
  await expect(rows).toHaveCount(2);
  await page.getByRole("button", { name: "End all others" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("This device stays signed in.");
  await dialog.getByRole("button", { name: "End all others" }).click();
  await expect(rows).toHaveCount(1);
  await expect(page.getByText("You are signed in nowhere else.")).toBeVisible();
  await expectSignedOut(one, organization.slug);
  await expectSignedOut(two, organization.slug);
  await page.reload();
  await expect(rows).toHaveCount(1);
});

test("an admin sees how a person signs in, and ends their sessions", async ({ page }) => {
  const organization = await signUp(page);
  const device = await secondDevice(page, organization);
  await page.getByRole("link", { name: "Users" }).first().click();
  await page.getByRole("row", { name: /mia@/ }).getByRole("link").click();
  await page.getByRole("link", { name: "Sign-in", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Sessions", level: 2 })).toBeVisible();
  await expect(page.getByText("Not bound yet; the first sign-in does it")).toBeVisible();
  await expect(page.getByRole("table", { name: "Last sign-ins" }).getByRole("row", { name: /Signed in/ })).toHaveCount(
    2,
  );
  await expectToFit(page, "user-sign-in");
  await page.getByRole("button", { name: "End sessions" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("2 sessions end at once, on every server");
  await page.getByRole("alertdialog").getByRole("button", { name: "End sessions" }).click();
  await expectSignedOut(device, organization.slug);
  await expectSignedOut(page, organization.slug);
});
