"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useMay } from "@/components/layout/viewer-provider";
import { Card } from "@/components/ui/card";
import { groupQueries } from "@/lib/groups/queries";
import type { GroupDetail } from "@/lib/groups/schemas";

/** What group rules give to the members of a group. */
export function GroupGives({ slug, groupId }: { readonly slug: string; readonly groupId: string }) {
  const { data: group } = useQuery(groupQueries.detail(slug, groupId));
  const mayWrite = useMay("rule:update");
  if (!group) return null;
  return (
    <Card
      title="What this group gives"
      action={
        mayWrite && (
          <Link
            href={`/o/${slug}/rules`}
            className="inline-flex touch:min-h-11 items-center text-accent-text underline"
          >
            Group rules
          </Link>
        )
      }
    >
      {group.rules.length === 0 ? (
        <p className="text-muted">No group rule names it, so its members get nothing because of it.</p>
      ) : (
        <>
          <ul className="flex flex-col gap-1.5">
            {group.rules.map((rule) => (
              <li key={rule.id}>
                <span className="text-muted">Rule {rule.position}:</span> {giftsOf(rule).join(" · ")}
              </li>
            ))}
          </ul>
          <p className="mt-2 text-muted">The first match wins, so a rule above can give a member something else.</p>
        </>
      )}
    </Card>
  );
}

function giftsOf({ accessRole, userType, folders }: GroupDetail["rules"][number]): readonly string[] {
  return [
    ...(accessRole === null ? [] : [`access role ${accessRole}`]),
    ...(userType === null ? [] : [`user type ${userType}`]),
    ...folders.map((folder) => `folder ${folder.name}`),
  ];
}
