import type { Page } from "@playwright/test";
import type { AccessRole } from "@/lib/auth/permissions";
import { type RoleWorld, roleWorld } from "@/tests/e2e/support/role-world";
import { origin } from "@/tests/e2e/support/usher";

/** Signs in as the person with this access role, in all pages of the browser's context. Returns what there is to open. */
export async function signInAs(page: Page, role: AccessRole): Promise<RoleWorld> {
  const world = roleWorld();
  const cookie = world.cookies[role];
  const equals = cookie.indexOf("=");
  await page
    .context()
    .addCookies([{ name: cookie.slice(0, equals), value: cookie.slice(equals + 1), url: origin(), httpOnly: true }]);
  return world;
}
