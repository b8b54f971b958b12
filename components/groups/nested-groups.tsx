"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { groupQueries } from "@/lib/groups/queries";
import type { NamedGroups } from "@/lib/groups/schemas";

/** The groups inside a group, and those that it is inside of; nothing where there are none. */
export function NestedGroups({ slug, groupId }: { readonly slug: string; readonly groupId: string }) {
  const t = useTranslations("groups.nested");
  const { data: group } = useQuery(groupQueries.detail(slug, groupId));
  if (!group || group.groupsInside.count + group.insideOf.count === 0) return null;
  return (
    <section
      aria-label={t("title")}
      className="flex flex-col gap-3 rounded-card border border-border bg-surface p-4 sm:p-5"
    >
      <GroupLinks slug={slug} title={t("groupsInside")} groups={group.groupsInside} />
      <GroupLinks slug={slug} title={t("insideOf")} groups={group.insideOf} />
      <p className="text-muted">{t("effect")}</p>
    </section>
  );
}

interface GroupLinksProps {
  readonly slug: string;
  readonly title: string;
  readonly groups: NamedGroups;
}

function GroupLinks({ slug, title, groups: { count, items } }: GroupLinksProps) {
  const t = useTranslations("groups.nested");
  if (count === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <h2 className="font-medium">{title}</h2>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {items.map(({ id, name }) => (
          <li key={id} className="min-w-0">
            <Link
              href={`/o/${slug}/groups/${id}`}
              className="inline-flex max-w-full touch:min-h-11 items-center text-accent-text underline"
            >
              <bdi className="truncate">{name}</bdi>
            </Link>
          </li>
        ))}
        {count > items.length && <li className="text-muted">{t("andMore", { count: count - items.length })}</li>}
      </ul>
    </div>
  );
}
