"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useToast } from "@/components/ui/toast";
import { signInPolicyMutations, signInPolicyQueries } from "@/lib/sign-in-policy/queries";
import type { SignInPolicyDto, UpdateSignInPolicy } from "@/lib/sign-in-policy/schemas";

/** Saves a part of the policy on top of the version in sight, and says what is so now. */
export function usePolicyUpdate(slug: string, policy: SignInPolicyDto, done: (saved: SignInPolicyDto) => string) {
  const toast = useToast();
  const queryClient = useQueryClient();
  const { mutate, isPending, variables } = useMutation({
    mutationFn: (input: Omit<UpdateSignInPolicy, "version">) =>
      signInPolicyMutations.update(slug)({ ...input, version: policy.version }),
    onSuccess: (saved) => {
      queryClient.setQueryData(signInPolicyQueries.policy(slug).queryKey, saved);
      toast("done", done(saved));
    },
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: signInPolicyQueries.all(slug) }),
  });
  return { save: mutate, saving: isPending, asked: isPending ? variables : undefined };
}
