"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useToast } from "@/components/ui/toast";
import { domainMutations, domainQueries } from "@/lib/domains/queries";
import type { DomainDto } from "@/lib/domains/schemas";

interface CheckDomain {
  readonly check: (domainId: string) => void;
  readonly checking: boolean;
}

/** Asks DNS now. `onAnswer` tells what it answered, where the page does not show it by itself. */
export function useCheckDomain(slug: string, onAnswer?: (domain: DomainDto) => void): CheckDomain {
  const queryClient = useQueryClient();
  const toast = useToast();
  const mutation = useMutation({
    mutationFn: domainMutations.check(slug),
    onSuccess: (domain) => {
      queryClient.setQueryData(domainQueries.list(slug).queryKey, (domains) =>
        domains?.map((item) => (item.id === domain.id ? { ...item, ...domain } : item)),
      );
      onAnswer?.(domain);
    },
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: domainQueries.all(slug) }),
  });
  return { check: (domainId) => mutation.mutate(domainId), checking: mutation.isPending };
}
