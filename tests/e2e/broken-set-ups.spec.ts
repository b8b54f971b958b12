import { expect, type Page } from "@playwright/test";
import { folderExtensionUrn as folderUrn } from "@/lib/folders/schemas";
import { type Connected, callApi, connect } from "@/tests/e2e/support/connect";
import { origin, test } from "@/tests/e2e/support/usher";
import { startEntraIssuer } from "@/tests/support/entra-issuer";

// The twelve set-ups that go wrong most: the connector's page is open, Entra sends its request, and within five seconds the page
// names the cause and the cure. Nothing is loaded again.

const userUrn = "urn:ietf:params:scim:schemas:core:2.0:User";
const patchUrn = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

interface World extends Connected {
  readonly page: Page;
  readonly secret: string;
}

async function open(page: Page): Promise<World> {
  const connected = await connect(page);
  const path = `/connectors/${connected.connectorId}/credentials`;
  const made = await callApi(page, connected.slug, "POST", path, { kind: "bearer", name: "Entra", expires: "90d" });
  await expect(page.getByText("No refused request in 24 hours.")).toBeVisible();
  return { ...connected, page, secret: (made as { secret: string }).secret };
}

const ask = (url: string, authorization: string) => fetch(url, { headers: { authorization } });
const tenantUrl = ({ connectorId }: World) => `${origin()}/scim/v2/${connectorId}`;
const person = (fields: object) => ({ schemas: [userUrn], userName: "ada.lovelace@contoso.example", ...fields });

function change({ page, slug, connectorId }: World, settings: object): Promise<unknown> {
  return callApi(page, slug, "PATCH", `/connectors/${connectorId}`, settings);
}

interface SetUp {
  readonly name: string;
  readonly break: (world: World) => Promise<Response>;
  readonly status: number;
  readonly says: string;
  readonly cause: string | RegExp;
  readonly cure: string | RegExp;
  /** The button or link that leads to the cure. */
  readonly press?: string;
}

