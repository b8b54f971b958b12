import { queryOptions } from "@tanstack/react-query";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { SignInPolicyDto, SignInPolicyEffect, UpdateSignInPolicy } from "@/lib/sign-in-policy/schemas";

const base = (slug: string) => `/api/organizations/${encodeURIComponent(slug)}/sign-in-policy`;

/** The keys and readers of the sign-in policy. */
export const signInPolicyQueries = {
  all: (slug: string) => ["sign-in-policy", slug] as const,

  policy: (slug: string) =>
    queryOptions({
      queryKey: [...signInPolicyQueries.all(slug), "policy"] as const,
      queryFn: ({ signal }) => getJson<SignInPolicyDto>(base(slug), {}, signal),
    }),

  effect: (slug: string, builtinKeeps: boolean) =>
    queryOptions({
      queryKey: [...signInPolicyQueries.all(slug), "effect", builtinKeeps] as const,
      queryFn: () => sendJson<SignInPolicyEffect>("POST", `${base(slug)}/preview`, { builtinKeeps }),
    }),
};

/** The writer of the sign-in policy, as `mutationFn`. */
export const signInPolicyMutations = {
  update: (slug: string) => (input: UpdateSignInPolicy) => sendJson<SignInPolicyDto>("PATCH", base(slug), input),
};
