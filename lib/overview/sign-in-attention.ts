import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { toldOf } from "@/lib/entra-sign-in/causes";
import type { AttentionItem } from "@/lib/overview/schemas";
import { countOf } from "@/lib/utils/format";
import { shortDate, wholeDays } from "@/lib/utils/time";

interface SignInState {
  readonly connector_id: string;
  readonly name: string;
  readonly failing_since: Date | null;
  readonly failure: string | null;
  /** Of the client secret that lasts longest, where it ends within 30 days or has ended. */
  readonly ends_on: string | null;
}

/** Connectors by which nobody can sign in, and those whose client secrets all end within 30 days: one statement for all. */
export async function findSignInTroubles(tx: Tx, ctx: Ctx): Promise<readonly AttentionItem[]> {
  const today = ctx.now().toISOString().slice(0, 10);
  const rows = await tx.query<SignInState>(
    `select s.connector_id, c.name, s.failing_since, s.failure, x.ends_on::text as ends_on
     from connector_sign_in s
     join connector c on c.organization_id = s.organization_id and c.id = s.connector_id
     left join lateral (
       select l.ends_on from (
         select ends_on from sign_in_secret x
         where x.organization_id = s.organization_id and x.connector_id = s.connector_id and x.refused_as is null
         order by ends_on desc nulls first limit 1
       ) l where l.ends_on <= $2::date + 30
     ) x on true
     where s.organization_id = $1 and s.active and (s.failing_since is not null or x.ends_on is not null)
     order by s.connector_id`,
    [ctx.organizationId, today],
  );
  return rows.flatMap((row) => [...failingItem(row), ...endingItem(row, today)]);
}

function failingItem({ connector_id, name, failing_since, failure }: SignInState): readonly AttentionItem[] {
  if (failing_since === null) return [];
  return [
    {
      severity: "danger",
      text: `Nobody can sign in with Microsoft by “${name}” since ${shortDate(failing_since.toISOString())}. ${toldOf(failure ?? "").cause}`,
      href: `/integrations/${connector_id}/sign-in`,
      action: "Open Sign-in",
    },
  ];
}

function endingItem({ connector_id, name, ends_on }: SignInState, today: string): readonly AttentionItem[] {
  if (ends_on === null) return [];
  const days = wholeDays(Date.parse(today), ends_on);
  const when =
    days > 0 ? `ends in ${countOf(days, "day")}` : days === 0 ? "ends today" : `ended on ${shortDate(ends_on)}`;
  return [
    {
      severity: days > 0 ? "warning" : "danger",
      text: `The client secret that people sign in with by “${name}” ${when}.`,
      href: `/integrations/${connector_id}/sign-in`,
      action: "Replace client secret",
    },
  ];
}
