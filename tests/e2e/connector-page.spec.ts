import { expect, type Page } from "@playwright/test";
import { connect } from "@/tests/e2e/support/connect";
import { expectToFit } from "@/tests/e2e/support/expect-to-fit";
import { origin, test } from "@/tests/e2e/support/usher";

const problems = (page: Page) => page.getByRole("list", { name: "Problems" }).getByRole("listitem");

test("problems: grouped by cause, shown in the log, marked as done, undone, and back with the next request", async ({
  page,
}) => {
  const { connectorId, scim, slug } = await connect(page);
  await expect(page.getByText("No refused request in 24 hours.")).toBeVisible();
  const refuse = (userName: string) =>
    scim("POST", "/Users", {
      schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
      userName,
      displayName: userName,
      externalId: `${userName}-nickname`,
    });
  for (const name of ["ada", "bo", "cy", "dee"]) await refuse(`${name}@contoso.example`);

  const problem = problems(page).filter({ hasText: "which is no object id" });
  await expect(problem).toContainText(
    "4 people: dee@contoso.example, cy@contoso.example, bo@contoso.example and 1 more",
  );
  for (const heading of ["Entra's log says", "Usher answered", "Change this"])
    await expect(problem.getByRole("heading", { name: heading })).toBeVisible();

  await expectToFit(page, "connector-problems");
  await problem.getByRole("link", { name: "Show 4 requests" }).click();
  await expect(page.getByRole("heading", { name: "Request log", level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/cause=externalid_not_objectid/);
  await expect(page.getByRole("table", { name: "Requests" }).getByRole("row")).toHaveCount(5);
  await page.getByRole("button", { name: /^Remove filter Cause: / }).click();
  await expect(page).not.toHaveURL(/cause=/);

  await page.goto(`${origin()}/o/${slug}/integrations/${connectorId}`);
  await problem.getByRole("button", { name: "Mark as done" }).click();
  await expect(page.getByText("No refused request in 24 hours.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(problem).toBeVisible();
  await problem.getByRole("button", { name: "Mark as done" }).click();
  await expect(problem).toHaveCount(0);
  await refuse("eve@contoso.example");
  await expect(problem).toContainText("1 person: eve@contoso.example");
  await expect(problem).toContainText("Once,");
});

test("the chart: in lines and as a table, its range in the address, a sentence on a phone", async ({ page }) => {
  const { slug, connectorId, scim } = await connect(page);
  for (let count = 0; count < 3; count += 1) await scim("GET", "/Users");
  await scim("GET", "/Users/nobody");
  const url = `${origin()}/o/${slug}/integrations/${connectorId}`;
  await page.goto(url);
  // A row of the log is written a moment after its answer, and the chart asks again after fifteen seconds.
  await expect(page.getByText("24 h: 3 accepted · 1 refused")).toBeVisible({ timeout: 30_000 });
  const figure = page.getByRole("figure", { name: "Requests by the hour" });
  await expect(figure.getByRole("img")).toBeVisible();
  await expect(figure.locator("svg").getByText("accepted", { exact: true })).toBeVisible();
  await expect(figure.locator("svg").getByText("refused", { exact: true })).toBeVisible();
  const dashes = await figure
    .locator("path.recharts-line-curve")
    .evaluateAll((paths) => paths.map((path) => path.getAttribute("stroke-dasharray")));
  expect(new Set(dashes).size).toBe(2);

  await figure.getByRole("button", { name: "Show as table" }).click();
  const table = figure.getByRole("table");
  await expect(table.getByRole("row")).toHaveCount(25);
  await expect(table.getByRole("cell", { name: "3", exact: true })).toHaveCount(1);

  await page.getByRole("link", { name: "30 days" }).click();
  await expect(page).toHaveURL(/\?range=30d$/);
  await page.reload();
  await expect(page.getByText("30 days: 3 accepted · 1 refused")).toBeVisible();

  await page.setViewportSize({ width: 375, height: 800 });
  await page.reload();
  const days = page.getByRole("figure", { name: "Requests by the day" });
  await expect(days.getByRole("img")).toHaveCount(0);
  await days.getByRole("button", { name: "Show chart" }).click();
  await expect(days.getByRole("img")).toBeVisible();
  await expectToFit(page, "connector-chart");
});

test("the values of the connector stand ready to be copied", async ({ page }) => {
  const { connectorId } = await connect(page);
  await page.getByText("Values to enter in Entra").click();
  await expect(page.getByRole("textbox", { name: "OAuth token endpoint" })).toHaveValue(
    `${origin()}/scim/v2/${connectorId}/oauth/token`,
  );
  await expect(page.getByRole("textbox", { name: "Redirect URI" })).toHaveValue(
    `${origin()}/api/auth/callback/${connectorId}`,
  );
});
