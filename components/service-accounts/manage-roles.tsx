"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useViewer } from "@/components/layout/viewer-provider";
import { givableServiceRoles } from "@/components/service-accounts/service-roles";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { type ServiceRole, serviceRoles } from "@/lib/auth/permissions";
import { serviceAccountMutations, serviceAccountQueries } from "@/lib/service-accounts/queries";
import type { ServiceAccountDto } from "@/lib/service-accounts/schemas";

interface ManageRolesProps {
  readonly slug: string;
  readonly account: ServiceAccountDto;
}

export function ManageRoles({ slug, account }: ManageRolesProps) {
  const t = useTranslations("serviceAccounts.roles");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("manage")}</Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("manage")} description={t("lead")}>
        <RolesForm slug={slug} account={account} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function RolesForm({ slug, account, onClose }: ManageRolesProps & { readonly onClose: () => void }) {
  const t = useTranslations("serviceAccounts");
  const common = useTranslations("common");
  const [version] = useState(account.version);
  const [roles, setRoles] = useState<readonly ServiceRole[]>(account.roles);
  const { permissions } = useViewer();
  const givable = givableServiceRoles(permissions);
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: serviceAccountMutations.update(slug, account.id),
    onSuccess: onClose,
    onSettled: () => queryClient.invalidateQueries({ queryKey: serviceAccountQueries.all(slug) }),
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // After a refusal the account was read again, and the second try is a decision.
        mutation.mutate({ roles: [...roles], version: mutation.error ? account.version : version });
      }}
      className="flex flex-col gap-4"
    >
      {mutation.error && (
        <div role="alert">
          <Callout kind="danger">{mutation.error.message}</Callout>
        </div>
      )}
      <fieldset className="flex flex-col gap-3">
        <legend className="sr-only">{t("roles.title")}</legend>
        {serviceRoles
          .filter((role) => givable.includes(role) || account.roles.includes(role))
          .map((role) => (
            <div key={role} className="flex items-start gap-3 py-1">
              <Checkbox
                id={`role-${role}`}
                checked={roles.includes(role)}
                onChange={(on) => setRoles(on ? [...roles, role] : roles.filter((one) => one !== role))}
                className="mt-0.5"
              />
              <label htmlFor={`role-${role}`}>
                <span className="font-medium">{role}</span>
                <span className="block text-muted text-xs">{t(`roleHints.${role}`)}</span>
              </label>
            </div>
          ))}
      </fieldset>
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onClose}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" busy={mutation.isPending}>
          {mutation.isPending ? common("saving") : t("roles.save")}
        </Button>
      </div>
    </form>
  );
}
