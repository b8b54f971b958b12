import { randomBytes } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { isUniqueViolation } from "@/lib/db/violations";
import { readDomainName } from "@/lib/domains/domain-name";
import { type DomainRow, domainColumns, domainSnapshot, domainTarget, toDomainDto } from "@/lib/domains/domain-row";
import { type AddDomain, type DomainDto, domainLimit } from "@/lib/domains/schemas";
import { AppError } from "@/lib/errors";

/**
 * Adds a domain with the record that proves it. Its state is pending until DNS shows the record.
 *
 * @throws AppError `invalid_input` (field name) for what is no domain of one's own, and beyond the limit; `conflict` (field name)
 *   when the organization has it already
 */
export async function addDomain(ctx: Ctx, input: AddDomain): Promise<DomainDto> {
  const name = readDomainName(input.name);
  try {
    return await mutate(ctx, "domain:create", async (tx) => {
      // Who adds at the same time counts one after the other.
      await tx.query("select from organization where id = $1 for no key update", [ctx.organizationId]);
      const rows = await tx.query<DomainRow>(
        `insert into domain as d (organization_id, id, name, token, state, next_check_at, created_by, created_at)
         select $1, $2, $3, $4, 'pending', $6::timestamptz, $5, $6
         where (select count(*) from domain where organization_id = $1) < $7
         returning ${domainColumns}`,
        [ctx.organizationId, uuidv7(), name, randomBytes(16).toString("hex"), ctx.actor.name, ctx.now(), domainLimit],
      );
      const row = rows[0];
      if (row === undefined) throw noRoom();
      return {
        value: toDomainDto(row),
        change: { action: "domain.add", target: domainTarget(row), before: null, after: domainSnapshot(row) },
      };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw taken(name, error);
    throw error;
  }
}

function taken(name: string, cause: unknown): AppError {
  return new AppError("conflict", `${name} is in the list already. Open it there to see its record.`, {
    field: "name",
    cause,
  });
}

function noRoom(): AppError {
  return new AppError(
    "invalid_input",
    `An organization has at most ${domainLimit} domains. Delete one that nobody needs.`,
    { field: "name" },
  );
}
