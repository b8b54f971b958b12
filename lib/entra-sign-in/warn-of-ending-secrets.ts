import { lookUp } from "@/lib/db/without-organization";
import { log } from "@/lib/log";

const day = 24 * 3_600_000;
/** Days before the end. */
const stages = [1, 7, 30] as const;
const longest = 30;

interface EndingSecret {
  readonly organization: string;
  readonly connector_id: string;
  readonly hint: string;
  readonly ends_on: string;
  /** Whole days until then; 0 on the day itself. */
  readonly days: number;
}

/**
 * Warns in the operator's log 30, 7 and 1 days before a client secret of an app in Entra ends, since Microsoft tells nobody, unless
 * the connector has another that lasts longer. `before` is when this ran last: only what came nearer since is told, and without it
 * everything that is near. Returns what it told.
 */
export async function warnOfEndingSecrets(now: Date, before: Date | null): Promise<readonly EndingSecret[]> {
  const ending = await lookUp<EndingSecret>(
    `select o.slug as organization, x.connector_id, x.hint, x.ends_on::text as ends_on, x.ends_on - $1::date as days
     from sign_in_secret x
     join organization o on o.id = x.organization_id
     join connector_sign_in s on s.organization_id = x.organization_id and s.connector_id = x.connector_id and s.active
     where x.ends_on between $1::date and $1::date + ${longest} and not exists (
       select from sign_in_secret other
       where other.organization_id = x.organization_id and other.connector_id = x.connector_id and other.refused_as is null
         and (other.ends_on is null or other.ends_on > $1::date + ${longest}))
     order by x.ends_on limit 1000`,
    [dateOf(now)],
  );
  const passed = before === null ? null : Math.round((Date.parse(dateOf(now)) - Date.parse(dateOf(before))) / day);
  const told = ending.filter(({ days }) => passed === null || stageOf(days) !== stageOf(days + passed));
  for (const { days, ends_on: endsOn, ...secret } of told) {
    log.warn(
      { ...secret, endsOn, days },
      "a client secret ends soon: make a new one in Entra and enter it on the tab Sign-in",
    );
  }
  return told;
}

const dateOf = (time: Date) => time.toISOString().slice(0, 10);

function stageOf(days: number): number | undefined {
  return stages.find((stage) => days <= stage);
}
