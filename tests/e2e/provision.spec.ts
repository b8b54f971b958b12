import { expect } from "@playwright/test";
import { stepNames } from "@/lib/entra-client/model";
import { runCycle } from "@/lib/entra-client/run-cycle";
import { addConnector, generateToken, origin, signUp, test } from "@/tests/e2e/support/usher";

const patchUrn = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
const userUrn = "urn:ietf:params:scim:schemas:core:2.0:User";

function scim(tenantUrl: string, token: string) {
  return (method: string, path: string, body?: object) =>
    fetch(`${tenantUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/scim+json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}

test("an admin connects Entra, sees its people arrive, and can pause it without losing anything", async ({ page }) => {
  const { slug } = await signUp(page);
  const tenantUrl = await addConnector(page, slug);
  expect(tenantUrl).toMatch(new RegExp(`^${origin()}/scim/v2/[0-9a-f-]{36}$`));
  await expect(page.getByText("Waiting for Entra").first()).toBeVisible();

  const token = await generateToken(page);
  expect(token).toMatch(/^ush_/);
  const send = scim(tenantUrl, token);
  const probe = () => send("GET", `/Users?filter=userName+eq+%22${crypto.randomUUID()}%22`);

  await test.step("the probe works before provisioning is on, and the dialog shows its first use", async () => {
    const answer = await probe();
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ totalResults: 0, Resources: [] });
    await expect(page.getByText(/Used at \d/)).toBeVisible();
    await page.getByRole("button", { name: "Done" }).click();
  });

  await test.step("the token is gone after a reload", async () => {
    await page.reload();
    await expect(page.getByText("Used by Entra")).toBeVisible();
    expect(await page.content()).not.toContain(token.slice(12));
  });

  await test.step("a write before go-live waits", async () => {
    const refused = await send("POST", "/Users", { schemas: [userUrn], userName: "early@contoso.example" });
    expect(refused.status).toBe(503);
  });

  await page.getByRole("switch", { name: "Provisioning" }).click();
  await expect(page.getByRole("switch", { name: "Provisioning" })).toBeChecked();
  await expect.poll(async () => (await send("DELETE", "/Users/none")).status).toBe(404);

  await test.step("an Entra cycle runs without deviation", async () => {
    const report = await runCycle({
      url: tenantUrl,
      token,
      users: 12,
      groups: 2,
      flag: "alternate",
      seed: "first",
      steps: stepNames.filter((step) => step !== "delete" && step !== "clean-up"),
    });
    expect(report.deviations).toEqual([]);
  });

  await test.step("users, groups and request log show it", async () => {
    await page.goto(`${origin()}/o/${slug}/users`);
    await expect(page.locator("tbody tr")).toHaveCount(13);
    await page.locator("tbody tr a").first().click();
    await expect(page.getByText("Provisioned by Microsoft Entra ID")).toBeVisible();
    await page.getByRole("link", { name: "History" }).click();
    await expect(page.getByText("Created", { exact: false }).first()).toBeVisible();
    await page.goto(`${origin()}/o/${slug}/groups`);
    await expect(page.locator("tbody tr")).toHaveCount(2);
    await page.locator("tbody tr a").first().click();
    await expect(page.getByRole("heading", { name: "Members" })).toBeVisible();
    await expect(page.locator("tbody tr").first()).toBeVisible();
    await page.goto(`${origin()}/o/${slug}/request-log?outcome=refused`);
    await page.locator("tbody tr a").first().click();
    await expect(page.getByText("What changed").or(page.getByText("Why not")).first()).toBeVisible();
  });

  await test.step("switched off: the probe answers 200, writes 503 with Retry-After and a detail that says who and where", async () => {
    await page.goto(`${origin()}/o/${slug}/integrations`);
    await page
      .getByRole("link", { name: /Microsoft Entra ID/ })
      .first()
      .click();
    await expect(page.getByRole("heading", { name: "Microsoft Entra ID", level: 1 })).toBeVisible();
    await page.getByRole("switch", { name: "Provisioning" }).click();
    await page.getByRole("button", { name: "Switch provisioning off" }).click();
    await expect.poll(async () => (await send("DELETE", "/Users/none")).status).toBe(503);
    expect((await probe()).status).toBe(200);
    const refused = await send("POST", "/Users", { schemas: [userUrn], userName: "late@contoso.example" });
    expect(refused.status).toBe(503);
    expect(refused.headers.get("retry-after")).toMatch(/^\d+$/);
    const { detail } = (await refused.json()) as { detail: string };
    expect(detail).toContain("switched it off");
    expect(detail).toContain(`/o/${slug}/integrations/`);
  });

  await test.step("on again: the retried cycle completes and nothing is lost", async () => {
    await page.getByRole("switch", { name: "Provisioning" }).click();
    await expect.poll(async () => (await send("DELETE", "/Users/none")).status).toBe(404);
    const retried = await send("POST", "/Users", { schemas: [userUrn], userName: "late@contoso.example" });
    expect(retried.status).toBe(201);
    const { id } = (await retried.json()) as { id: string };
    const disabled = await send("PATCH", `/Users/${id}`, {
      schemas: [patchUrn],
      Operations: [{ op: "Replace", path: "active", value: "False" }],
    });
    expect(disabled.status).toBe(200);
    const report = await runCycle({ url: tenantUrl, token, users: 8, groups: 1, flag: "legacy", seed: "second" });
    expect(report.deviations).toEqual([]);
    const total = (await (await send("GET", "/Users?count=0")).json()) as { totalResults: number };
    expect(total.totalResults).toBe(1 + 12 + 1 + 8 - 1);
  });
});

test("a wrong token shows up on the connector page with its cause and cure", async ({ page }) => {
  const { slug } = await signUp(page);
  const tenantUrl = await addConnector(page, slug);
  const answer = await fetch(`${tenantUrl}/Users`, { headers: { authorization: "Bearer Bearer ush_x" } });
  expect(answer.status).toBe(401);
  await expect(page.getByText(/arrived twice/).first()).toBeVisible();
});

test("a token's dialog warns before it closes uncopied", async ({ page }) => {
  const { slug } = await signUp(page);
  await addConnector(page, slug);
  await page.getByRole("link", { name: "Credentials" }).click();
  await page.getByRole("button", { name: "New token" }).click();
  await page.getByRole("button", { name: "Generate token" }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("The token cannot be shown again.")).toBeVisible();
  await page.getByRole("button", { name: "Keep open" }).click();
  await expect(page.getByRole("dialog", { name: "Token generated" })).toBeVisible();
});
