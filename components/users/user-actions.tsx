"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Copy, Ellipsis, KeyRound, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useUndoToast } from "@/components/layout/use-undo-toast";
import { useViewer } from "@/components/layout/viewer-provider";
import { SendLink } from "@/components/one-time-links/send-link";
import { Button, IconButton } from "@/components/ui/button";
import { AlertDialog } from "@/components/ui/dialog";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import { DeleteUser } from "@/components/users/delete-user";
import { useMayManage } from "@/components/users/use-may-manage";
import type { Translate } from "@/i18n/translate";
import { userMutations, userQueries } from "@/lib/users/queries";
import type { UserDetail } from "@/lib/users/schemas";

interface UserActionsProps {
  readonly slug: string;
  readonly user: UserDetail;
}

export function UserActions({ slug, user }: UserActionsProps) {
  const t = useTranslations("users");
  const [deleting, setDeleting] = useState(false);
  const [linking, setLinking] = useState(false);
  const { may } = useMayManage(user);
  const toast = useToast();
  async function copyIds(): Promise<void> {
    try {
      await navigator.clipboard.writeText(idLines(t, user));
      toast("done", t("actions.copied"));
    } catch {
      toast("error", t("actions.notCopied"));
    }
  }
  return (
    <>
      {may && (user.active ? <Deactivate slug={slug} user={user} /> : <Activate slug={slug} user={user} />)}
      <Menu
        trigger={
          <IconButton label={t("actions.more", { name: user.displayName ?? user.userName })}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => void copyIds()}>
          <Copy aria-hidden />
          {t("actions.copyIds")}
        </MenuItem>
        {may && user.loginMethod === "builtin" && user.active && (
          <MenuItem onSelect={() => setLinking(true)}>
            <KeyRound aria-hidden />
            {t(user.invited ? "actions.inviteAgain" : "actions.resetPassword")}
          </MenuItem>
        )}
        {may && (
          <>
            <MenuSeparator />
            <MenuItem onSelect={() => setDeleting(true)}>
              <Trash2 aria-hidden />
              {t("actions.delete")}
            </MenuItem>
          </>
        )}
      </Menu>
      {linking && <SendLink slug={slug} user={user} onClosed={() => setLinking(false)} />}
      <DeleteUser slug={slug} user={user} open={deleting} onClose={() => setDeleting(false)} />
    </>
  );
}

function idLines(t: Translate<"users">, { id, externalId }: UserDetail): string {
  const usherId = t("actions.usherId", { id });
  return externalId ? `${usherId}\n${t("actions.externalId", { id: externalId })}` : usherId;
}

function useSetActive(slug: string, user: UserDetail) {
  const t = useTranslations("users.actions");
  const toast = useToast();
  const say = useUndoToast();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (active: boolean) => userMutations.edit(slug, user.id)({ active }),
    onSuccess: (saved) => {
      queryClient.setQueryData(userQueries.detail(slug, user.id).queryKey, saved);
      say({
        text: t(saved.active ? "activated" : "deactivated", { name: saved.displayName ?? saved.userName }),
        undo: () => userMutations.edit(slug, user.id)({ active: !saved.active }),
        keys: [userQueries.all(slug)],
      });
    },
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: userQueries.all(slug) }),
  });
}

function Activate({ slug, user }: UserActionsProps) {
  const t = useTranslations("users.actions");
  const mutation = useSetActive(slug, user);
  return (
    <Button busy={mutation.isPending} onClick={() => mutation.mutate(true)}>
      {t(mutation.isPending ? "activating" : "activate")}
    </Button>
  );
}

function Deactivate({ slug, user }: UserActionsProps) {
  const t = useTranslations("users.actions");
  const [asking, setAsking] = useState(false);
  const mutation = useSetActive(slug, user);
  const { userId } = useViewer();
  const name = user.displayName ?? user.userName;
  return (
    <>
      <Button busy={mutation.isPending} onClick={() => setAsking(true)}>
        {t(mutation.isPending ? "deactivating" : "deactivate")}
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("title", { name })}
        confirm={t("deactivate")}
        cancel={t("keepActive")}
        dangerous
        onConfirm={() => mutation.mutate(false)}
      >
        <p>{userId === user.id ? t("youLoseAccess") : t("losesAccess", { name })}</p>
        {user.origin.kind === "connector" && <p className="mt-2">{t("entraMayActivate", { name })}</p>}
      </AlertDialog>
    </>
  );
}
