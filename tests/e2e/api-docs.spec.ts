import { expect } from "@playwright/test";
import { origin, test } from "@/tests/e2e/support/usher";

for (const [name, colorScheme, width] of [
  ["light", "light", 1280],
  ["dark", "dark", 1280],
  ["on a phone", "light", 375],
] as const) {
  test(`the page of the API needs no sign-in and shows what programs read, ${name}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${origin()}/docs/api`);
    await expect(page.getByRole("heading", { name: "API", level: 1 })).toBeVisible();

    await test.step("chapters are links, and every operation of the document has a line", async () => {
      const document = await (await page.request.get(`${origin()}/api/v1/openapi.json`)).json();
      const summaries = Object.values<Record<string, { summary: string; tags: string[] }>>(document.paths).flatMap(
        (methods) => Object.values(methods),
      );
      await expect(page.locator("details > summary")).toHaveCount(summaries.length);
      for (const chapter of new Set(summaries.flatMap(({ tags }) => tags))) {
        await expect(page.getByRole("heading", { name: chapter, level: 2, exact: true })).toHaveCount(1);
        await expect(page.getByRole("link", { name: chapter, exact: true })).toHaveCount(1);
      }
    });

    await test.step("a line opens by keyboard: permission, parameters, command, answers", async () => {
      const entry = page.locator("details", { has: page.getByRole("heading", { name: "Add a user by hand" }) });
      await entry.locator("summary").focus();
      await page.keyboard.press("Enter");
      await expect(entry.getByText("user:create", { exact: true })).toBeVisible();
      await expect(entry.locator("[aria-label='Parameters of Add a user by hand']")).toContainText("Idempotency-Key");
      await expect(entry.locator("[aria-label='Body of Add a user by hand']")).toContainText("userName");
      await expect(entry.locator("pre")).toContainText(`curl -X POST "${origin()}/api/v1/users"`);
      await expect(entry.getByText("412", { exact: true })).toHaveCount(0);
      await expect(entry.getByText("409", { exact: true })).toBeVisible();
      await entry.getByRole("link", { name: "User", exact: true }).click();
      await expect(page.getByRole("heading", { name: "User", level: 3, exact: true })).toBeInViewport();
    });

    await test.step("nothing scrolls sideways, and every button and link has a name", async () => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      const nameless = await page.evaluate(() =>
        [...document.querySelectorAll("a, button, summary")]
          .filter((it) => (it.getAttribute("aria-label") ?? it.textContent ?? "").trim() === "")
          .map((it) => it.outerHTML),
      );
      expect(nameless).toEqual([]);
      const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map(({ id }) => id));
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
      const dangling = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')]
          .map((link) => link.getAttribute("href")?.slice(1) ?? "")
          .filter((id) => document.getElementById(id) === null),
      );
      expect(dangling).toEqual([]);
    });
  });
}
