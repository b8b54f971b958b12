"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ServiceAccountForm } from "@/components/service-accounts/service-account-form";
import { IconButton } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { serviceAccountMutations, serviceAccountQueries } from "@/lib/service-accounts/queries";
import type { ServiceAccountDto } from "@/lib/service-accounts/schemas";

interface EditServiceAccountProps {
  readonly slug: string;
  readonly account: ServiceAccountDto;
}

export function EditServiceAccount(props: EditServiceAccountProps) {
  const t = useTranslations("serviceAccounts.edit");
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton label={t("title")} onClick={() => setOpen(true)}>
        <Pencil aria-hidden />
      </IconButton>
      <Dialog open={open} onOpenChange={setOpen} title={t("title")}>
        <EditForm {...props} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function EditForm({ slug, account, onClose }: EditServiceAccountProps & { readonly onClose: () => void }) {
  const t = useTranslations("serviceAccounts.edit");
  const common = useTranslations("common");
  // As it was read; the page goes on following the account while the dialog is open.
  const [shown] = useState(account);
  const queryClient = useQueryClient();
  const mutation = useMutation({
    // After a refusal the account was read again, and the second try is a decision.
    mutationFn: (names: { name: string; description: string }): Promise<ServiceAccountDto> =>
      serviceAccountMutations.update(
        slug,
        account.id,
      )({
        ...names,
        version: mutation.error ? account.version : shown.version,
      }),
    onSuccess: onClose,
    onSettled: () => queryClient.invalidateQueries({ queryKey: serviceAccountQueries.all(slug) }),
  });
  return (
    <ServiceAccountForm
      names={{ name: shown.name, description: shown.description ?? "" }}
      save={t("save")}
      saving={common("saving")}
      mutation={mutation}
      onCancel={onClose}
    />
  );
}
