"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useToast } from "@/components/ui/toast";
import { domainMutations, domainQueries } from "@/lib/domains/queries";
import type { DomainDto } from "@/lib/domains/schemas";

/** Asks DNS now, and says what it answered. */
export function useCheckDomain(slug: string): {
  readonly check: (domainId: string) => void;
  readonly checking: boolean;
} {
  const queryClient = useQueryClient();
  const toast = useToast();
  const mutation = useMutation({
    mutationFn: domainMutations.check(slug),
    onSuccess: (domain) => {
      queryClient.setQueryData(domainQueries.list(slug).queryKey, (domains) =>
        domains?.map((item) => (item.id === domain.id ? { ...item, ...domain } : item)),
      );
      toast(domain.answer === "found" ? "done" : "error", wordsFor(domain));
    },
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: domainQueries.all(slug) }),
  });
  return { check: (domainId) => mutation.mutate(domainId), checking: mutation.isPending };
}

function wordsFor(domain: DomainDto): string {
  return domain.answer === "found" ? `${domain.shownName} is verified.` : (domain.reason ?? "DNS gave no answer.");
}
