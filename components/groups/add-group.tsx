"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { GroupNameForm } from "@/components/groups/group-name-form";
import { useOpenByAddress } from "@/components/layout/use-open-by-address";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import { groupMutations, groupQueries } from "@/lib/groups/queries";

export function AddGroup({ slug }: { readonly slug: string }) {
  const t = useTranslations("groups.add");
  const common = useTranslations("common");
  const [open, setOpen] = useOpenByAddress("add-group");
  const router = useRouter();
  const toast = useToast();
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: groupMutations.create(slug),
    onSuccess: async (group) => {
      queryClient.setQueryData(groupQueries.detail(slug, group.id).queryKey, group);
      await queryClient.invalidateQueries({ queryKey: [...groupQueries.all(slug), "list"] });
      toast("done", t("done", { name: group.displayName }));
      setOpen(false);
      router.push(`/o/${slug}/groups/${group.id}`);
    },
  });
  if (!useMay("group:create")) return null;
  return (
    <>
      <Button
        variant="primary"
        onClick={() => {
          mutation.reset();
          setOpen(true);
        }}
      >
        <Plus aria-hidden />
        {t("title")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("title")} description={t("lead")}>
        <GroupNameForm
          name=""
          save={t("title")}
          saving={common("adding")}
          mutation={mutation}
          onSave={(displayName) => mutation.mutate({ displayName })}
          onCancel={() => setOpen(false)}
        />
      </Dialog>
    </>
  );
}