const setUps: readonly SetUp[] = [
  {
    name: "a wrong token",
    break: (it) => ask(`${tenantUrl(it)}/Users`, "Bearer something-else"),
    status: 401,
    says: "You appear to have entered invalid credentials",
    cause: "Entra used a token that does not exist here",
    cure: "Generate a token, copy it with the button, paste it whole.",
    press: "Open credentials",
  },
  {
    name: "Bearer typed twice",
    break: (it) => ask(`${tenantUrl(it)}/Users`, `Bearer Bearer ${it.secret}`),
    status: 401,
    says: "Unauthorized",
    cause: "The word Bearer arrived twice",
    cure: "Paste only what begins with ush_ into Secret token.",
    press: "Open credentials",
  },
  {
    name: "the URL without the id",
    break: (it) => ask(`${origin()}/scim/v2/Users`, `Bearer ${it.secret}`),
    status: 401,
    says: "Unauthorized",
    cause: "the token shows that this one was meant",
    cure: "Copy the Tenant URL again: it ends in the connector's id, without /Users.",
    press: "Copy Tenant URL",
  },
  {
    name: "a connector that is switched off",
    break: async (it) => {
      await change(it, { provisioningOn: false });
      return it.scim("POST", "/Users", person({}));
    },
    status: 503,
    says: "InternalServerError (503)",
    cause: /Provisioning is off: .+ switched it off on/,
    cure: "Switch it on in Usher",
    press: "Switch provisioning on",
  },
  {
    name: "no Enterprise Toolkit",
    break: async (it) => {
      await callApi(it.page, it.slug, "PATCH", "/billing", { toolkit: false });
      return it.scim("GET", "/Users");
    },
    status: 403,
    says: "InsufficientRights",
    cause: /no Enterprise Toolkit|Enterprise Toolkit is/,
    cure: /[Ee]nable it/,
    press: "Open Billing",
  },
  {
    name: "mailNickname as externalId",
    break: (it) => it.scim("POST", "/Users", person({ externalId: "ada.lovelace" })),
    status: 201,
    says: "Entra does not see this",
    cause: "externalId is “ada.lovelace” (mailNickname). It may change and is not unique",
    cure: "Source attribute objectId",
    press: "Open mapping",
  },
  {
    name: "no user type, with the licence rule and without a default",
    break: async (it) => {
      await change(it, { licenceRule: true });
      return it.scim("POST", "/Users", person({ displayName: "Ada Lovelace" }));
    },
    status: 400,
    says: "MandatoryFieldsMissing",
    cause: "userType is missing, the licence rule is on and this connector has no default.",
    cure: "Set a default user type in Usher under Mapping, or map userType in Entra.",
    press: "Set default",
  },
  {
    name: "a domain that is not verified",
    break: async (it) => {
      await change(it, { verifiedDomainsOnly: true });
      return it.scim("POST", "/Users", person({ emails: [{ type: "work", value: "ada@fabrikam.example" }] }));
    },
    status: 400,
    says: "InvalidDomain",
    cause: "fabrikam.example is not verified",
    cure: /[Vv]erify/,
    press: "Verify domain",
  },
  {
    name: "accountEnabled mapped to active",
    break: async (it) => {
      const id = await it.provision("ada.lovelace@contoso.example");
      return it.scim("PATCH", `/Users/${id}`, {
        schemas: [patchUrn],
        Operations: [{ op: "Replace", path: "active", value: false }],
      });
    },
    status: 200,
    says: "Entra does not see this",
    cause: "active seems to come straight from accountEnabled.",
    cure: 'Switch([IsSoftDeleted], , "False", "True", "True", "False")',
    press: "Open mapping",
  },
  {
    name: "a role that does not exist",
    break: async (it) => {
      await change(it, { roleRule: true });
      return it.scim("POST", "/Users", person({ roles: [{ primary: true, value: "Administrator" }] }));
    },
    status: 400,
    says: "Failure",
    cause: "roles has “Administrator”, which is no access role.",
    cure: "Correct the Value of the app role in Entra, under App roles.",
    press: "Open mapping",
  },
  {
    name: "a folder that does not exist",
    break: (it) =>
      it.scim("POST", "/Users", person({ schemas: [userUrn, folderUrn], [folderUrn]: { folders: ["Sales EU"] } })),
    status: 201,
    says: "Entra does not see this",
    cause: "1 of 1 folders is unknown: Sales EU.",
    cure: "Create them here and grant them with one press",
    press: "See folders",
  },
  {
    name: "a clock that is ten minutes off",
    break: async (it) => {
      const issuer = await startEntraIssuer(Number(process.env["USHER_E2E_ENTRA_PORT"]));
      try {
        await callApi(it.page, it.slug, "POST", `/connectors/${it.connectorId}/credentials`, {
          kind: "workload_identity",
          name: "Entra workload",
          issuer: issuer.issuer,
          jwksUri: issuer.jwksUri,
          subject: issuer.subject,
          audiences: [issuer.audience],
        });
        const then = Math.floor(Date.now() / 1000) + 600;
        const assertion = await issuer.assertion({ iat: then, nbf: then, exp: then + 3600 });
        return await fetch(`${tenantUrl(it)}/oauth/token`, {
          method: "POST",
          body: new URLSearchParams({
            grant_type: "client_credentials",
            client_id: it.connectorId,
            client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            client_assertion: assertion,
          }),
        });
      } finally {
        await issuer.stop();
      }
    },
    status: 401,
    says: "Unauthorized",
    cause: "2 minutes of difference are allowed.",
    cure: "Operator: turn on time synchronisation. Nothing to change in Entra.",
  },
];

for (const setUp of setUps) {
  test(`${setUp.name}: cause and cure within five seconds`, async ({ page }) => {
    const world = await open(page);
    const answer = await setUp.break(world);
    expect(answer.status, await answer.clone().text()).toBe(setUp.status);

    const problem = page.getByRole("list", { name: "Problems" }).getByRole("listitem").filter({ hasText: setUp.cause });
    await expect(problem).toBeVisible({ timeout: 5000 });
    await expect(problem).toContainText(setUp.cure);

    await expect(problem).toContainText(setUp.says);
    await expect(problem).toContainText(String(setUp.status));
    if (setUp.press !== undefined) {
      const button = problem.getByRole("button", { name: setUp.press });
      await expect(button.or(problem.getByRole("link", { name: setUp.press }))).toBeVisible();
    }
  });
}
