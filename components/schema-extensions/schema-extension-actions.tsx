"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { EditSchemaExtension } from "@/components/schema-extensions/edit-schema-extension";
import { IconButton } from "@/components/ui/button";
import { ConfirmByName } from "@/components/ui/confirm-by-name";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import { schemaExtensionMutations, schemaExtensionQueries } from "@/lib/schema-extensions/queries";
import type { SchemaExtensionItem } from "@/lib/schema-extensions/schemas";
import { userQueries } from "@/lib/users/queries";
import { countOf } from "@/lib/utils/format";

interface SchemaExtensionActionsProps {
  readonly slug: string;
  readonly item: SchemaExtensionItem;
}

export function SchemaExtensionActions({ slug, item }: SchemaExtensionActionsProps) {
  const [open, setOpen] = useState<"edit" | "delete" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Menu
        trigger={
          <IconButton label={`Actions for ${item.name}`}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => setOpen("edit")}>Edit extension…</MenuItem>
        <MenuItem onSelect={() => setOpen("delete")}>Delete extension…</MenuItem>
      </Menu>
      <EditSchemaExtension slug={slug} item={item} open={open === "edit"} onClose={close} />
      <DeleteSchemaExtension slug={slug} item={item} open={open === "delete"} onClose={close} />
    </>
  );
}

interface DeleteProps extends SchemaExtensionActionsProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

function DeleteSchemaExtension({ slug, item, open, onClose }: DeleteProps) {
  const queryClient = useQueryClient();
  const toast = useToast();
  async function remove(): Promise<void> {
    const { users } = await schemaExtensionMutations.remove(slug)(item.id);
    toast("done", `${item.name} is deleted. ${countOf(users, "user")} had values.`);
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: schemaExtensionQueries.all(slug) }),
      queryClient.invalidateQueries({ queryKey: userQueries.all(slug) }),
    ]);
  }
  const lose = item.users === 1 ? "1 person loses values" : `${countOf(item.users, "person", "people")} lose values`;
  return (
    <ConfirmByName
      open={open}
      onOpenChange={onClose}
      title={`Delete the extension ${item.name}?`}
      name={item.name}
      act="delete the extension"
      confirm="Delete extension"
      busyText="Deleting…"
      cancel="Keep extension"
      onConfirm={remove}
    >
      <p>
        {item.users === 0 ? "Nobody has a value in it." : <b className="font-semibold text-text">{lose}.</b>} This
        cannot be undone.
      </p>
      <p>
        Values that came from Entra go, too. What Entra still sends to{" "}
        <code className="break-all font-mono text-mono">{item.urn}</code> is skipped from then on: remove its mappings
        there.
      </p>
    </ConfirmByName>
  );
}
