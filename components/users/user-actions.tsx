"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Copy, Ellipsis, KeyRound, Trash2 } from "lucide-react";
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
import { userMutations, userQueries } from "@/lib/users/queries";
import type { UserDetail } from "@/lib/users/schemas";

interface UserActionsProps {
  readonly slug: string;
  readonly user: UserDetail;
}

export function UserActions({ slug, user }: UserActionsProps) {
  const [deleting, setDeleting] = useState(false);
  const [linking, setLinking] = useState(false);
  const { may } = useMayManage(user);
  const toast = useToast();
  async function copyIds(): Promise<void> {
    try {
      await navigator.clipboard.writeText(idLines(user));
      toast("done", "Copied the ids.");
    } catch {
      toast("error", "The browser did not let Usher copy the ids. They stand on the tab Profile.");
    }
  }
  return (
    <>
      {may && (user.active ? <Deactivate slug={slug} user={user} /> : <Activate slug={slug} user={user} />)}
      <Menu
        trigger={
          <IconButton label={`More for ${user.displayName ?? user.userName}`}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => void copyIds()}>
          <Copy aria-hidden />
          Copy ids
        </MenuItem>
        {may && user.loginMethod === "builtin" && user.active && (
          <MenuItem onSelect={() => setLinking(true)}>
            <KeyRound aria-hidden />
            {user.invited ? "Invite again…" : "Reset password…"}
          </MenuItem>
        )}
        {may && (
          <>
            <MenuSeparator />
            <MenuItem onSelect={() => setDeleting(true)}>
              <Trash2 aria-hidden />
              Delete…
            </MenuItem>
          </>
        )}
      </Menu>
      {linking && <SendLink slug={slug} user={user} onClosed={() => setLinking(false)} />}
      <DeleteUser slug={slug} user={user} open={deleting} onClose={() => setDeleting(false)} />
    </>
  );
}

function idLines(user: UserDetail): string {
  return [`Usher id: ${user.id}`, ...(user.externalId ? [`External id: ${user.externalId}`] : [])].join("\n");
}

function useSetActive(slug: string, user: UserDetail) {
  const toast = useToast();
  const say = useUndoToast();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (active: boolean) => userMutations.edit(slug, user.id)({ active }),
    onSuccess: (saved) => {
      queryClient.setQueryData(userQueries.detail(slug, user.id).queryKey, saved);
      say({
        text: `${saved.displayName ?? saved.userName} is ${saved.active ? "active again" : "inactive"}.`,
        undo: () => userMutations.edit(slug, user.id)({ active: !saved.active }),
        keys: [userQueries.all(slug)],
      });
    },
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: userQueries.all(slug) }),
  });
}

function Activate({ slug, user }: UserActionsProps) {
  const mutation = useSetActive(slug, user);
  return (
    <Button busy={mutation.isPending} onClick={() => mutation.mutate(true)}>
      {mutation.isPending ? "Activating…" : "Activate"}
    </Button>
  );
}

function Deactivate({ slug, user }: UserActionsProps) {
  const [asking, setAsking] = useState(false);
  const mutation = useSetActive(slug, user);
  const { userId } = useViewer();
  const name = user.displayName ?? user.userName;
  return (
    <>
      <Button busy={mutation.isPending} onClick={() => setAsking(true)}>
        {mutation.isPending ? "Deactivating…" : "Deactivate"}
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Deactivate ${name}?`}
        confirm="Deactivate"
        cancel="Keep active"
        dangerous
        onConfirm={() => mutation.mutate(false)}
      >
        <p>
          {userId === user.id ? "You lose" : `${name} loses`} access now: every session ends. Groups, folders and access
          role stay for the day when {userId === user.id ? "somebody activates you" : "you activate them"} again.
        </p>
        {user.origin.kind === "connector" && (
          <p className="mt-2">
            Entra may activate {name} again at the next cycle, while {name} is assigned to the app there.
          </p>
        )}
      </AlertDialog>
    </>
  );
}
