import type { OAuthConfig } from "next-auth/providers/oauth";
import type { SignInOrigin } from "@/lib/auth/create-session";
import { answerCallback, type Outcome } from "@/lib/entra-sign-in/answer-callback";
import type { Discovered } from "@/lib/entra-sign-in/discovery";
import type { OpenConnection } from "@/lib/entra-sign-in/find-connection";
import type { Tester } from "@/lib/entra-sign-in/record-test";

/** One sign-in with Entra, from the redirect to Microsoft to its answer. */
export interface EntraFlow {
  readonly connection: OpenConnection;
  readonly discovered: Discovered;
  readonly origin: SignInOrigin;
  readonly requestId: string;
  /** Says by the `state` of the answer whether it ends an admin's test. */
  readonly findTester: (state: string) => Promise<Tester | null>;
}

/** A provider of next-auth's, with how its sign-in ended. */
export interface EntraProvider {
  readonly connection: OpenConnection;
  readonly provider: OAuthConfig<object>;
  /** Null before Microsoft has answered. */
  readonly outcome: () => Outcome | null;
}

/**
 * next-auth's provider for one connector (PRODUCT L1): next-auth makes and keeps state, nonce and PKCE verifier, and we redeem the
 * code and judge the token. next-auth would fetch discovery and keys for each sign-in, try one secret, and know no Entra tenant.
 */
export function entraProvider(flow: EntraFlow): EntraProvider {
  const { connection, discovered } = flow;
  let outcome: Outcome | null = null;
  return {
    connection,
    outcome: () => outcome,
    provider: {
      id: connection.connectorId,
      name: connection.connectorName,
      type: "oauth",
      issuer: discovered.issuer,
      clientId: connection.settings.clientId,
      checks: ["pkce", "state", "nonce"],
      authorization: {
        url: discovered.authorizationEndpoint,
        params: { scope: connection.settings.scopes.join(" "), response_mode: "query" },
      },
      token: {
        url: discovered.tokenEndpoint,
        async request({ params, checks }) {
          outcome = await answerCallback({
            ...flow,
            params,
            checks,
            tester: await flow.findTester(params.state ?? ""),
          });
          return { tokens: {} };
        },
      },
      userinfo: { request: async () => ({}) },
      profile: () =>
        outcome?.kind === "signed_in" ? { id: outcome.sessionId, ...outcome, others: [] } : { id: "nobody" },
    },
  };
}
