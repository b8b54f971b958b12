"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "@/components/layout/viewer-provider";
import { ServiceAccountForm } from "@/components/service-accounts/service-account-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { serviceAccountMutations, serviceAccountQueries } from "@/lib/service-accounts/queries";

/** Name and description; roles and tokens are given on the page that opens then. */
export function NewServiceAccount({ slug }: { readonly slug: string }) {
  const t = useTranslations("serviceAccounts.new");
  const [open, setOpen] = useState(false);
  if (!useMay("serviceAccount:create")) return null;
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {t("title")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("title")}>
        <NewForm slug={slug} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function NewForm({ slug, onClose }: { readonly slug: string; readonly onClose: () => void }) {
  const t = useTranslations("serviceAccounts.new");
  const router = useRouter();
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: ({ name, description }: { name: string; description: string }) =>
      serviceAccountMutations.create(slug)({ name, ...(description ? { description } : {}) }),
    onSuccess: async (made) => {
      await queryClient.invalidateQueries({ queryKey: serviceAccountQueries.all(slug) });
      onClose();
      router.push(`/o/${slug}/security/service-accounts/${made.id}`);
    },
  });
  return (
    <ServiceAccountForm
      names={{ name: "", description: "" }}
      save={t("save")}
      saving={t("saving")}
      mutation={mutation}
      onCancel={onClose}
    />
  );
}
