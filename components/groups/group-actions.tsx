"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Copy, Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
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

interface GroupActionsProps {
  readonly slug: string;
  readonly group: GroupDetail;
}

/** For a group that was made here. */
export function GroupActions({ slug, group }: GroupActionsProps) {
  const t = useTranslations("groups");
  const [open, setOpen] = useState<"rename" | "delete" | null>(null);
  const toast = useToast();
  async function copyId(): Promise<void> {
    try {
      await navigator.clipboard.writeText(group.id);
      toast("done", t("copy.done"));
    } catch {
      toast("error", t("copy.refused", { id: group.id }));
    }
  }
  return (
    <>
      <AddPeopleToGroup slug={slug} group={group} />
      <Menu
        trigger={
          <IconButton label={t("moreFor", { name: group.displayName })}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => setOpen("rename")}>
          <Pencil aria-hidden />
          {t("rename.item")}
        </MenuItem>
        <MenuItem onSelect={() => void copyId()}>
          <Copy aria-hidden />
          {t("copy.item")}
        </MenuItem>
        <MenuSeparator />
        <MenuItem onSelect={() => setOpen("delete")}>
          <Trash2 aria-hidden />
          {t("delete.item")}
        </MenuItem>
      </Menu>
      <Dialog
        open={open === "rename"}
        onOpenChange={() => setOpen(null)}
        title={t("rename.title", { name: group.displayName })}
      >
        <Rename slug={slug} group={group} onClose={() => setOpen(null)} />
      </Dialog>
      <DeleteGroup slug={slug} group={group} open={open === "delete"} onClose={() => setOpen(null)} />
    </>
  );
}

function Rename({ slug, group, onClose }: GroupActionsProps & { readonly onClose: () => void }) {
  const t = useTranslations("groups.rename");
  const common = useTranslations("common");
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
      save={t("save")}
      saving={common("saving")}
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
  const t = useTranslations("groups.delete");
  const common = useTranslations("common");
  const router = useRouter();
  const toast = useToast();
  const queryClient = useQueryClient();
  async function remove(): Promise<void> {
    await groupMutations.remove(slug)(group.id);
    router.push(`/o/${slug}/groups`);
    toast("done", t("done", { name: group.displayName }));
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: [...groupQueries.all(slug), "list"] }),
      queryClient.invalidateQueries({ queryKey: userQueries.all(slug) }),
    ]);
  }
  return (
    <ConfirmByName
      open={open}
      onOpenChange={onClose}
      title={t("title", { name: group.displayName })}
      name={group.displayName}
      act={t("act")}
      confirm={t("confirm")}
      busyText={common("deleting")}
      cancel={t("keep")}
      onConfirm={remove}
    >
      <p>
        {t.rich("members", {
          count: group.memberCount,
          b: (words) => <b className="font-semibold text-text">{words}</b>,
        })}
      </p>
    </ConfirmByName>
  );
}
