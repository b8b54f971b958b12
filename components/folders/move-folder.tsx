"use client";

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
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onClose}
      title={`Move “${props.folder.name}” to…`}
      description="Its subfolders come along. Who may use them stays the same."
    >
      <MoveForm {...props} />
    </Dialog>
  );
}

function MoveForm({ slug, folder, onClose }: MoveFolderProps) {
  const say = useUndoToast();
  const [before] = useState(folder.parentId);
  const [place, setPlace] = useState(before);
  const update = useFolderUpdate(slug, folder, (saved) => {
    say({
      text: `${folder.name} is moved.`,
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
        label="New place"
        without={folder.id}
        value={place}
        onChange={setPlace}
        error={update.fields[0]?.message}
      />
      <SaveButtons
        update={update}
        save="Move folder"
        onCancel={onClose}
        onTakeTheirs={() => {
          setPlace(folder.parentId);
          update.takeTheirs();
        }}
      />
    </form>
  );
}
