"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AddPeopleToFolder } from "@/components/folders/add-people-to-folder";
import { CreateFolder } from "@/components/folders/create-folder";
import { DeleteFolder } from "@/components/folders/delete-folder";
import { EditFolder } from "@/components/folders/edit-folder";
import { MoveFolder } from "@/components/folders/move-folder";
import { IconButton } from "@/components/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { FolderDetail } from "@/lib/folders/schemas";

interface FolderActionsProps {
  readonly slug: string;
  readonly folder: FolderDetail;
  readonly onOpen: (folderId: string | undefined) => void;
}

/** What one may do to a folder. */
export function FolderActions({ slug, folder, onOpen }: FolderActionsProps) {
  const t = useTranslations("folders.actions");
  const [open, setOpen] = useState<"edit" | "move" | "create" | "delete" | null>(null);
  const close = () => setOpen(null);
  const shared = { slug, folder, onClose: close };
  return (
    <div className="flex items-center gap-2">
      <AddPeopleToFolder slug={slug} folder={folder} />
      <Menu
        trigger={
          <IconButton label={t("label", { name: folder.name })}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => setOpen("edit")}>{t("edit")}</MenuItem>
        <MenuItem onSelect={() => setOpen("move")}>{t("move")}</MenuItem>
        <MenuItem onSelect={() => setOpen("create")}>{t("create")}</MenuItem>
        <MenuSeparator />
        <MenuItem onSelect={() => setOpen("delete")}>{t("delete")}</MenuItem>
      </Menu>
      <EditFolder {...shared} open={open === "edit"} />
      <MoveFolder {...shared} open={open === "move"} />
      <CreateFolder
        slug={slug}
        parentId={folder.id}
        open={open === "create"}
        onCreated={({ id }) => onOpen(id)}
        onClose={close}
      />
      <DeleteFolder {...shared} open={open === "delete"} onDeleted={() => onOpen(folder.parentId ?? undefined)} />
    </div>
  );
}
