"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useUndoToast } from "@/components/layout/use-undo-toast";
import { useViewer } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { WithMoments } from "@/components/ui/with-moments";
import { RoleChoice } from "@/components/users/role-choice";
import type { Translate } from "@/i18n/translate";
import { type AccessRole, rankOf } from "@/lib/auth/permissions";
import { userMutations, userQueries } from "@/lib/users/queries";
import type { UserDetail } from "@/lib/users/schemas";

interface ChangeRoleProps {
  readonly slug: string;
  readonly user: UserDetail;
}

/** The access role by hand. What Entra or a rule gives stays, and the strongest counts. */
export function ChangeRole({ slug, user }: ChangeRoleProps) {
  const t = useTranslations("users.accessRole");
  const [open, setOpen] = useState(false);
  const name = user.displayName ?? user.userName;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("change")}</Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("title", { name })}>
        <RoleForm slug={slug} user={user} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function RoleForm({ slug, user, onClose }: ChangeRoleProps & { readonly onClose: () => void }) {
  const t = useTranslations("users");
  const common = useTranslations("common");
  const [before] = useState(user.access.accessRole.byHand as AccessRole | null);
  const [role, setRole] = useState(before);
  const viewer = useViewer();
  const say = useUndoToast();
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: userMutations.edit(slug, user.id),
    onSuccess: async (saved) => {
      queryClient.setQueryData(userQueries.detail(slug, user.id).queryKey, saved);
      await queryClient.invalidateQueries({ queryKey: userQueries.all(slug) });
      say({
        text: t("accessRole.done", {
          name: saved.displayName ?? saved.userName,
          role: saved.accessRole ?? t("noRole"),
        }),
        undo: () => userMutations.edit(slug, user.id)({ accessRole: before }),
        keys: [userQueries.all(slug)],
      });
      onClose();
    },
    onError: () => queryClient.invalidateQueries({ queryKey: userQueries.detail(slug, user.id).queryKey }),
  });
  const elsewhere = strongerElsewhere(t, user, role);
  const losesOwn = user.id === viewer.userId && rankOf(role) < rankOf(viewer.accessRole);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        mutation.mutate({ accessRole: role, version: user.version });
      }}
      className="flex flex-col gap-4"
    >
      {mutation.error && (
        <div role="alert">
          <Callout kind="danger">
            <WithMoments text={mutation.error.message} />
          </Callout>
        </div>
      )}
      <RoleChoice id="access-role" legend={t("labels.accessRoleByHand")} value={role} onChange={setRole} />
      {elsewhere && (
        <Callout kind="info">
          {elsewhere} {t("accessRole.strongest")}
        </Callout>
      )}
      {losesOwn && !elsewhere && <Callout kind="warning">{t("accessRole.losesOwn")}</Callout>}
      <div className="flex flex-wrap justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onClose}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" busy={mutation.isPending}>
          {mutation.isPending ? common("saving") : t("accessRole.save")}
        </Button>
      </div>
    </form>
  );
}

/** Why a choice by hand would not show; null when it would. */
function strongerElsewhere(t: Translate<"users">, user: UserDetail, role: AccessRole | null): string | null {
  const { rule, sent } = user.access.accessRole;
  if (rule && rankOf(rule.value) > rankOf(role)) {
    return t("accessRole.ruleGives", { group: rule.groupName, position: rule.position, role: rule.value });
  }
  if (sent && rankOf(sent) > rankOf(role)) return t("accessRole.entraSends", { role: sent });
  return null;
}
