import { domainToUnicode } from "node:url";
import type { Tx } from "@/lib/db/transaction";
import { domainSpellings } from "@/lib/domains/domain-spellings";
import { graceEnd } from "@/lib/domains/judge-answer";
import { recordValue } from "@/lib/domains/look-up-record";
import type { DnsAnswer, DomainDto } from "@/lib/domains/schemas";
import { AppError } from "@/lib/errors";
import { countOf } from "@/lib/utils/format";

export interface DomainRow {
  readonly id: string;
  readonly name: string;
  readonly token: string;
  readonly state: DomainDto["state"];
  readonly answer: DnsAnswer | null;
  readonly other_records: number;
  readonly last_checked_at: Date | null;
  readonly verified_at: Date | null;
  readonly lost_at: Date | null;
  readonly version: number;
  readonly created_by: string;
  readonly created_at: Date;
}

export const domainColumns = `d.id, d.name, d.token, d.state, d.answer, d.other_records, d.last_checked_at, d.verified_at, d.lost_at,
  d.version, d.created_by, d.created_at`;

/** Seconds. Short, so that a mistake is gone within the hour. */
const timeToLive = 3600;

/** The domain. `lock` keeps its row until the transaction ends. @throws AppError `not_found` */
export async function readDomain(
  tx: Tx,
  organizationId: string,
  id: string,
  lock: "" | "for update" = "",
): Promise<DomainRow> {
  const rows = await tx.query<DomainRow>(
    `select ${domainColumns} from domain d where d.organization_id = $1 and d.id = $2 ${lock}`,
    [organizationId, id],
  );
  const row = rows[0];
  if (row === undefined) {
    throw new AppError(
      "not_found",
      `Domain ${id} does not exist here. It was deleted, or it belongs to another organization.`,
    );
  }
  return row;
}

/** How many people have an address under each of the names, in ASCII or as people write it: name in ASCII → count. */
export async function countPeople(
  tx: Tx,
  organizationId: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const spellings = new Map(
    names.flatMap((name) => domainSpellings(name).map((spelling) => [spelling, name] as const)),
  );
  const counts = new Map(names.map((name) => [name, 0]));
  const rows = await tx.query<{ email_domain: string; people: number }>(
    `select u.email_domain, count(*)::int as people from "user" u
     where u.organization_id = $1 and u.email_domain = any($2::text[]) group by 1`,
    [organizationId, [...spellings.keys()]],
  );
  for (const { email_domain, people } of rows) {
    const name = spellings.get(email_domain) ?? email_domain;
    counts.set(name, (counts.get(name) ?? 0) + people);
  }
  return counts;
}

export function toDomainDto(row: DomainRow): DomainDto {
  const shownName = domainToUnicode(row.name) || row.name;
  return {
    id: row.id,
    name: row.name,
    shownName,
    state: row.state,
    record: { type: "TXT", host: row.name, value: recordValue(row.token), ttl: timeToLive },
    answer: row.answer,
    reason: row.answer === null ? null : reasonOf(shownName, row.answer, row.other_records),
    lastCheckedAt: row.last_checked_at?.toISOString() ?? null,
    verifiedAt: row.verified_at?.toISOString() ?? null,
    lostAt: row.lost_at?.toISOString() ?? null,
    refusesFrom: row.lost_at === null ? null : graceEnd(row.lost_at).toISOString(),
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}

/** What the audit log keeps of a domain. */
export function domainSnapshot(row: Pick<DomainRow, "name" | "state" | "answer" | "lost_at">): object {
  return { name: row.name, state: row.state, answer: row.answer, lostAt: row.lost_at?.toISOString() ?? null };
}

/** What an audit row is about. */
export function domainTarget(row: Pick<DomainRow, "id" | "name">) {
  return { type: "Domain", id: row.id, name: domainToUnicode(row.name) || row.name };
}

function reasonOf(name: string, answer: DnsAnswer, others: number): string {
  switch (answer) {
    case "found":
      return `${name} has the record.`;
    case "no_name":
      return `DNS says that ${name} does not exist (NXDOMAIN).`;
    case "no_txt":
      return `${name} exists, but it has no TXT record.`;
    case "others":
      return others === 1
        ? `${name} has a TXT record, but it is not usher-verification=… with this organization's value. Found: 1 other.`
        : `${name} has TXT records, but none of them is usher-verification=… with this organization's value. Found: ${countOf(others, "other")}.`;
    case "timeout":
      return `DNS did not answer in time for ${name}. That says nothing about the record.`;
    case "server_failure":
      return `The name servers of ${name} failed to answer (SERVFAIL or REFUSED). That says nothing about the record.`;
    case "unreachable":
      return `Usher could not reach a DNS server to ask for ${name}. That says nothing about the record.`;
    default:
      return answer satisfies never;
  }
}
