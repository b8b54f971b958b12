"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ConfirmByName } from "@/components/ui/confirm-by-name";
import { AlertDialog } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import { domainMutations, domainQueries } from "@/lib/domains/queries";
import type { DomainItem } from "@/lib/domains/schemas";
import { countOf } from "@/lib/utils/format";

interface DeleteDomainProps {
  readonly slug: string;
  readonly domain: DomainItem;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Asks for the name only where people are under the domain. */
export function DeleteDomain({ slug, domain, open, onClose }: DeleteDomainProps) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const removal = useMutation({
    mutationFn: domainMutations.remove(slug),
    onSuccess: async () => {
      toast("done", `${domain.shownName} is deleted.`);
      await queryClient.invalidateQueries({ queryKey: domainQueries.all(slug) });
    },
  });
  const title = `Delete ${domain.shownName}?`;
  const after = "Added again, it gets another record to publish.";
  if (domain.people === 0) {
    return (
      <AlertDialog
        open={open}
        onOpenChange={onClose}
        title={title}
        confirm="Delete domain"
        cancel="Keep domain"
        dangerous
        onConfirm={() => removal.mutate(domain.id, { onError: (error) => toast("error", error.message) })}
      >
        Nobody has an address under it. {after}
      </AlertDialog>
    );
  }
  return (
    <ConfirmByName
      open={open}
      onOpenChange={onClose}
      title={title}
      name={domain.shownName}
      act="delete the domain"
      confirm="Delete domain"
      busyText="Deleting…"
      cancel="Keep domain"
      onConfirm={() => removal.mutateAsync(domain.id)}
    >
      <p>
        <b className="font-semibold text-text">
          {domain.people === 1 ? "1 person keeps access" : `${countOf(domain.people, "person", "people")} keep access`}.
        </b>{" "}
        New people under {domain.shownName} are refused where a connector takes verified domains only.
      </p>
      <p>{after}</p>
    </ConfirmByName>
  );
}
