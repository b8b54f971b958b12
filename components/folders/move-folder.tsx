"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FolderChooser } from "@/components/folders/folder-chooser";
import { SaveButtons } from "@/components/folders/save-buttons";
import { useFolderUpdate } from "@/components/folders/use-folder-update";
import { useUndoToast } from "@/components/layout/use-undo-toast";
import { Dialog } from "@/components/ui/dialog";
import { folderMutations, folderQueries } from "@/lib/folders/queries";
import type { FolderDetail } from "@/lib/folders/schemas";

interface MoveFolderProps {
  readonly slug: string;
  readonly folder: FolderDetail;
  readonly onClose: () => void;
}

export function MoveFolder(props: MoveFolderProps & { readonly open: boolean }) {
  const t = useTranslations("folders.move");
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onClose}
      title={t("title", { name: props.folder.name })}
      description={t("lead")}
    >
      <MoveForm {...props} />
    </Dialog>
  );
}

function MoveForm({ slug, folder, onClose }: MoveFolderProps) {
  const t = useTranslations("folders.move");
  const say = useUndoToast();
  const [before] = useState(folder.parentId);
  const [place, setPlace] = useState(before);
  const update = useFolderUpdate(slug, folder, (saved) => {
    say({
      text: t("done", { name: folder.name }),
      undo: () => folderMutations.update(slug)({ folderId: folder.id, parentId: before, version: saved.version }),
      keys: [folderQueries.all(slug)],
    });
    onClose();
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        update.save({ parentId: place });
      }}
      className="flex flex-col gap-4"
    >
      <FolderChooser
        slug={slug}
        kind="newPlace"
        without={folder.id}
        value={place}
        onChange={setPlace}
        error={update.fields[0]?.message}
      />
      <SaveButtons
        update={update}
        save={t("save")}
        onCancel={onClose}
        onTakeTheirs={() => {
          setPlace(folder.parentId);
          update.takeTheirs();
        }}
      />
    </form>
  );
}
