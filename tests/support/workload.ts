import type { CreateWorkloadIdentity } from "@/lib/credentials/schemas";
import { resetEnv } from "@/lib/env";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { listRequests } from "@/lib/request-log/list-requests";
import type { EntraIssuer } from "@/tests/support/entra-issuer";
import type { ScimUnderTest } from "@/tests/support/scim";

/** Lets keys be fetched from the issuers' hosts, and from no other. */
export function trustHosts(...issuers: readonly EntraIssuer[]): void {
  if (issuers.length === 0) delete process.env["USHER_ENTRA_HOSTS"];
  else process.env["USHER_ENTRA_HOSTS"] = issuers.map(({ host }) => host).join(",");
  resetEnv();
}

/** What an admin pastes from Entra to trust the issuer's workload identity. */
export function trustOf(issuer: EntraIssuer, more: Partial<CreateWorkloadIdentity> = {}): CreateWorkloadIdentity {
  return {
    kind: "workload_identity",
    name: "Entra production",
    issuer: issuer.issuer,
    jwksUri: issuer.jwksUri,
    subject: issuer.subject,
    audiences: [issuer.audience],
    ...more,
  };
}

/** What the token endpoint answers to an assertion. */
export async function askWithAssertion(
  client: ScimUnderTest,
  assertion: string,
  more: Readonly<Record<string, string>> = {},
) {
  const response = await fetch(`${client.url}/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: client.connectorId,
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: assertion,
      ...more,
    }),
  });
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
}

/** The newest row of the connector's request log. */
export async function lastLogged(client: ScimUnderTest) {
  await flushRequestLog();
  return (await listRequests(client.ctx, {})).items[0];
}
