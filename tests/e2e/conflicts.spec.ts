import { expect } from "@playwright/test";
import { callApi, connect } from "@/tests/e2e/support/connect";
import { origin, test } from "@/tests/e2e/support/usher";

const objectId = "6c1f4e0a-7d3b-4c52-9a61-0f2b8d5e7a90";

test("an admin decides whether Entra's person is somebody who is here, and takes it back", async ({ page }) => {
  const { slug, provision, scim } = await connect(page);
  const conflicts = `${origin()}/o/${slug}/conflicts`;
  const email = `ada@${slug}.example`;
  const navigation = page.getByRole("navigation", { name: "Main" });

  await test.step("nothing to decide: the page teaches", async () => {
    await page.goto(conflicts);
    await expect(page.getByText("No open question.", { exact: false })).toBeVisible();
  });

  await callApi(page, slug, "POST", "/users", {
    userName: `ada.l@${slug}.example`,
    displayName: "Ada Lovelace",
    email,
  });
  const sent = { displayName: "Ada L.", externalId: objectId, emails: [{ type: "work", value: email, primary: true }] };
  await provision(`ada@${slug}.example`, sent);

  await test.step("the question appears by itself, with what fits and what does not", async () => {
    const card = page.getByRole("region", { name: "Ada L." });
    await expect(card).toBeVisible();
    await expect(card.getByText("created by hand has this e-mail", { exact: false })).toBeVisible();
    await expect(card.getByText(/^Fits:$/)).toHaveCount(1);
    await expect(card.getByText(/^Does not fit:$/)).toHaveCount(2);
    await expect(card.getByText(/Entra will own \d+ values/)).toBeVisible();
  });

  await test.step("it is counted beside the navigation and on the overview", async () => {
    await page.goto(`${origin()}/o/${slug}`);
    await expect(navigation.getByRole("link", { name: "Conflicts 1 open" })).toBeVisible();
    await expect(page.getByText("1 person of Entra's could be someone you already have.")).toBeVisible();
    await page.getByRole("link", { name: "Open conflict" }).click();
  });

  await test.step("linked, the person belongs to Entra and keeps the id", async () => {
    await page.getByRole("button", { name: "Link to this one, Ada Lovelace" }).click();
    await expect(page.getByText("Ada L. is linked to Ada L.").first()).toBeVisible();
    const found = await scim("GET", `/Users?filter=externalId+eq+%22${objectId}%22`);
    expect(await found.json()).toMatchObject({ totalResults: 1 });
  });

  await test.step("Undo opens the question again", async () => {
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("The question about Ada L. is open again.").first()).toBeAttached();
    await expect(page.getByRole("region", { name: "Ada L." })).toBeVisible();
    const found = await scim("GET", `/Users?filter=externalId+eq+%22${objectId}%22`);
    expect(await found.json()).toMatchObject({ totalResults: 0 });
  });

  await test.step("kept apart, Entra's person arrives when it is sent again", async () => {
    await page.getByRole("button", { name: "Keep Ada L. apart" }).click();
    await expect(page.getByText("No open question.", { exact: false })).toBeVisible();
    expect(await provision(`ada@${slug}.example`, sent)).toMatch(/^[0-9a-f-]{36}$/);
    await page.getByRole("link", { name: "Kept apart" }).click();
    await expect(page).toHaveURL(/state=apart/);
    await expect(page.getByText("Ada L. is kept apart.").first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Undo the decision about Ada L." })).toBeVisible();
  });
});
