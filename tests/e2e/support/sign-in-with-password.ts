import { expect, type Page } from "@playwright/test";
import { origin } from "@/tests/e2e/support/usher";

interface Password {
  readonly email: string;
  readonly password: string;
}

/** Signs in on the page /sign-in. Where that leads is for the test to look at. */
export async function signInWithPassword(page: Page, { email, password }: Password): Promise<void> {
  await page.goto(`${origin()}/sign-in`);
  await page.getByLabel("Work e-mail").fill(email);
  const next = page.getByRole("button", { name: "Continue" });
  if (await next.isVisible()) await next.click();
  const field = page.getByLabel("Password", { exact: true });
  await expect(field).toBeVisible();
  await field.fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}
