import { z } from "zod";
import { causeOfError, SignInRefused } from "@/lib/entra-sign-in/causes";
import type { OpenConnection } from "@/lib/entra-sign-in/find-connection";
import { fetchBounded } from "@/lib/http/fetch-bounded";

const Granted = z.object({ id_token: z.string().max(50_000) });
const Refused = z.object({ error: z.string(), error_description: z.string().default("") });

/** An authorization code with what belongs to it. */
export interface Code {
  readonly code: string;
  readonly codeVerifier: string;
  readonly redirectUri: string;
}

/** The ID token, the secret that was accepted, and those that Microsoft refused before it. */
export interface Redeemed {
  readonly idToken: string;
  readonly secretId: string;
  readonly refusedSecrets: readonly { readonly id: string; readonly as: "secret_wrong" | "secret_expired" }[];
}

/**
 * Redeems a code at the token endpoint (RFC 6749 §4.1.3, PKCE RFC 7636 §4.5). Of two client secrets the newer one is tried first:
 * a secret that is refused leaves the code as it was.
 *
 * @throws SignInRefused
 */
export async function redeemCode(connection: OpenConnection, tokenEndpoint: string, code: Code): Promise<Redeemed> {
  const refusedSecrets: { id: string; as: "secret_wrong" | "secret_expired" }[] = [];
  let last: SignInRefused | undefined;
  for (const secret of connection.secrets) {
    const answer = await post(tokenEndpoint, {
      grant_type: "authorization_code",
      client_id: connection.settings.clientId,
      client_secret: secret.value,
      code: code.code,
      code_verifier: code.codeVerifier,
      redirect_uri: code.redirectUri,
    });
    const granted = Granted.safeParse(answer.body);
    if (answer.status === 200 && granted.success) {
      return { idToken: granted.data.id_token, secretId: secret.id, refusedSecrets };
    }
    last = refusalOf(answer);
    if (last.code !== "secret_id" && last.code !== "secret_expired") throw last;
    refusedSecrets.push({ id: secret.id, as: last.code === "secret_id" ? "secret_wrong" : "secret_expired" });
  }
  throw new SignInRefused(last?.code ?? "not_configured", { ...last?.details, refusedSecrets });
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

async function post(url: string, form: Readonly<Record<string, string>>): Promise<Answer> {
  const answer = await fetchBounded(url, {
    method: "POST",
    headers: { accept: "application/json" },
    body: new URLSearchParams(form),
  }).catch((cause: unknown) => {
    throw new SignInRefused("unreachable", {}, { cause });
  });
  return { status: answer.status, body: answer.json() };
}

function refusalOf({ status, body }: Answer): SignInRefused {
  const refused = Refused.safeParse(body);
  if (status >= 500 || !refused.success) return new SignInRefused("unreachable", { status });
  const { error, error_description: description } = refused.data;
  const { code, aadsts } = causeOfError(error, description);
  return new SignInRefused(code, { error: error.slice(0, 100), ...(aadsts === null ? {} : { aadsts }) });
}
