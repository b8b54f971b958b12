"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ConfirmByName } from "@/components/ui/confirm-by-name";
import { useToast } from "@/components/ui/toast";
import { folderMutations, folderQueries } from "@/lib/folders/queries";
import type { FolderDetail } from "@/lib/folders/schemas";
import { countOf } from "@/lib/utils/format";

interface DeleteFolderProps {
  readonly slug: string;
  readonly folder: FolderDetail;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

export function DeleteFolder({ slug, folder, open, onClose, onDeleted }: DeleteFolderProps) {
  const queryClient = useQueryClient();
  const toast = useToast();
  async function remove(): Promise<void> {
    const { people } = await folderMutations.remove(slug)(folder.id);
    toast("done", `${folder.name} is deleted. ${losers(people)}.`);
    onDeleted();
    queryClient.removeQueries({ queryKey: folderQueries.detail(slug, folder.id).queryKey });
    await queryClient.invalidateQueries({ queryKey: folderQueries.all(slug) });
  }
  const asked = folder.asked.byId + folder.asked.byExternalId + folder.asked.byName;
  return (
    <ConfirmByName
      open={open}
      onOpenChange={onClose}
      title={`Delete “${folder.name}”?`}
      name={folder.name}
      act="delete the folder"
      confirm="Delete folder"
      busyText="Deleting…"
      cancel="Keep folder"
      onConfirm={remove}
    >
      <p>
        <b className="font-semibold text-text">{losers(folder.people)}.</b> {movers(folder.subfolders)} This cannot be
        undone.
      </p>
      {folder.rules > 0 && <p>{countOf(folder.rules, "group rule")} will no longer give it.</p>}
      {asked > 0 && (
        <p>Entra names it for {countOf(asked, "person", "people")}. It is unknown again until Entra stops.</p>
      )}
    </ConfirmByName>
  );
}

function losers(people: number): string {
  if (people === 0) return "Nobody loses access";
  return people === 1 ? "1 person loses access" : `${countOf(people, "person", "people")} lose access`;
}

function movers(subfolders: number): string {
  if (subfolders === 0) return "";
  return subfolders === 1 ? "Its subfolder moves up." : `Its ${countOf(subfolders, "subfolder")} move up.`;
}
