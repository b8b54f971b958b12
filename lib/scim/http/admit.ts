import type { AuthenticatedConnector } from "@/lib/auth/authenticate-connector";
import { env } from "@/lib/env";
import { groupNotFound } from "@/lib/groups/group-not-found";
import { requireNotHeld } from "@/lib/guard/held-back";
import { toolkitMissing } from "@/lib/organizations/toolkit-missing";
import { isOwnItem } from "@/lib/rehearsal/own-items";
import type { Call } from "@/lib/scim/http/call";
import { ScimError } from "@/lib/scim/protocol/errors";
import { userNotFound } from "@/lib/users/user-not-found";

/** PRODUCT O3: without Enterprise Toolkit nothing answers, not even a probe. */
export function requireToolkit(connector: AuthenticatedConnector): void {
  if (!connector.toolkitOn) throw toolkitMissing(connector.organizationSlug);
}

interface Asked {
  readonly method: string;
  readonly pattern: string;
  /** It cannot change anything, whatever its method. */
  readonly reads: boolean;
}

/**
 * What stands between a request, or an operation of a bulk request, and its handler: a rehearsal's own things, provisioning, and
 * the guard. `connector` is as it is now.
 *
 * @throws AppError `not_found`, `unavailable`; ScimError 503
 */
export async function admit(
  call: Call,
  connector: AuthenticatedConnector,
  { method, pattern, reads }: Asked,
): Promise<void> {
  await requireOwn(call, pattern);
  if (reads) return;
  // A rehearsal may run before go-live, and while the guard holds: it touches nobody.
  if (call.ctx.rehearsalId === undefined) await requireProvisioning(connector, call);
  passGuard(call, { method, pattern });
}

/** What would take access from somebody goes on, so that the guard can show whom it is about. @throws AppError `unavailable` */
export function passGuard({ ctx }: Call, { method, pattern }: Omit<Asked, "reads">): void {
  if (!mayTakeAccess(method, pattern)) requireNotHeld(ctx);
}

/** A rehearsal finds what it made itself and nothing else. */
async function requireOwn({ ctx, id }: Call, pattern: string): Promise<void> {
  if (ctx.rehearsalId === undefined || id === "") return;
  if (pattern === "/Users/:id" && !(await isOwnItem("User", id, ctx))) throw userNotFound(id);
  if (pattern === "/Groups/:id" && !(await isOwnItem("Group", id, ctx))) throw groupNotFound(id);
}

/** A bulk request may in each of its operations, which come here one by one. */
function mayTakeAccess(method: string, pattern: string): boolean {
  return pattern === "/Bulk" || (pattern === "/Users/:id" && method !== "POST");
}

/** PRODUCT K2: reads and probes answer while provisioning is off; writes wait at Entra. */
async function requireProvisioning(connector: AuthenticatedConnector, call: Call): Promise<void> {
  if (connector.provisioningOn) return;
  // Read for the log alone: before go-live the mapping page shows what Entra sends.
  await call.readBody().catch(() => undefined);
  const who =
    connector.switchedBy === null || connector.switchedAt === null
      ? "it has not been switched on yet"
      : `${connector.switchedBy} switched it off on ${connector.switchedAt.toISOString()}`;
  throw new ScimError(
    503,
    `Provisioning is off: ${who}. Reads answer, changes wait and lose nothing. Switch it on in Usher: ${env().USHER_ORIGIN}/o/${connector.organizationSlug}/integrations/${connector.id}`,
  );
}
