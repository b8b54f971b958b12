import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { type DomainRow, domainSnapshot, domainTarget, readDomain, toDomainDto } from "@/lib/domains/domain-row";
import { judgeAnswer } from "@/lib/domains/judge-answer";
import type { Looked } from "@/lib/domains/look-up-record";
import type { DomainDto } from "@/lib/domains/schemas";

/**
 * Saves what DNS answered when it was asked at `askedAt`. Of two looks at once the later question stays, whichever is saved first.
 * An audit row is written when the domain's standing changes, not for each look.
 *
 * @throws AppError `not_found` when the domain was deleted meanwhile
 */
export function saveAnswer(
  ctx: Ctx,
  domainId: string,
  looked: Looked & { readonly askedAt: Date },
): Promise<DomainDto> {
  return mutate(ctx, "domain:update", async (tx) => {
    const before = await readDomain(tx, ctx.organizationId, domainId, "for update");
    if (before.last_checked_at !== null && before.last_checked_at > looked.askedAt) {
      return { value: toDomainDto(before), change: null };
    }
    const next = judgeAnswer(
      {
        state: before.state,
        verifiedAt: before.verified_at,
        lostAt: before.lost_at,
        createdAt: before.created_at,
      },
      looked.answer,
      looked.askedAt,
    );
    const changed = next.state !== before.state || (next.lostAt === null) !== (before.lost_at === null);
    const after: DomainRow = {
      ...before,
      state: next.state,
      answer: looked.answer,
      other_records: looked.others,
      last_checked_at: looked.askedAt,
      verified_at: next.verifiedAt,
      lost_at: next.lostAt,
      version: before.version + (changed ? 1 : 0),
    };
    await tx.query(
      `update domain set state = $3, answer = $4, other_records = $5, last_checked_at = $6, next_check_at = $7, verified_at = $8,
         lost_at = $9, version = $10
       where organization_id = $1 and id = $2`,
      [
        ctx.organizationId,
        domainId,
        after.state,
        after.answer,
        after.other_records,
        after.last_checked_at,
        next.nextCheckAt,
        after.verified_at,
        after.lost_at,
        after.version,
      ],
    );
    return {
      value: toDomainDto(after),
      change: changed
        ? {
            action: actionOf(after),
            target: domainTarget(after),
            before: domainSnapshot(before),
            after: domainSnapshot(after),
          }
        : null,
    };
  });
}

function actionOf(after: Pick<DomainRow, "state" | "lost_at">): string {
  if (after.state === "failed") return "domain.fail";
  return after.lost_at === null ? "domain.verify" : "domain.lose";
}
