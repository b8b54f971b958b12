import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import type { SetChecklist } from "@/lib/overview/schemas";

/** Puts the set-up checklist of the overview away for everybody, or back. @throws AppError `forbidden` */
export function setChecklist(ctx: Ctx, { done }: SetChecklist): Promise<void> {
  return mutate(ctx, "organization:update", async (tx) => {
    const [changed] = await tx.query<{ name: string }>(
      `update organization set checklist_done_at = case when $2 then $3::timestamptz end
       where id = $1 and (checklist_done_at is not null) <> $2 returning name`,
      [ctx.organizationId, done, ctx.now()],
    );
    if (changed === undefined) return { value: undefined, change: null };
    return {
      value: undefined,
      change: {
        action: "organization.update",
        target: { type: "Organization", id: ctx.organizationId, name: changed.name },
        before: { checklistDone: !done },
        after: { checklistDone: done },
      },
    };
  });
}
