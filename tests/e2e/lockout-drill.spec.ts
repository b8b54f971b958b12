import { expect, type Page } from "@playwright/test";
import { callApi } from "@/tests/e2e/support/connect";
import { otherBrowser, signInWith } from "@/tests/e2e/support/entra-world";
import { startEntra } from "@/tests/e2e/support/start-entra";
import { comeFromElsewhere, origin, test } from "@/tests/e2e/support/usher";
import type { EntraTenant } from "@/tests/support/entra-tenant";

let entra: EntraTenant;

test.beforeAll(async () => {
  entra = await startEntra();
});

test.afterAll(() => entra.stop());

const overview = (page: Page) => page.getByRole("heading", { name: "Overview", level: 1 });

async function signInByPassword(page: Page, slug: string, email: string, password: string): Promise<void> {
  await comeFromElsewhere(page);
  await page.goto(`${origin()}/sign-in/${slug}`);
  await page.getByLabel("Work e-mail").fill(email);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("SSO required and broken: the break-glass admin gets in and mends it; nobody else comes in by password", async ({
  page,
  browser,
}) => {
  const world = await signInWith(page, entra);
  const { slug, connectorId } = world;
  const { person } = await world.hire("Admin");
  const ada = await (await otherBrowser(browser)).newPage();
  const bo = await (await otherBrowser(browser)).newPage();
  const sso = `${origin()}/sso/${connectorId}`;
  const builtin = { email: `bo@${slug}.example`, password: "purple kettle sings loudly" };

  await test.step("an admin proves SSO; another EnterpriseAdmin has a password", async () => {
    await ada.goto(sso);
    await expect(overview(ada)).toBeVisible();
    const invited = (await callApi(page, slug, "POST", "/users/invite", {
      userName: builtin.email,
      email: builtin.email,
      accessRole: "EnterpriseAdmin",
    })) as { links: { url: string }[] };
    await bo.goto(invited.links[0]?.url ?? "");
    await bo.getByLabel("Password", { exact: true }).fill(builtin.password);
    await bo.getByRole("button", { name: "Set password and sign in" }).click();
    await expect(overview(bo)).toBeVisible();
  });

  await test.step("SSO is required, with the founder as break-glass admin: the other's session ends", async () => {
    const policy = await page.request.get(`${origin()}/api/organizations/${slug}/sign-in-policy`);
    const { candidates } = (await policy.json()) as { candidates: { userId: string; name: string }[] };
    const founder = candidates.find(({ name }) => name.startsWith("mia@"));
    await callApi(page, slug, "PATCH", "/sign-in-policy", { breakGlass: [founder?.userId], requireSso: true });
    await bo.reload();
    await expect(bo).toHaveURL(/\/sign-in/);
  });

  await entra.register({ secrets: ["rotated in Entra, and nobody told Usher"] });

  await test.step("nobody else gets in", async () => {
    await ada.context().clearCookies();
    await ada.goto(sso);
    await expect(ada.getByText("do not agree on this app's secret")).toBeVisible();
    await signInByPassword(bo, slug, builtin.email, builtin.password);
    await expect(bo.getByText("your organization requires SSO")).toBeVisible();
    await signInByPassword(ada, slug, person.userPrincipalName, builtin.password);
    await expect(ada.getByText("E-mail or password is wrong.")).toBeVisible();
  });

  await test.step("the break-glass admin does, sees what is broken, and enters the new secret", async () => {
    const mia = await (await otherBrowser(browser)).newPage();
    await signInByPassword(mia, slug, world.email, world.password);
    await expect(overview(mia)).toBeVisible();
    await mia.goto(`${origin()}/o/${slug}/security/sign-in`);
    await expect(mia.getByText(/SSO has failed since/)).toBeVisible();
    await callApi(mia, slug, "POST", `/connectors/${connectorId}/sign-in/secrets`, {
      secret: "rotated in Entra, and nobody told Usher",
      endsOn: null,
    });
    await mia.context().close();
  });

  await test.step("SSO works again, and passwords do not", async () => {
    await ada.goto(sso);
    await expect(overview(ada)).toBeVisible();
    await signInByPassword(bo, slug, builtin.email, builtin.password);
    await expect(bo.getByText("your organization requires SSO")).toBeVisible();
  });
  await ada.context().close();
  await bo.context().close();
});
