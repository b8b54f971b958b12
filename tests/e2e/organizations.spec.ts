import { expect, type Page } from "@playwright/test";
import { expectToFit } from "@/tests/e2e/support/expect-to-fit";
import { signInWithPassword } from "@/tests/e2e/support/sign-in-with-password";
import { comeFromElsewhere, origin, signUp, test } from "@/tests/e2e/support/usher";

/** A second organization of the same e-mail and password. Ends signed out. */
async function signUpTwin(
  page: Page,
  first: { readonly email: string; readonly password: string; readonly slug: string },
) {
  const slug = `twin-${first.slug}`;
  await page.context().clearCookies();
  await comeFromElsewhere(page);
  await page.goto(`${origin()}/sign-up`);
  await page.getByLabel("Organization name").fill("Fabrikam");
  await page.getByLabel("Address").fill(slug);
  await page.getByLabel("Work e-mail").fill(first.email);
  await page.getByLabel("Password", { exact: true }).fill(first.password);
  await page.getByRole("button", { name: "Create organization" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Overview|Choose an organization/);
  await page.context().clearCookies();
  return slug;
}

test("somebody whose password opens two organizations chooses one, and switches", async ({ page }) => {
  const first = await signUp(page);
  const twin = await signUpTwin(page, first);
  await signInWithPassword(page, first);
  await expect(page.getByRole("heading", { name: "Choose an organization", level: 1 })).toBeVisible();
  const rows = page.getByRole("list", { name: "Organizations" }).getByRole("listitem");
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: "Fabrikam" })).toContainText(`/o/${twin} · EnterpriseAdmin`);
  await expectToFit(page, "organizations");
  await rows.filter({ hasText: "Fabrikam" }).getByRole("button").click();
  await expect(page).toHaveURL(`${origin()}/o/${twin}`);
  await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();

  await test.step("the switcher in the top bar leads back", async () => {
    await page.getByRole("button", { name: "Switch organization, now Fabrikam" }).click();
    await expect(page.getByRole("menuitem", { name: "Create organization" })).toBeVisible();
    await page.getByRole("menuitem", { name: /Contoso/ }).click();
    await expect(page).toHaveURL(`${origin()}/o/${first.slug}`);
    await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
  });

  await test.step("signing out leaves both", async () => {
    await page.getByRole("button", { name: /^Your menu/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    await page.goto(`${origin()}/organizations`);
    await expect(page).toHaveURL(/\/sign-in/);
  });
});

test("somebody with one organization is not asked", async ({ page }) => {
  const { slug } = await signUp(page);
  await page.goto(`${origin()}/organizations`);
  await expect(page).toHaveURL(`${origin()}/o/${slug}`);
  await page.getByRole("button", { name: "Switch organization, now Contoso" }).click();
  await expect(page.getByText("No other one is open to this sign-in.")).toBeVisible();
});
