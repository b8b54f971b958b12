"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formProblems } from "@/components/auth/form-problems";
import { useToast } from "@/components/ui/toast";
import { connectorSignInMutations, connectorSignInQueries } from "@/lib/entra-sign-in/queries";
import { type ConnectorSignInDto, SaveConnectorSignIn, type SignInPageDto } from "@/lib/entra-sign-in/schemas";

type Draft = Pick<SaveConnectorSignIn, "entraTenant" | "clientId" | "newPeople" | "createPeople">;
type Setting = keyof SaveConnectorSignIn;

interface Edit {
  /** Of the settings that were shown first. */
  readonly version: number | undefined;
  readonly patch: Partial<Draft>;
}

/** What can be wrong, in the order of the form. */
const typed = ["clientId", "entraTenant"] as const;

const untouched: Draft = { entraTenant: "", clientId: "", newPeople: "sso", createPeople: false };

function toDraft(settings: ConnectorSignInDto | null): Draft {
  if (settings === null) return untouched;
  const { authority, clientId, newPeople, createPeople } = settings;
  return { entraTenant: authority, clientId, newPeople, createPeople };
}

/**
 * An edit of how people sign in by a connector. While nothing is changed the form follows what others save; once something is, what
 * was typed stays, and is saved over the version that was shown first.
 */
export function useSignInEdit(slug: string, connectorId: string, settings: ConnectorSignInDto | null, saved: string) {
  const [edit, setEdit] = useState<Edit | null>(null);
  const [judged, setJudged] = useState<readonly Setting[]>([]);
  const queryClient = useQueryClient();
  const toast = useToast();
  const { queryKey } = connectorSignInQueries.get(slug, connectorId);
  const mutation = useMutation({
    mutationFn: connectorSignInMutations.save(slug, connectorId),
    onSuccess: (settings, input) => {
      queryClient.setQueryData<SignInPageDto>(queryKey, (page) => page && { ...page, settings });
      setEdit((current) => withoutSaved(current, input, settings.version));
      setJudged([]);
      toast("done", saved);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
  const base = toDraft(settings);
  const draft = { ...base, ...edit?.patch };
  const dirty = (Object.keys(draft) as (keyof Draft)[]).some((name) => draft[name] !== base[name]);
  const local = problemsOf(draft);
  const refused = new Map(
    mutation.error === null ? [] : formProblems(mutation.error).fields.map(({ field, message }) => [field, message]),
  );
  return {
    draft,
    dirty,
    saving: mutation.isPending,
    change: (patch: Partial<Draft>) => {
      setEdit({ version: edit?.version ?? settings?.version, patch: { ...edit?.patch, ...patch } });
      if (!mutation.isPending) mutation.reset();
    },
    /** From now on what is wrong with it is shown. */
    judge: (setting: Setting) => setJudged([...judged, setting]),
    discard: () => {
      setEdit(null);
      setJudged([]);
      mutation.reset();
    },
    /** Saves over the settings that were shown first, or over those that are there now. Tells what is wrong, or null. */
    save: (over: "shown" | "newest"): (typeof typed)[number] | null => {
      setJudged(typed);
      const wrong = typed.find((setting) => local.has(setting));
      if (wrong !== undefined) return wrong;
      const version = over === "shown" ? (edit?.version ?? settings?.version) : settings?.version;
      mutation.mutate({ ...draft, ...(version === undefined ? {} : { version }) });
      return null;
    },
    errorOf: (setting: Setting) => (judged.includes(setting) ? local.get(setting) : undefined) ?? refused.get(setting),
    /** Who changed the settings meanwhile, and how. */
    stale: refused.get("version") ?? null,
    /** Why nothing was saved, where no setting is to blame. */
    failure: mutation.error !== null && refused.size === 0 ? mutation.error.message : null,
  };
}

/** What was typed while it was being saved stays. */
function withoutSaved(edit: Edit | null, saved: SaveConnectorSignIn, version: number): Edit | null {
  const typedSince = Object.entries(edit?.patch ?? {}).filter(([name, value]) => value !== saved[name as keyof Draft]);
  return typedSince.length === 0 ? null : { version, patch: Object.fromEntries(typedSince) };
}

function problemsOf(draft: Draft): ReadonlyMap<Setting, string> {
  const parsed = SaveConnectorSignIn.safeParse(draft);
  const issues = parsed.success ? [] : parsed.error.issues;
  return new Map(issues.map((issue) => [issue.path[0] as Setting, issue.message]));
}
