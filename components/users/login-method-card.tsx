"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useUndoToast } from "@/components/layout/use-undo-toast";
import { Card } from "@/components/ui/card";
import { RadioGroup } from "@/components/ui/radio-group";
import { useToast } from "@/components/ui/toast";
import { useMayManage } from "@/components/users/use-may-manage";
import { userMutations, userQueries } from "@/lib/users/queries";
import type { UserDetail } from "@/lib/users/schemas";

const methods = [
  { value: "sso", label: "sso" },
  { value: "builtin", label: "builtin" },
] as const;

/** Acts at once. */
export function LoginMethodCard({ slug, user }: { readonly slug: string; readonly user: UserDetail }) {
  const t = useTranslations("users");
  const meaning = t("loginMethod.meaning");
  const { may, needs } = useMayManage(user);
  const toast = useToast();
  const say = useUndoToast();
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: userMutations.edit(slug, user.id),
    onSuccess: (saved) => {
      queryClient.setQueryData(userQueries.detail(slug, user.id).queryKey, saved);
      say({
        text: t("loginMethod.done", { name: saved.displayName ?? saved.userName, method: saved.loginMethod }),
        undo: () => userMutations.edit(slug, user.id)({ loginMethod: saved.loginMethod === "sso" ? "builtin" : "sso" }),
        keys: [userQueries.all(slug)],
      });
    },
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: userQueries.all(slug) }),
  });
  const shown = mutation.isPending ? (mutation.variables.loginMethod ?? user.loginMethod) : user.loginMethod;
  return (
    <Card title={t("labels.loginMethod")} action={!may && <p className="text-muted">{needs}</p>}>
      {may ? (
        <RadioGroup
          id="login-method"
          legend={meaning}
          value={shown}
          options={methods}
          onChange={(loginMethod) => mutation.mutate({ loginMethod })}
        />
      ) : (
        <>
          <p>
            <b className="font-semibold">{user.loginMethod}</b>
          </p>
          <p className="mt-2 text-muted">{meaning}</p>
        </>
      )}
    </Card>
  );
}
