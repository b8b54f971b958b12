import { expect, type Page } from "@playwright/test";
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env["USHER_SHOTS"];
  if (folder === undefined) return;
  for (const [kind, width, dark] of [
    ["light", 1280, false],
    ["dark", 1280, true],
    ["phone", 375, false],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(
      (theme) => {
        document.documentElement.dataset["theme"] = theme;
      },
      dark ? "dark" : "light",
    );
    await page.emulateMedia({ colorScheme: dark ? "dark" : "light" });
    await page.waitForTimeout(300);
    await page.screenshot({ path: `${folder}/${name}-${kind}.png`, fullPage: true });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(wide, `${name} ${kind}`).toBeLessThanOrEqual(width);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1280, height: 900 });
}
