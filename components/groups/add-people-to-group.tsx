"use client";

import { useQueryClient } from "@tanstack/react-query";
import { AddPeople } from "@/components/users/add-people";
import { groupMutations, groupQueries } from "@/lib/groups/queries";
import type { GroupDetail } from "@/lib/groups/schemas";
import { userQueries } from "@/lib/users/queries";
import { countOf } from "@/lib/utils/format";

interface AddPeopleToGroupProps {
  readonly slug: string;
  readonly group: GroupDetail;
}

export function AddPeopleToGroup({ slug, group }: AddPeopleToGroupProps) {
  const queryClient = useQueryClient();

  async function add(userIds: readonly string[]): Promise<string> {
    const saved = await groupMutations.edit(slug, group.id)({ add: [...userIds] });
    queryClient.setQueryData(groupQueries.detail(slug, group.id).queryKey, saved);
    await queryClient.invalidateQueries({ queryKey: groupQueries.all(slug) });
    void queryClient.invalidateQueries({ queryKey: userQueries.all(slug) });
    return addedWords(saved.memberCount - group.memberCount, saved.displayName);
  }

  return (
    <AddPeople
      primary
      slug={slug}
      title={`Add people to ${group.displayName}`}
      description="What group rules give to this group, they get at once."
      add={add}
    />
  );
}

function addedWords(added: number, name: string): string {
  if (added <= 0) return `All of them were in ${name} already.`;
  return `${countOf(added, "person", "people")} added to ${name}.`;
}
