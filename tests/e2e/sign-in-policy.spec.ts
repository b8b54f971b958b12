import { expect } from "@playwright/test";
import { expectToFit } from "@/tests/e2e/support/expect-to-fit";
import { roleWorld } from "@/tests/e2e/support/role-world";
import { signInWithPassword } from "@/tests/e2e/support/sign-in-with-password";
import { addConnector, comeFromElsewhere, origin, signUp, test } from "@/tests/e2e/support/usher";

test("SSO cannot be required before it is proven; the length of sessions can be set", async ({ page }) => {
  const { slug } = await signUp(page);
  await addConnector(page, slug);
  await page.getByRole("link", { name: "Sign-in policy" }).click();
  await expect(page.getByRole("heading", { name: "Sign-in policy", level: 1 })).toBeVisible();
  await expect(page.getByText("Locked", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Require SSO…" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Prove now" })).toHaveAttribute(
    "href",
    /\/integrations\/[0-9a-f-]+\/sign-in$/,
  );
  await expectToFit(page, "sign-in-policy-locked");

  await test.step("a second factor is asked of others only by somebody who has one", async () => {
    await page.getByRole("switch", { name: "EnterpriseAdmins need a second factor beside their password" }).click();
    await expect(page.getByText(/^You have no second factor yet/)).toBeVisible();
    await page.reload();
    await expect(page.getByRole("switch", { name: /need a second factor/ })).not.toBeChecked();
  });

  await test.step("hours and idle end are checked, saved and kept", async () => {
    await page.getByLabel("Session length, in hours").fill("0");
    await page.getByLabel("Idle end, in minutes").fill("2");
    await page.getByRole("button", { name: "Save session length" }).click();
    await expect(page.getByText("A session lasts at least 1 hour.")).toBeVisible();
    await expect(page.getByText("Idleness ends a session after 5 minutes at the earliest.")).toBeVisible();
    await page.getByLabel("Session length, in hours").fill("12");
    await page.getByLabel("Idle end, in minutes").fill("30");
    await page.getByRole("button", { name: "Save session length" }).click();
    await expect(page.getByText("The length of sessions is saved.", { exact: true })).toBeVisible();
    await page.reload();
    await expect(page.getByLabel("Session length, in hours")).toHaveValue("12");
    await expect(page.getByLabel("Idle end, in minutes")).toHaveValue("30");
  });
});

test("an admin requires SSO: who is affected is said first, and break-glass admins get in", async ({
  page,
  browser,
}) => {
  const { proven } = roleWorld();
  await comeFromElsewhere(page);
  await signInWithPassword(page, proven);
  await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
  const context = await browser.newContext();
  const bo = await context.newPage();
  await comeFromElsewhere(bo);
  await signInWithPassword(bo, { email: `bo@${proven.slug}.example`, password: proven.password });
  await expect(bo.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();

  await page.goto(`${origin()}/o/${proven.slug}/security/sign-in`);
  await expect(page.getByText("An admin has proven SSO here: done")).toBeVisible();
  await page.getByRole("button", { name: "Name break-glass admin" }).click();
  await expect(page.getByRole("list", { name: "Break-glass admins" }).getByText(/^Never tested/)).toBeVisible();
  await page.getByRole("button", { name: "Require SSO…" }).click();
  const dialog = page.getByRole("dialog", { name: "Require SSO?" });
  await expect(dialog.getByText("1 person with login method sso can no longer use a password.")).toBeVisible();
  const losing = dialog.getByRole("list", { name: "People who lose their password sign-in" });
  await expect(losing.getByRole("listitem")).toHaveText([proven.builtinName]);
  await expect(dialog.getByText("1 session ends at once.")).toBeVisible();
  await expectToFit(page, "sign-in-policy-dialog");
  await dialog.getByRole("checkbox", { name: "People with login method builtin keep their passwords" }).click();
  await expect(losing).toHaveCount(0);
  await dialog.getByRole("checkbox", { name: "People with login method builtin keep their passwords" }).click();
  await expect(losing).toBeVisible();
  await dialog.getByRole("button", { name: "Require SSO" }).click();
  await expect(page.getByText("SSO is required.", { exact: true })).toBeVisible();
  await expect(page.getByText("Required", { exact: true })).toBeVisible();
  await expectToFit(page, "sign-in-policy-required");

  await test.step("the builtin person is out at once and stays out; the break-glass admin is tested by signing in", async () => {
    await bo.goto(`${origin()}/o/${proven.slug}/users`);
    await expect(bo).toHaveURL(/\/sign-in/);
    await signInWithPassword(bo, { email: `bo@${proven.slug}.example`, password: proven.password });
    await expect(bo.getByText(/your organization requires SSO/)).toBeVisible();
    await signInWithPassword(bo, proven);
    await expect(bo.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
    await context.close();
    await expect(page.getByRole("list", { name: "Break-glass admins" }).getByText(/^Tested/)).toBeVisible();
  });

  await test.step("the last break-glass admin cannot go", async () => {
    await page
      .getByRole("list", { name: "Break-glass admins" })
      .getByRole("button", { name: /^Remove/ })
      .click();
    await expect(
      page.getByText(/^SSO cannot be required\. No break-glass admin is named whose password works/),
    ).toBeVisible();
  });

  await test.step("it can be taken back", async () => {
    await page.getByRole("button", { name: "Stop requiring SSO" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Stop requiring SSO" }).click();
    await expect(page.getByText("SSO is not required any more.", { exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: "Require SSO…" })).toBeVisible();
  });
});
