import type { Tx } from "@/lib/db/transaction";
import type { GroupDetail } from "@/lib/groups/schemas";

/** How many groups a page names in each direction; the numbers are exact. */
const named = 50;

interface NestingRow {
  readonly inside: GroupDetail["groupsInside"];
  readonly outside: GroupDetail["insideOf"];
}

/** The groups inside a group and those that it is inside of itself, by name, in one statement. They give each other nothing. */
export async function readNesting(
  tx: Tx,
  organizationId: string,
  groupId: string,
): Promise<Pick<GroupDetail, "groupsInside" | "insideOf">> {
  const [row] = await tx.query<NestingRow>(
    `select ${groupsSql("n.member_id", "n.group_id")} as inside, ${groupsSql("n.group_id", "n.member_id")} as outside`,
    [organizationId, groupId],
  );
  const none = { count: 0, items: [] };
  return { groupsInside: row?.inside ?? none, insideOf: row?.outside ?? none };
}

function groupsSql(other: string, own: string): string {
  const lines = `group_in_group n where n.organization_id = $1 and ${own} = $2`;
  return `jsonb_build_object(
    'count', (select count(*)::int from ${lines}),
    'items', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.display_name)), '[]') from (
      select g.id, g.display_name from "group" g where g.organization_id = $1 and g.id in (select ${other} from ${lines})
      order by g.display_name_key, g.id limit ${named}) s))`;
}
