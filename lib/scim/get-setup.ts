import { getConnector } from "@/lib/connectors/get-connector";
import { readPolicy } from "@/lib/connectors/read-policy";
import { type Ctx, requirePermission } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { markPayload } from "@/lib/scim/mapping/mark-payload";
import { userResourceOf } from "@/lib/scim/mapping/user-resource";
import { isList, isObject } from "@/lib/scim/protocol/json";
import type { Json } from "@/lib/scim/protocol/schema/attribute";
import { judgeMapping, type Sent, type SentAttribute } from "@/lib/setup/judge-mapping";
import { readFacts } from "@/lib/setup/read-facts";
import type { MappingCheck, SetupView } from "@/lib/setup/schemas";

/** The newest requests that are looked through for users and groups. */
const lookedThrough = 2000;
/** The changes after the last whole user that are read. */
const mostChanges = 20;

/**
 * Everything that the wizard shows. The checklist of mappings is judged by what Entra sent last, also by what was refused while
 * provisioning is off; a rehearsal is Usher's own and says nothing about Entra.
 *
 * @throws AppError `not_found`, `forbidden`
 */
export async function getSetup(ctx: Ctx, connectorId: string): Promise<SetupView> {
  requirePermission(ctx, "connector:read");
  const connector = await getConnector(ctx, connectorId);
  return await withOrganization(ctx.organizationId, async (tx) => {
    const facts = await readFacts(tx, ctx, connector);
    const checks = judgeMapping(await readSent(tx, ctx.organizationId, connectorId), facts.mapping);
    return { ...facts, checks: ctx.actor.kind === "setupLink" ? checks.map(stateAlone) : checks };
  });
}

/** For somebody who may not see people. */
function stateAlone(check: MappingCheck): MappingCheck {
  return { ...check, value: null };
}

interface Row {
  readonly method: string;
  readonly body: Json;
}

async function readSent(tx: Tx, organizationId: string, connectorId: string): Promise<Sent> {
  const policy = await readPolicy(tx, organizationId, connectorId);
  const type = userResourceOf(policy);
  const rows = await tx.query<Row & { readonly is_group: boolean }>(
    `with latest as (
       select id, method, body, starts_with(path, '/Groups') as is_group from (
         select * from request_log where organization_id = $1 and connector_id = $2 order by id desc limit ${lookedThrough}) r
       where r.method in ('POST', 'PUT', 'PATCH') and r.body is not null and r.rehearsal_id is null and not r.is_probe
         and (starts_with(r.path, '/Users') or starts_with(r.path, '/Groups')) and r.path not like '%/.search%')
     (select * from latest where not is_group and method <> 'PATCH' order by id desc limit 1)
     union all (select * from latest where not is_group and method = 'PATCH' order by id desc limit ${mostChanges})
     union all (select * from latest where is_group order by id desc limit 1)
     order by id desc`,
    [organizationId, connectorId],
  );
  const people = rows.filter((row) => !row.is_group);
  return {
    attributes: people.flatMap(({ body }): readonly SentAttribute[] => {
      const straight = sendsStraightBoolean(body);
      return markPayload(body, type, policy).map(({ path, value }) => ({ path, value, straightBoolean: straight }));
    }),
    whole: people.some(({ method }) => method !== "PATCH"),
    groups: rows.some((row) => row.is_group),
  };
}

/** The older dialect writes its operations with capitals, and Entra's expression for `active` as the text “True” or “False”. */
function sendsStraightBoolean(body: Json): boolean {
  const operations = isObject(body) ? body["Operations"] : undefined;
  if (operations === undefined || !isList(operations)) return false;
  return operations.some(
    (one) =>
      isObject(one) &&
      (one["op"] === "Replace" || one["op"] === "Add") &&
      one["path"] === "active" &&
      typeof one["value"] === "boolean",
  );
}
