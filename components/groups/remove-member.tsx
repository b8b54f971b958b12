"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { groupMutations, groupQueries } from "@/lib/groups/queries";
import type { GroupMemberItem } from "@/lib/groups/schemas";
import { userQueries } from "@/lib/users/queries";

interface RemoveMemberProps {
  readonly slug: string;
  readonly groupId: string;
  readonly member: GroupMemberItem;
}

/** Can be undone, so it does not ask. */
export function RemoveMember({ slug, groupId, member }: RemoveMemberProps) {
  const t = useTranslations("groups.remove");
  const common = useTranslations("common");
  const toast = useToast();
  const queryClient = useQueryClient();
  const name = member.displayName ?? member.userName;
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: groupQueries.all(slug) }),
      queryClient.invalidateQueries({ queryKey: userQueries.all(slug) }),
    ]);
  async function addAgain(): Promise<void> {
    try {
      await groupMutations.edit(slug, groupId)({ add: [member.userId] });
    } catch (error) {
      toast("error", error instanceof Error ? error.message : String(error));
    }
    await refresh();
  }
  const mutation = useMutation({
    mutationFn: groupMutations.edit(slug, groupId),
    onSuccess: (group) =>
      toast("done", t("done", { name, group: group.displayName }), {
        label: common("undo"),
        onUndo: () => void addAgain(),
      }),
    onError: (error) => toast("error", error.message),
    onSettled: refresh,
  });
  return (
    <Button
      busy={mutation.isPending}
      aria-label={t("label", { name })}
      onClick={() => mutation.mutate({ remove: [member.userId] })}
      className="relative"
    >
      {common(mutation.isPending ? "removing" : "remove")}
    </Button>
  );
}
