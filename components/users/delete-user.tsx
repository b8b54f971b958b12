"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useUndoToast } from "@/components/layout/use-undo-toast";
import { ConfirmByName } from "@/components/ui/confirm-by-name";
import { groupQueries } from "@/lib/groups/queries";
import { userMutations, userQueries } from "@/lib/users/queries";
import type { UserDetail } from "@/lib/users/schemas";

interface DeleteUserProps {
  readonly slug: string;
  readonly user: UserDetail;
  readonly open: boolean;
  readonly onClose: () => void;
}

export function DeleteUser({ slug, user, open, onClose }: DeleteUserProps) {
  const t = useTranslations("users.delete");
  const common = useTranslations("common");
  const router = useRouter();
  const say = useUndoToast();
  const queryClient = useQueryClient();
  const name = user.displayName ?? user.userName;
  const folders = new Set(user.access.folders.map((folder) => folder.folderId)).size;
  async function remove(): Promise<void> {
    await userMutations.remove(slug)(user.id);
    router.push(`/o/${slug}/users`);
    say({
      text: t("done", { name }),
      undo: () => userMutations.restore(slug)(user.id),
      keys: [userQueries.all(slug), groupQueries.all(slug)],
    });
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: [...userQueries.all(slug), "list"] }),
      queryClient.invalidateQueries({ queryKey: [...userQueries.all(slug), "deleted"] }),
      queryClient.invalidateQueries({ queryKey: groupQueries.all(slug) }),
    ]);
  }
  return (
    <ConfirmByName
      open={open}
      onOpenChange={onClose}
      title={t("title", { name })}
      name={name}
      act={t("act")}
      confirm={t("confirm")}
      busyText={common("deleting")}
      cancel={t("keep")}
      onConfirm={remove}
    >
      <p>
        {t.rich("effect", {
          name,
          groups: user.groupCount,
          folders,
          b: (words) => <b className="font-semibold text-text">{words}</b>,
        })}
      </p>
      {user.origin.kind === "connector" && <p>{t("entraAsksAgain", { name })}</p>}
    </ConfirmByName>
  );
}
