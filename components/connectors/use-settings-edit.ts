"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formProblems } from "@/components/auth/form-problems";
import { useToast } from "@/components/ui/toast";
import { connectorMutations, connectorQueries } from "@/lib/connectors/queries";
import { type ConnectorDto, UpdateConnector } from "@/lib/connectors/schemas";

interface Edit<Draft> {
  readonly version: number;
  readonly base: Draft;
  readonly draft: Draft;
}

interface SettingsForm<Draft> {
  readonly slug: string;
  readonly connector: ConnectorDto;
  readonly toDraft: (connector: ConnectorDto) => Draft;
  readonly toInput: (draft: Draft) => UpdateConnector;
  /** Said when it is saved. */
  readonly saved: string;
}

export interface SettingsEdit<Draft> {
  readonly draft: Draft;
  /** All settings of the form, for a preview. */
  readonly input: UpdateConnector;
  readonly dirty: boolean;
  readonly saving: boolean;
  readonly change: (patch: Partial<Draft>) => void;
  readonly discard: () => void;
  /** Saves what was changed, over the settings that were shown first, or over those that are there now. */
  readonly save: (over: "shown" | "newest") => void;
  /** What is wrong with a setting, found here or by the server. */
  readonly errorOf: (setting: keyof UpdateConnector) => string | undefined;
  readonly valid: boolean;
  /** Who changed the settings meanwhile, and how. */
  readonly stale: string | null;
  /** Why nothing was saved, where no setting is to blame. */
  readonly failure: string | null;
}

/**
 * An edit of a connector's settings. While nothing is changed the form follows what others save; once something is, it keeps what
 * was shown first, and sends only what differs from it.
 */
export function useSettingsEdit<Draft extends object>(form: SettingsForm<Draft>): SettingsEdit<Draft> {
  const { slug, connector, toDraft, toInput } = form;
  const [edit, setEdit] = useState<Edit<Draft> | null>(null);
  const queryClient = useQueryClient();
  const toast = useToast();
  const mutation = useMutation({
    mutationFn: connectorMutations.update(slug, connector.id),
    onSuccess: (saved) => {
      queryClient.setQueryData(connectorQueries.detail(slug, connector.id).queryKey, saved);
      setEdit(null);
      toast("done", form.saved);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: connectorQueries.all(slug) }),
  });
  const changes = edit === null ? {} : changedSettings(toInput(edit.base), toInput(edit.draft));
  const dirty = Object.keys(changes).length > 0;
  const started = dirty && edit !== null ? edit : null;
  const draft = started?.draft ?? toDraft(connector);
  const input = toInput(draft);
  const problems = problemsOf(input, mutation.error);
  return {
    draft,
    input,
    dirty,
    saving: mutation.isPending,
    change: (patch) => {
      const from = started ?? { version: connector.settingsVersion, base: draft, draft };
      setEdit({ ...from, draft: { ...from.draft, ...patch } });
      if (!mutation.isPending) mutation.reset();
    },
    discard: () => {
      setEdit(null);
      mutation.reset();
    },
    save: (over) => {
      if (started === null || problems.local.size > 0) return;
      mutation.mutate({ ...changes, version: over === "shown" ? started.version : connector.settingsVersion });
    },
    errorOf: (setting) => problems.local.get(setting) ?? problems.refused.get(setting),
    valid: problems.local.size === 0,
    stale: problems.refused.get("version") ?? null,
    failure: mutation.error !== null && problems.refused.size === 0 ? mutation.error.message : null,
  };
}

function changedSettings(base: UpdateConnector, draft: UpdateConnector): UpdateConnector {
  const names = Object.keys(draft) as (keyof UpdateConnector)[];
  return Object.fromEntries(
    names.filter((name) => !isSame(base[name], draft[name])).map((name) => [name, draft[name]]),
  );
}

function isSame(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || (Array.isArray(a) && JSON.stringify(a) === JSON.stringify(b));
}

interface Problems {
  readonly local: ReadonlyMap<string, string>;
  readonly refused: ReadonlyMap<string, string>;
}

function problemsOf(input: UpdateConnector, error: Error | null): Problems {
  const parsed = UpdateConnector.safeParse(input);
  const issues = parsed.success ? [] : parsed.error.issues;
  const refused = error === null ? [] : formProblems(error).fields;
  return {
    local: new Map(issues.map((issue) => [String(issue.path[0]), issue.message])),
    refused: new Map(refused.map(({ field, message }) => [field, message])),
  };
}
