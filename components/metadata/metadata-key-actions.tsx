"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { DescribeKey } from "@/components/metadata/describe-key";
import { IconButton } from "@/components/ui/button";
import { ConfirmByName } from "@/components/ui/confirm-by-name";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import { metadataMutations, metadataQueries } from "@/lib/metadata/queries";
import { type MetadataKeyItem, metadataUrn } from "@/lib/metadata/schemas";
import { userQueries } from "@/lib/users/queries";
import { countOf } from "@/lib/utils/format";

interface MetadataKeyActionsProps {
  readonly slug: string;
  readonly item: MetadataKeyItem;
}

export function MetadataKeyActions({ slug, item }: MetadataKeyActionsProps) {
  const [open, setOpen] = useState<"describe" | "delete" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Menu
        trigger={
          <IconButton label={`Actions for ${item.key}`} className="relative">
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => setOpen("describe")}>Edit description…</MenuItem>
        <MenuItem onSelect={() => setOpen("delete")}>Delete key…</MenuItem>
      </Menu>
      <DescribeKey slug={slug} item={item} open={open === "describe"} onClose={close} />
      <DeleteKey slug={slug} item={item} open={open === "delete"} onClose={close} />
    </>
  );
}

interface DeleteKeyProps extends MetadataKeyActionsProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

function DeleteKey({ slug, item, open, onClose }: DeleteKeyProps) {
  const queryClient = useQueryClient();
  const toast = useToast();
  async function remove(): Promise<void> {
    const { users } = await metadataMutations.remove(slug)(item.key);
    toast("done", `${item.key} is deleted. ${countOf(users, "user")} had a value.`);
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: metadataQueries.all(slug) }),
      queryClient.invalidateQueries({ queryKey: userQueries.all(slug) }),
    ]);
  }
  const lose = item.users === 1 ? "1 person loses a value" : `${countOf(item.users, "person", "people")} lose a value`;
  return (
    <ConfirmByName
      open={open}
      onOpenChange={onClose}
      title={`Delete the key ${item.key}?`}
      name={item.key}
      act="delete the key"
      confirm="Delete key"
      busyText="Deleting…"
      cancel="Keep key"
      onConfirm={remove}
    >
      <p>
        {item.users === 0 ? "Nobody has a value under it." : <b className="font-semibold text-text">{lose}.</b>} This
        cannot be undone.
      </p>
      <p>
        Values that came from Entra go, too. Entra sends them again unless its mapping to{" "}
        <code className="break-all font-mono text-mono">{`${metadataUrn}:${item.key}`}</code> is removed: remove it
        there first.
      </p>
    </ConfirmByName>
  );
}
