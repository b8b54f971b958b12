"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { AddPeople } from "@/components/users/add-people";
import type { Translate } from "@/i18n/translate";
import { folderMutations, folderQueries } from "@/lib/folders/queries";
import type { FolderDetail, GrantOutcome } from "@/lib/folders/schemas";

interface AddPeopleToFolderProps {
  readonly slug: string;
  readonly folder: FolderDetail;
}

export function AddPeopleToFolder({ slug, folder }: AddPeopleToFolderProps) {
  const t = useTranslations("folders");
  const queryClient = useQueryClient();

  async function add(userIds: readonly string[]): Promise<string> {
    const outcome = await folderMutations.grant(slug)({ folderId: folder.id, userIds: [...userIds] });
    await queryClient.invalidateQueries({ queryKey: folderQueries.all(slug) });
    return grantedWords(t, outcome, folder.name);
  }

  return (
    <AddPeople
      slug={slug}
      title={t("addPeople.title", { name: folder.name })}
      description={t("addPeople.lead")}
      add={add}
    />
  );
}

function grantedWords(t: Translate<"folders">, { granted, already }: GrantOutcome, name: string): string {
  const words = t("addPeople.granted", { count: granted, name });
  return already === 0 ? words : `${words} ${t("addPeople.already", { count: already })}`;
}
