import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { AppError } from "@/lib/errors";
import type { OnDemandResult, OnDemandStep, ProvisionOnDemand } from "@/lib/rehearsal/schemas";
import { isWhole } from "@/lib/request-log/why-unrepeatable";
import { type DryAnswer, type DryRequest, dryRun } from "@/lib/scim/http/dry-run";
import { toPatchDocument } from "@/lib/scim/mapping/user";
import type { Json } from "@/lib/scim/protocol/schema/attribute";
import { enterpriseUserUrn, patchOpUrn } from "@/lib/scim/protocol/urns";
import { findUser } from "@/lib/users/find-user";
import { type UserRecord, userLabel } from "@/lib/users/user";

/** The last thing that Entra wanted of a person. */
interface LastSent {
  readonly id: string;
  readonly at: Date;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly token_name: string | null;
  readonly body: Json;
}

/**
 * Shows what Entra's Provision on demand would do to one person of a connector, in Entra's own steps, from what Usher knows of them:
 * the last request about them if it was refused, else all that is stored. Asked as a dry run; nothing is ever written.
 *
 * @throws AppError `not_found` for a person who is not this connector's; `forbidden`
 */
export async function provisionOnDemand(
  ctx: Ctx,
  connectorId: string,
  { userId }: ProvisionOnDemand,
): Promise<OnDemandResult> {
  requirePermission(ctx, "connector:read");
  requirePermission(ctx, "log:read");
  const user = await findUser(ctx, userId);
  if (user === null || user.connectorId !== connectorId) {
    throw new AppError("not_found", `User ${userId} is not a person of this connector.`, { field: "userId" });
  }
  const last = await findLastSent(ctx, connectorId, userId);
  const send = (request: Pick<DryRequest, "method" | "path" | "body">) =>
    dryRun(ctx.organizationId, { ...request, connectorId, token: { id: "", name: last?.token_name ?? "" } });
  const found = await send({
    method: "GET",
    path: `/Users?${new URLSearchParams({ filter: `userName eq "${user.userName.replaceAll(/["\\]/g, "\\$&")}"` })}`,
    body: null,
  });
  const match = matchStep(user, found);
  const before = [importStep(user, last), scopeStep(user), match];
  const common = { userId, label: userLabel(user), requestId: last?.id ?? null };
  if (match.state === "failed") return { ...common, steps: [...before, notReached], answer: null };
  const { body: _, ...answer } = await send(repeated(last) ?? { method: "PATCH", ...wholePatch(user) });
  return { ...common, steps: [...before, actionStep(answer)], answer };
}

const notReached: OnDemandStep = { name: "action", state: "skipped", text: "Not reached: the match failed." };

function importStep(user: UserRecord, last: LastSent | null): OnDemandStep {
  const source =
    last === null
      ? "The log holds no request about them any more, so Usher takes what it stored."
      : last.status >= 400
        ? "The last thing that Entra sent about them was refused, so Usher repeats it."
        : "Usher takes what Entra sent last.";
  const objectId = user.externalId === null ? "without externalId" : `externalId ${user.externalId}`;
  return { name: "import", state: "success", text: `${userLabel(user)}, ${objectId}. ${source}` };
}

function scopeStep(user: UserRecord): OnDemandStep {
  return user.active
    ? { name: "scope", state: "success", text: "In scope: Entra has them as active." }
    : {
        name: "scope",
        state: "skipped",
        text: "Not in scope, when Entra sent them last: unassigned, filtered out or disabled there. It sends active as False.",
      };
}

function matchStep(user: UserRecord, found: DryAnswer): OnDemandStep {
  const total = Number((found.body as { readonly totalResults?: unknown } | null)?.totalResults ?? 0);
  if (found.status !== 200) return { name: "match", state: "failed", text: found.cause ?? `Answered ${found.status}.` };
  if (total === 1)
    return { name: "match", state: "success", text: `Exactly one user has the user name ${user.userName}.` };
  return {
    name: "match",
    state: "failed",
    text: `${total} users have the user name ${user.userName}. Entra needs exactly one.`,
  };
}

function actionStep(answer: OnDemandResult["answer"] & object): OnDemandStep {
  if (answer.outcome !== "accepted") {
    return { name: "action", state: "failed", text: `Refused with ${answer.status}.` };
  }
  return answer.changes === null
    ? { name: "action", state: "skipped", text: "Nothing to do: Usher holds what Entra would send." }
    : { name: "action", state: "success", text: `${answer.summary}: answered ${answer.status}.` };
}

/** What was refused, where the log kept all of it. */
function repeated(last: LastSent | null): Pick<DryRequest, "method" | "path" | "body"> | null {
  if (last === null || last.status < 400 || !isWhole(last.body)) return null;
  return { method: last.method, path: last.path, body: last.body };
}

/** All that is stored of a person, each attribute an operation of its own, as Entra sends it without the flag. */
function wholePatch(user: UserRecord): Pick<DryRequest, "path" | "body"> {
  const { [enterpriseUserUrn]: enterprise, ...core } = toPatchDocument(user);
  const extension = Object.entries((enterprise ?? {}) as { readonly [name: string]: Json });
  const values: readonly (readonly [string, unknown])[] = [
    ...Object.entries(core),
    ...extension.map(([name, value]) => [`${enterpriseUserUrn}:${name}`, value] as const),
  ];
  const operations = values.map(([path, value]) => ({ op: "Replace", path, value }));
  return { path: `/Users/${user.id}`, body: { schemas: [patchOpUrn], Operations: operations } as unknown as Json };
}

async function findLastSent(ctx: Ctx, connectorId: string, userId: string): Promise<LastSent | null> {
  const rows = await withOrganization(ctx.organizationId, (tx) =>
    tx.query<LastSent>(
      `select id, at, method, path, status, token_name, body from request_log
       where organization_id = $1 and resource_id = $3 and connector_id = $2 and rehearsal_id is null
         and method in ('PUT', 'PATCH', 'POST') order by id desc limit 1`,
      [ctx.organizationId, connectorId, userId],
    ),
  );
  return rows[0] ?? null;
}
