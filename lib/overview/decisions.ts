import type { Tx } from "@/lib/db/transaction";
import type { AttentionItem } from "@/lib/overview/schemas";
import { countOf, formatNumber } from "@/lib/utils/format";

interface Hold {
  readonly id: string;
  readonly connector_name: string;
  readonly state: "held" | "rejected";
  readonly guard_limit: number;
  readonly people: number;
  readonly waiting: number;
}

interface Counts {
  readonly conflicts: number;
  readonly unknown_folders: number;
}

const foldersCounted = 1000;

/** What an Admin has to decide: held connectors, open conflicts, folders that do not exist. One statement each for all of them. */
export async function findDecisions(tx: Tx, organizationId: string): Promise<readonly AttentionItem[]> {
  const holds = await tx.query<Hold>(
    `select h.id, c.name as connector_name, h.state, h.guard_limit, l.people, l.waiting
     from connector c
     join guard_hold h on h.organization_id = c.organization_id and h.id = c.hold_id
     cross join lateral (
       select count(*)::int as people, count(*) filter (where l.state = 'waiting')::int as waiting
       from access_loss l where l.organization_id = h.organization_id and l.hold_id = h.id
     ) l
     where c.organization_id = $1 order by h.started_at`,
    [organizationId],
  );
  // Entra may have named a folder for each user; from some number on it does not matter how many they are.
  const [counts] = await tx.query<Counts>(
    `select
       (select count(*)::int from conflict c where c.organization_id = $1 and c.state = 'open') as conflicts,
       (select count(*)::int from (
          select 1 from folder_request r where r.organization_id = $1 and r.folder_id is null and not exists (
            select 1 from ignored_folder i where i.organization_id = $1 and i.value_key = r.value_key
          ) group by r.value_key limit $2
        ) unknown) as unknown_folders`,
    [organizationId, foldersCounted + 1],
  );
  return [...holds.map(holdItem), ...conflictItem(counts?.conflicts ?? 0), ...folderItem(counts?.unknown_folders ?? 0)];
}

function holdItem(hold: Hold): AttentionItem {
  const href = `/guard/${hold.id}`;
  if (hold.state === "rejected") {
    return {
      severity: "warning",
      text: `Everyone is kept active, and “${hold.connector_name}” stays held. Undo the cause in Entra, then resume provisioning.`,
      href,
      action: "Open guard",
    };
  }
  return {
    severity: "danger",
    text: `The guard holds “${hold.connector_name}”: Entra asked to take access from ${countOf(hold.people, "person", "people")} within an hour; the limit is ${formatNumber(hold.guard_limit)}.`,
    href,
    action: `Review ${countOf(hold.waiting, "person", "people")}`,
  };
}

function conflictItem(count: number): readonly AttentionItem[] {
  if (count === 0) return [];
  return [
    {
      severity: "warning",
      text: `${countOf(count, "person", "people")} of Entra's could be someone you already have.`,
      href: "/conflicts",
      action: count === 1 ? "Open conflict" : "Open conflicts",
    },
  ];
}

function folderItem(count: number): readonly AttentionItem[] {
  if (count === 0) return [];
  const folders = count > foldersCounted ? `More than ${countOf(foldersCounted, "folder")}` : countOf(count, "folder");
  return [
    {
      severity: "warning",
      text: `${folders} named by Entra ${count === 1 ? "does" : "do"} not exist here.`,
      href: "/folders",
      action: "See folders",
    },
  ];
}
