import { expect, type Page } from "@playwright/test";
import { addConnector, generateToken, origin, signUp, test } from "@/tests/e2e/support/usher";
import { type DnsServer, startDnsServer } from "@/tests/support/dns-server";

let dns: DnsServer;
test.beforeAll(async () => {
  dns = await startDnsServer(Number(process.env["USHER_E2E_DNS_PORT"]));
});
test.afterAll(() => dns.close());

const userUrn = "urn:ietf:params:scim:schemas:core:2.0:User";

/** What Entra sends for a new person. Returns the answer's status and text. */
async function create(tenantUrl: string, token: string, email: string): Promise<readonly [number, string]> {
  const answer = await fetch(`${tenantUrl}/Users`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/scim+json" },
    body: JSON.stringify({
      schemas: [userUrn],
      userName: email,
      emails: [{ type: "work", primary: true, value: email }],
    }),
  });
  return [answer.status, await answer.text()];
}

async function checkNow(page: Page): Promise<void> {
  const answered = page.waitForResponse((answer) => answer.url().endsWith("/check"));
  await page.getByRole("dialog").getByRole("button", { name: "Check now" }).click();
  expect((await answered).status()).toBe(200);
}

test("an admin proves a domain by a real look-up, sees it get lost, and deletes it", async ({ page }) => {
  const { slug } = await signUp(page);
  await page.getByRole("link", { name: "Domains", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Domains", level: 1 })).toBeVisible();
  await expect(page.getByText("No domain yet.")).toBeVisible();
  const name = `${slug}.example`;

  await test.step("what cannot be proved is refused with its reason", async () => {
    await page.getByRole("button", { name: "Add domain" }).click();
    const dialog = page.getByRole("dialog", { name: "Add domain" });
    const field = dialog.getByLabel("Domain");
    for (const [text, words] of [
      ["*.contoso.example", "is a wildcard"],
      ["192.0.2.1", "is an IP address"],
      ["co.uk", "is a public suffix"],
      [`${"a".repeat(64)}.example`, "at most 63"],
    ] as const) {
      await field.fill(text);
      await dialog.getByRole("button", { name: "Add domain" }).click();
      await expect(dialog.getByText(words)).toBeVisible();
      await expect(field).toBeFocused();
    }
    await field.fill(`${name.toUpperCase()}.`);
    await dialog.getByRole("button", { name: "Add domain" }).click();
  });

  const dialog = page.getByRole("dialog", { name });
  let value = "";
  await test.step("the record to publish is shown to copy", async () => {
    await expect(dialog.getByRole("textbox", { name: "Type" })).toHaveValue("TXT");
    await expect(dialog.getByRole("textbox", { name: "Host" })).toHaveValue(name);
    await expect(dialog.getByText("Nobody has looked yet.")).toBeVisible();
    await dialog.getByRole("button", { name: "Copy Value" }).click();
    value = await page.evaluate(() => navigator.clipboard.readText());
    expect(value).toMatch(/^usher-verification=[0-9a-f]{32}$/);
  });

  await test.step("each check says what DNS really answered", async () => {
    await checkNow(page);
    await expect(dialog.getByText("does not exist (NXDOMAIN)")).toBeVisible();
    dns.set(name, [["v=spf1 -all"], ["other=1"]]);
    await checkNow(page);
    await expect(dialog.getByText("Found: 2 others.")).toBeVisible();
    await expect(dialog.getByText("Not found yet. DNS changes need minutes to hours")).toBeVisible();
    dns.set(name, "SERVFAIL");
    await checkNow(page);
    await expect(dialog.getByText("That says nothing about the record.")).toBeVisible();
    dns.set(name, [["v=spf1 -all"], [value.slice(0, 20), value.slice(20)]]);
    await checkNow(page);
    await expect(dialog.getByText("Verified", { exact: true })).toBeVisible();
    await dialog.getByRole("button", { name: "Close" }).first().click();
    await expect(page.getByRole("row", { name: new RegExp(name) })).toContainText("Verified");
  });

  await test.step("a record that goes away is said with its consequence, here and on the Overview", async () => {
    dns.set(name, []);
    await page.getByRole("link", { name }).click();
    await checkNow(page);
    await expect(dialog.getByText("Record gone")).toBeVisible();
    // The admin who signed up has an address under it.
    await expect(
      dialog.getByText(/The record is gone since .*1 person keeps access; new ones are refused in 7 days/),
    ).toBeVisible();
    await page.goto(`${origin()}/o/${slug}`);
    await expect(page.getByText(`The DNS record of ${name} is gone`)).toBeVisible();
    await page.getByRole("link", { name: "Open domain" }).click();
    await expect(dialog).toBeVisible();
    dns.set(name, [[value]]);
    await checkNow(page);
    await expect(dialog.getByText("Verified", { exact: true })).toBeVisible();
    await page.keyboard.press("Escape");
  });

  await test.step("deleting asks for the name, because people are under it", async () => {
    await page.getByRole("button", { name: `Actions for ${name}` }).click();
    await page.getByRole("menuitem", { name: "Delete domain…" }).click();
    const question = page.getByRole("dialog", { name: `Delete ${name}?` });
    await expect(question.getByText("1 person keeps access.")).toBeVisible();
    await question.getByRole("textbox").fill(name);
    await question.getByRole("button", { name: "Delete domain" }).click();
    await expect(page.getByText("No domain yet.")).toBeVisible();
  });
});

test("a connector takes people of verified domains only, and the request log leads to the cure", async ({ page }) => {
  const { slug } = await signUp(page);
  const tenantUrl = await addConnector(page, slug);
  const token = await generateToken(page);
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  const connectorPage = `${origin()}/o/${slug}/integrations/${tenantUrl.split("/").at(-1)}`;
  await page.goto(connectorPage);
  await page.getByRole("switch", { name: "Provisioning" }).click();
  await expect(page.getByRole("switch", { name: "Provisioning" })).toBeChecked();
  const [own, fabrikam] = [`${slug}.example`, `fabrikam-${slug}.example`];
  await expect.poll(async () => (await create(tenantUrl, token, `ada@${fabrikam}`))[0]).toBe(201);

  await test.step("the setting says who would be refused before it is saved", async () => {
    await page.goto(`${connectorPage}/settings`);
    await page.getByLabel("Provision only users whose e-mail domain is verified").click();
    await expect(page.getByText("No domain is verified yet, so everybody new would be refused.")).toBeVisible();
    await page.getByRole("button", { name: "Discard" }).click();
    const added = await page.evaluate(
      async (path) => {
        const answer = await fetch(path.url, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ name: path.own }),
        });
        return (await answer.json()) as { id: string; record: { value: string } };
      },
      { url: `/api/organizations/${slug}/domains`, own },
    );
    dns.set(own, [[added.record.value]]);
    await page.goto(`${origin()}/o/${slug}/security/domains?open=${added.id}`);
    await checkNow(page);
    await page.goto(`${connectorPage}/settings`);
    await page.getByLabel("Provision only users whose e-mail domain is verified").click();
    await expect(page.getByText(`1 of 1 person would be refused today: ${fabrikam} (1).`)).toBeVisible();
    await page.getByRole("button", { name: "Save settings" }).click();
    await expect(page.getByText("The settings are saved.", { exact: true })).toBeVisible();
  });

  await test.step("SCIM refuses a stranger by the name of the domain, and takes one's own people", async () => {
    const [status, text] = await create(tenantUrl, token, `eve@${fabrikam}`);
    expect([status, JSON.parse(text).scimType]).toEqual([400, "invalidValue"]);
    expect(text).toContain(`${fabrikam} is not verified`);
    expect((await create(tenantUrl, token, `bo@${own}`))[0]).toBe(201);
  });

  await test.step("the request log says why, and its button adds the domain", async () => {
    await page.goto(`${origin()}/o/${slug}/request-log?outcome=refused`);
    await page.getByRole("link", { name: new RegExp(`eve@${fabrikam}`) }).click();
    await expect(
      page.getByText(`${fabrikam} is not verified, and this connector takes verified domains only.`).first(),
    ).toBeVisible();
    await page.getByRole("link", { name: "Verify domain" }).click();
    const dialog = page.getByRole("dialog", { name: "Add domain" });
    await expect(dialog.getByLabel("Domain")).toHaveValue(fabrikam);
    await dialog.getByRole("button", { name: "Add domain" }).click();
    await expect(page.getByRole("dialog", { name: fabrikam })).toBeVisible();
  });
});
