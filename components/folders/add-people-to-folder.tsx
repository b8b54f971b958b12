"use client";

import { useQueryClient } from "@tanstack/react-query";
import { AddPeople } from "@/components/users/add-people";
import { folderMutations, folderQueries } from "@/lib/folders/queries";
import type { FolderDetail, GrantOutcome } from "@/lib/folders/schemas";
import { countOf } from "@/lib/utils/format";

interface AddPeopleToFolderProps {
  readonly slug: string;
  readonly folder: FolderDetail;
}

export function AddPeopleToFolder({ slug, folder }: AddPeopleToFolderProps) {
  const queryClient = useQueryClient();

  async function add(userIds: readonly string[]): Promise<string> {
    const outcome = await folderMutations.grant(slug)({ folderId: folder.id, userIds: [...userIds] });
    await queryClient.invalidateQueries({ queryKey: folderQueries.all(slug) });
    return grantedWords(outcome, folder.name);
  }

  return (
    <AddPeople
      slug={slug}
      title={`Add people to “${folder.name}”`}
      description="They get access by hand. Entra and group rules do not take it away."
      add={add}
    />
  );
}

function grantedWords({ granted, already }: GrantOutcome, name: string): string {
  const had = already === 0 ? "" : ` ${countOf(already, "person", "people")} had it by hand already.`;
  if (granted === 0) return `Nothing changed.${had}`;
  return `${countOf(granted, "person", "people")} can use ${name}.${had}`;
}
