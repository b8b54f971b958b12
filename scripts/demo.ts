import { randomBytes } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { permissions } from "@/lib/auth/permissions";
import { setPassword } from "@/lib/auth/set-password";
import { createConnector } from "@/lib/connectors/create-connector";
import { listConnectors } from "@/lib/connectors/list-connectors";
import type { ConnectorDto } from "@/lib/connectors/schemas";
import { updateConnector } from "@/lib/connectors/update-connector";
import type { Ctx } from "@/lib/context";
import { createApiToken } from "@/lib/credentials/create-api-token";
import { createCredential } from "@/lib/credentials/create-credential";
import { type StepName, stepNames } from "@/lib/entra-client/model";
import { runCycle } from "@/lib/entra-client/run-cycle";
import { env } from "@/lib/env";
import { createOrganization } from "@/lib/organizations/create-organization";
import { findOrganization } from "@/lib/organizations/find-organization";
import { runProcess } from "@/lib/server/run-process";
import { type RunningServer, startServer } from "@/lib/server/start-server";
import { listUsers } from "@/lib/users/list-users";

const email = "admin@contoso.example";
const slug = "contoso";

/** The organization Contoso with a connector that is on and a fresh token, and its admin with a fresh password. */
async function makeContoso(password: string): Promise<{ connector: ConnectorDto; token: string; apiToken: string }> {
  const existing = await findOrganization(slug);
  const organization =
    existing ??
    (await createOrganization(
      { requestId: uuidv7(), now: () => new Date() },
      { organizationName: "Contoso", slug, email, password },
    ));
  const ctx: Ctx = {
    organizationId: organization.id,
    actor: { kind: "system", id: null, name: "Usher demo" },
    permissions: new Set(permissions),
    requestId: uuidv7(),
    now: () => new Date(),
  };
  if (existing !== null) await setPassword(ctx, email, password);
  const connector = (await listConnectors(ctx))[0] ?? (await createConnector(ctx, { kind: "entra" }));
  if (!connector.provisioningOn) {
    // Whoever tries the demo may let a simulated Entra deactivate and delete as many people as they like.
    await updateConnector(ctx, connector.id, { provisioningOn: true, guardLimit: null });
  }
  const name = `Demo ${new Date().toISOString().slice(0, 16)}`;
  const token = await createCredential(ctx, connector.id, { kind: "bearer", name, expires: "30d" });
  const apiToken = await createApiToken(await adminCtx(ctx), { name, expires: "30d", permissions: [...permissions] });
  return { connector, token: token.secret, apiToken: apiToken.secret };
}

/** The admin of the demo: an API token belongs to a person. */
async function adminCtx(ctx: Ctx): Promise<Ctx> {
  const admin = (await listUsers(ctx, { q: email })).items.find((user) => user.email === email);
  if (admin === undefined) throw new Error(`${email} is not there any more. Start with another USHER_DATA_DIR.`);
  const actor = {
    kind: "user",
    id: admin.id,
    name: admin.displayName ?? email,
    accessRole: "EnterpriseAdmin",
  } as const;
  return { ...ctx, actor };
}

/** Deletions would take some of Contoso's people away again; the others ask for refusals, which would alarm a newcomer. */
const leftOut: readonly StepName[] = ["stale-id", "duplicates", "delete", "clean-up"];

/** Entra's first cycle and its changes. */
async function provision(url: string, token: string): Promise<string> {
  const steps = stepNames.filter((step) => !leftOut.includes(step));
  const report = await runCycle({ url, token, users: 30, groups: 3, seed: "contoso", flag: "alternate", steps });
  for (const deviation of report.deviations) process.stderr.write(`Deviation: ${JSON.stringify(deviation)}\n`);
  return `One Entra cycle ran: 30 users and 3 groups, ${report.deviations.length} deviations.`;
}

async function startDemo(): Promise<RunningServer> {
  const server = await startServer({ dev: false });
  const password = randomBytes(12).toString("base64url");
  const { connector, token, apiToken } = await makeContoso(password);
  const url = connector.tenantUrl.replace(env().USHER_ORIGIN, `http://127.0.0.1:${server.port}`);
  const lines = [
    connector.users === 0 ? await provision(url, token) : "Contoso was here already; its people are as they were.",
    `Admin sign-in: ${env().USHER_ORIGIN}/sign-in  ${email}  ${password}`,
    `Tenant URL: ${connector.tenantUrl}`,
    `Secret token: ${token}`,
    `API token: ${apiToken}`,
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  return server;
}

await runProcess(startDemo);
