"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ConfirmByName } from "@/components/ui/confirm-by-name";
import { useToast } from "@/components/ui/toast";
import { folderMutations, folderQueries } from "@/lib/folders/queries";
import type { FolderDetail } from "@/lib/folders/schemas";

interface DeleteFolderProps {
  readonly slug: string;
  readonly folder: FolderDetail;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

export function DeleteFolder({ slug, folder, open, onClose, onDeleted }: DeleteFolderProps) {
  const t = useTranslations("folders.delete");
  const common = useTranslations("common");
  const queryClient = useQueryClient();
  const toast = useToast();
  async function remove(): Promise<void> {
    const { people } = await folderMutations.remove(slug)(folder.id);
    toast("done", t("done", { name: folder.name, people }));
    onDeleted();
    queryClient.removeQueries({ queryKey: folderQueries.detail(slug, folder.id).queryKey });
    await queryClient.invalidateQueries({ queryKey: folderQueries.all(slug) });
  }
  const asked = folder.asked.byId + folder.asked.byExternalId + folder.asked.byName;
  return (
    <ConfirmByName
      open={open}
      onOpenChange={onClose}
      title={t("title", { name: folder.name })}
      name={folder.name}
      act={t("act")}
      confirm={t("confirm")}
      busyText={common("deleting")}
      cancel={t("keep")}
      onConfirm={remove}
    >
      <p>
        {t.rich("warning", {
          people: folder.people,
          subfolders: folder.subfolders,
          b: (words) => <b className="font-semibold text-text">{words}</b>,
        })}
      </p>
      {folder.rules > 0 && <p>{t("rules", { count: folder.rules })}</p>}
      {asked > 0 && <p>{t("asked", { people: asked })}</p>}
    </ConfirmByName>
  );
}
