"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { LinkOnce } from "@/components/one-time-links/links-once";
import { AlertDialog } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import { linkMutations } from "@/lib/one-time-links/queries";
import type { LinkKind } from "@/lib/one-time-links/schemas";
import { userQueries } from "@/lib/users/queries";
import type { UserDetail } from "@/lib/users/schemas";

interface SendLinkProps {
  readonly slug: string;
  readonly user: UserDetail;
  readonly onClosed: () => void;
}

/** Asks, then sends a person a link to choose a password, or shows it once where there is no mail server. */
export function SendLink({ slug, user, onClosed }: SendLinkProps) {
  const name = user.displayName ?? user.userName;
  const kind: LinkKind = user.invited ? "invite" : "reset";
  const begun = useRef(false);
  const toast = useToast();
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: linkMutations.create(slug, user.id),
    onSuccess: ({ links, sentTo }) => {
      if (links.length > 0) return;
      toast("done", `The link went to ${sentTo[0]}.`);
      onClosed();
    },
    onError: (error) => {
      toast("error", error.message);
      onClosed();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: userQueries.all(slug) }),
  });
  const link = mutation.data?.links[0];
  if (link) return <LinkOnce kind={kind} link={link} onClosed={onClosed} />;
  const invite = kind === "invite";
  return (
    <AlertDialog
      open={mutation.isIdle}
      // Confirmed, it gives way to the link instead of closing.
      onOpenChange={(open) => !open && !begun.current && onClosed()}
      title={invite ? `Invite ${name} again?` : `Reset the password of ${name}?`}
      confirm={invite ? "Invite again" : "Make reset link"}
      cancel="Cancel"
      onConfirm={() => {
        begun.current = true;
        mutation.mutate(kind);
      }}
    >
      {invite
        ? `${name} gets a new link to choose a password. The earlier one ends.`
        : `${name} gets a link to choose a new password. The one that they have works until then; afterwards every session ends.`}
    </AlertDialog>
  );
}
