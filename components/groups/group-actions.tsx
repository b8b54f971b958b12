"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Copy, Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { AddPeopleToGroup } from "@/components/groups/add-people-to-group";
import { GroupNameForm } from "@/components/groups/group-name-form";
import { IconButton } from "@/components/ui/button";
import { ConfirmByName } from "@/components/ui/confirm-by-name";
import { Dialog } from "@/components/ui/dialog";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import { groupMutations, groupQueries } from "@/lib/groups/queries";
import type { GroupDetail } from "@/lib/groups/schemas";
import { userQueries } from "@/lib/users/queries";
import { countOf } from "@/lib/utils/format";

interface GroupActionsProps {
  readonly slug: string;
  readonly group: GroupDetail;
}

/** For a group that was made here. */
export function GroupActions({ slug, group }: GroupActionsProps) {
  const [open, setOpen] = useState<"rename" | "delete" | null>(null);
  const toast = useToast();
  async function copyId(): Promise<void> {
    try {
      await navigator.clipboard.writeText(group.id);
      toast("done", "Copied the id.");
    } catch {
      toast("error", `The browser did not let Usher copy the id. It is ${group.id}.`);
    }
  }
  return (
    <>
      <AddPeopleToGroup slug={slug} group={group} />
      <Menu
        trigger={
          <IconButton label={`More for ${group.displayName}`}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => setOpen("rename")}>
          <Pencil aria-hidden />
          Rename…
        </MenuItem>
        <MenuItem onSelect={() => void copyId()}>
          <Copy aria-hidden />
          Copy id
        </MenuItem>
        <MenuSeparator />
        <MenuItem onSelect={() => setOpen("delete")}>
          <Trash2 aria-hidden />
          Delete…
        </MenuItem>
      </Menu>
      <Dialog open={open === "rename"} onOpenChange={() => setOpen(null)} title={`Rename ${group.displayName}`}>
        <Rename slug={slug} group={group} onClose={() => setOpen(null)} />
      </Dialog>
      <DeleteGroup slug={slug} group={group} open={open === "delete"} onClose={() => setOpen(null)} />
    </>
  );
}

function Rename({ slug, group, onClose }: GroupActionsProps & { readonly onClose: () => void }) {
  // As it was read; the page goes on following the group while the dialog is open.
  const [version] = useState(group.version);
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: groupMutations.edit(slug, group.id),
    onSuccess: async (saved) => {
      queryClient.setQueryData(groupQueries.detail(slug, group.id).queryKey, saved);
      await queryClient.invalidateQueries({ queryKey: groupQueries.all(slug) });
      onClose();
    },
    onError: () => queryClient.invalidateQueries({ queryKey: groupQueries.all(slug) }),
  });
  return (
    <GroupNameForm
      name={group.displayName}
      save="Save name"
      saving="Saving…"
      mutation={mutation}
      // After a refusal the group was read again, and the second try is a decision.
      onSave={(displayName) => mutation.mutate({ displayName, version: mutation.error ? group.version : version })}
      onCancel={onClose}
    />
  );
}

interface DeleteGroupProps extends GroupActionsProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

function DeleteGroup({ slug, group, open, onClose }: DeleteGroupProps) {
  const router = useRouter();
  const toast = useToast();
  const queryClient = useQueryClient();
  async function remove(): Promise<void> {
    await groupMutations.remove(slug)(group.id);
    router.push(`/o/${slug}/groups`);
    toast("done", `${group.displayName} is deleted.`);
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: [...groupQueries.all(slug), "list"] }),
      queryClient.invalidateQueries({ queryKey: userQueries.all(slug) }),
    ]);
  }
  return (
    <ConfirmByName
      open={open}
      onOpenChange={onClose}
      title={`Delete ${group.displayName}?`}
      name={group.displayName}
      act="delete this group"
      confirm="Delete group"
      busyText="Deleting…"
      cancel="Keep group"
      onConfirm={remove}
    >
      <p>
        <b className="font-semibold text-text">
          {group.memberCount === 0 ? "Nobody is in it." : `${countOf(group.memberCount, "member")} leave it.`}
        </b>{" "}
        They stay users. What group rules give them because of it ends at once. This cannot be undone.
      </p>
    </ConfirmByName>
  );
}
