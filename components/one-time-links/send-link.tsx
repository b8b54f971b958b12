"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
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
  const t = useTranslations("oneTimeLinks");
  const common = useTranslations("common");
  const name = user.displayName ?? user.userName;
  const kind: LinkKind = user.invited ? "invite" : "reset";
  const begun = useRef(false);
  const toast = useToast();
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: linkMutations.create(slug, user.id),
    onSuccess: ({ links, sentTo }) => {
      if (links.length > 0) return;
      toast("done", t("wentTo", { email: sentTo[0] ?? name }));
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
  return (
    <AlertDialog
      open={mutation.isIdle}
      // Confirmed, it gives way to the link instead of closing.
      onOpenChange={(open) => !open && !begun.current && onClosed()}
      title={t(`${kind}.title`, { name })}
      confirm={t(kind === "invite" ? "invite.again" : "reset.make")}
      cancel={common("cancel")}
      onConfirm={() => {
        begun.current = true;
        mutation.mutate(kind);
      }}
    >
      {t(`${kind}.text`, { name })}
    </AlertDialog>
  );
}
