import { expect, type Page } from "@playwright/test";

const looks = [
  { name: "light", width: 1280, theme: "light" },
  { name: "dark", width: 1280, theme: "dark" },
  { name: "phone", width: 375, theme: "light" },
] as const;

/** No page scrolls sideways, on a phone neither. Keeps pictures of it in the folder USHER_SHOTS, to look at. */
export async function expectToFit(page: Page, name: string): Promise<void> {
  const folder = process.env["USHER_SHOTS"];
  const before = page.viewportSize() ?? { width: 1280, height: 720 };
  for (const look of looks) {
    if (look.theme === "dark" && folder === undefined) continue;
    await page.setViewportSize({ width: look.width, height: 900 });
    await page.evaluate((theme) => {
      document.documentElement.dataset["theme"] = theme;
    }, look.theme);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, `${name}, ${look.name}`).toBeLessThanOrEqual(look.width);
    if (folder === undefined) continue;
    // Until dialogs have faded in.
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${folder}/${name}-${look.name}.png`, fullPage: true });
  }
  await page.evaluate(() => {
    document.documentElement.dataset["theme"] = "system";
  });
  await page.setViewportSize(before);
}
