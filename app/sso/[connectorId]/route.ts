import { originOf, reach, redirect, refuse } from "@/lib/auth/answer-entra";
import { asEntraPrompt, beginEntraSignIn } from "@/lib/auth/begin-entra-sign-in";
import { entraProvider } from "@/lib/auth/entra-provider";
import { SignInRefused } from "@/lib/entra-sign-in/causes";
import { failedUrl } from "@/lib/entra-sign-in/failed-url";
import { findConnection, isOpen } from "@/lib/entra-sign-in/find-connection";
import { localPath } from "@/lib/http/local-path";
import { requestIdOf } from "@/lib/http/request-id";

interface SsoContext {
  readonly params: Promise<{ readonly connectorId: string }>;
}

/**
 * Initiate-login (PRODUCT L4): takes the browser to Microsoft. `login_hint` and `domain_hint` are passed on; `return_to` is a path
 * of ours, `prompt` what Microsoft is to ask.
 */
export async function GET(request: Request, { params }: SsoContext): Promise<Response> {
  const { connectorId } = await params;
  const connection = await findConnection(connectorId);
  if (connection === null)
    return redirect(failedUrl(encodeURIComponent(connectorId), { code: "not_configured", entryId: null }));
  const origin = originOf(request);
  if (!isOpen(connection)) return await refuse(connection, origin, new SignInRefused("not_configured"));
  const discovered = await reach(connection);
  if (discovered === null) return await refuse(connection, origin, new SignInRefused("unreachable"));
  const query = new URL(request.url).searchParams;
  const wanted = localPath(query.get("return_to"));
  const prompt = asEntraPrompt(query.get("prompt"));
  const flow = { connection, discovered, origin, requestId: requestIdOf(request), findTester: async () => null };
  const begun = await beginEntraSignIn(entraProvider(flow), wanted === "/" ? `/o/${connection.slug}` : wanted, {
    ...hint("login_hint", query),
    ...hint("domain_hint", query),
    ...(prompt === null ? {} : { prompt }),
  });
  return redirect(begun.location, begun.cookies);
}

function hint(name: "login_hint" | "domain_hint", query: URLSearchParams): Readonly<Record<string, string>> {
  const value = query.get(name)?.trim() ?? "";
  return value === "" || value.length > 254 ? {} : { [name]: value };
}
