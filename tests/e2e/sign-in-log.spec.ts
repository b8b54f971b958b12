import { expect, type Page } from "@playwright/test";
import { expectToFit } from "@/tests/e2e/support/expect-to-fit";
import { signInWithPassword } from "@/tests/e2e/support/sign-in-with-password";
import { comeFromElsewhere, origin, signUp, test } from "@/tests/e2e/support/usher";

const row = (page: Page, name: string | RegExp) => page.getByRole("row", { name });

test("an admin sees who tried to sign in, live, and why it did not work", async ({ page, browser }) => {
  const organization = await signUp(page);
  await page.getByRole("link", { name: "Sign-in log" }).click();
  await expect(page.getByRole("heading", { name: "Sign-in log", level: 1 })).toBeVisible();
  await expect(row(page, /Signed in mia@.* Password .*Chrome on Linux/)).toBeVisible();

  await test.step("a wrong password appears by itself, with its cause", async () => {
    const context = await browser.newContext();
    const other = await context.newPage();
    await comeFromElsewhere(other);
    await signInWithPassword(other, { ...organization, password: "wrong horse battery" });
    await expect(other.getByText("E-mail or password is wrong.").first()).toBeVisible();
    await context.close();
    await expect(row(page, /Failed mia@.*The password was wrong\./)).toBeVisible();
  });

  await test.step("failed only, in the address too", async () => {
    await page.getByRole("switch", { name: "Failed only" }).click();
    await expect(page.locator("tbody tr")).toHaveCount(1);
    expect(new URL(page.url()).searchParams.get("failed")).toBe("1");
    await page.reload();
    await expect(page.locator("tbody tr")).toHaveCount(1);
    await expect(page.getByText("1 sign-in", { exact: true })).toBeVisible();
    await expectToFit(page, "sign-in-log");
  });

  await test.step("a row opens its story: who, why not, what to do, from where", async () => {
    await row(page, /Failed/)
      .getByRole("link")
      .click();
    const pane = page.getByRole("region", { name: "Sign-in" });
    await expect(pane.getByText("The password was wrong.")).toBeVisible();
    await expect(pane.getByText("If it was them, send a reset link from the user's page.")).toBeVisible();
    await expect(pane.getByText(/^Chrome on Linux/)).toBeVisible();
    await expectToFit(page, "sign-in-log-open");
    await pane.getByRole("button", { name: "Show their sign-ins" }).click();
    await expect(page.getByRole("button", { name: /^Remove filter Person: mia@/ })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(pane).toBeHidden();
  });

  await test.step("search, and nothing that matches", async () => {
    await page.getByLabel("Search people").fill("nobody of that name");
    await expect(page.getByText("No sign-in matches these filters.")).toBeVisible();
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect(page.locator("tbody tr")).toHaveCount(2);
  });

  await test.step("a sign-in of nobody", async () => {
    await page.goto(`${origin()}/o/${organization.slug}/sign-in-log?open=01995a3e-7f5a-7c3e-8a51-3f1f5a3e7c3e`);
    await expect(page.getByText("There is no such sign-in.")).toBeVisible();
  });
});
