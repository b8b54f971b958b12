"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { AddPeople } from "@/components/users/add-people";
import { groupMutations, groupQueries } from "@/lib/groups/queries";
import type { GroupDetail } from "@/lib/groups/schemas";
import { userQueries } from "@/lib/users/queries";

interface AddPeopleToGroupProps {
  readonly slug: string;
  readonly group: GroupDetail;
}

export function AddPeopleToGroup({ slug, group }: AddPeopleToGroupProps) {
  const t = useTranslations("groups.addPeople");
  const queryClient = useQueryClient();

  async function add(userIds: readonly string[]): Promise<string> {
    const saved = await groupMutations.edit(slug, group.id)({ add: [...userIds] });
    queryClient.setQueryData(groupQueries.detail(slug, group.id).queryKey, saved);
    await queryClient.invalidateQueries({ queryKey: groupQueries.all(slug) });
    void queryClient.invalidateQueries({ queryKey: userQueries.all(slug) });
    const count = saved.memberCount - group.memberCount;
    return count > 0 ? t("done", { count, name: saved.displayName }) : t("noneNew", { name: saved.displayName });
  }

  return (
    <AddPeople primary slug={slug} title={t("title", { name: group.displayName })} description={t("lead")} add={add} />
  );
}
