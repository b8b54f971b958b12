"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/layout/viewer-provider";
import { Card } from "@/components/ui/card";
import type { Translate } from "@/i18n/translate";
import { groupQueries } from "@/lib/groups/queries";
import type { GroupDetail } from "@/lib/groups/schemas";

/** What group rules give to the members of a group. */
export function GroupGives({ slug, groupId }: { readonly slug: string; readonly groupId: string }) {
  const t = useTranslations("groups");
  const { data: group } = useQuery(groupQueries.detail(slug, groupId));
  const mayWrite = useMay("rule:update");
  if (!group) return null;
  return (
    <Card
      title={t("access.title")}
      action={
        mayWrite && (
          <Link
            href={`/o/${slug}/rules`}
            className="inline-flex touch:min-h-11 items-center text-accent-text underline"
          >
            {t("access.rules")}
          </Link>
        )
      }
    >
      {group.rules.length === 0 ? (
        <p className="text-muted">{t("access.noRule")}</p>
      ) : (
        <>
          <ul className="flex flex-col gap-1.5">
            {group.rules.map((rule) => (
              <li key={rule.id}>
                {t.rich("access.rule", {
                  position: rule.position,
                  gifts: giftsOf(t, rule).join(" · "),
                  label: (words) => <span className="text-muted">{words}</span>,
                })}
              </li>
            ))}
          </ul>
          <p className="mt-2 text-muted">{t("access.firstMatch")}</p>
        </>
      )}
    </Card>
  );
}

function giftsOf(t: Translate<"groups">, rule: GroupDetail["rules"][number]): readonly string[] {
  const { accessRole, userType, folders } = rule;
  return [
    ...(accessRole === null ? [] : [t("access.accessRole", { role: accessRole })]),
    ...(userType === null ? [] : [t("access.userType", { userType })]),
    ...folders.map((folder) => t("access.folder", { name: folder.name })),
  ];
}
