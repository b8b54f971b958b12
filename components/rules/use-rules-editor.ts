"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type EditedRule, emptyRule, missingOf, signatureOf, toEdited, toInput } from "@/components/rules/rule-draft";
import { useToast } from "@/components/ui/toast";
import { folderQueries } from "@/lib/folders/queries";
import { groupQueries } from "@/lib/groups/queries";
import { ApiError } from "@/lib/http/api-client";
import { ruleMutations, ruleQueries } from "@/lib/rules/queries";
import type { RuleDraft, RuleList } from "@/lib/rules/schemas";
import { userQueries } from "@/lib/users/queries";

const refreshMs = 10_000;

/** The list while it is edited, and all that can happen to it. */
export interface RulesEditor {
  readonly rules: readonly EditedRule[];
  readonly stored: readonly EditedRule[];
  readonly userTypes: readonly string[];
  readonly dirty: boolean;
  /** Who saved another list since this one was opened. */
  readonly overtakenBy: RuleList["lastChange"];
  readonly overtaken: boolean;
  readonly problem: string | null;
  readonly showMissing: boolean;
  readonly saving: boolean;
  /** Said to screen readers after a move from a menu. */
  readonly announcement: string;
  add(): void;
  change(key: string, part: Partial<EditedRule>): void;
  remove(key: string): void;
  move(from: number, to: number): void;
  discard(): void;
  keepMine(): void;
  /** Shows what is missing and returns false, when a rule is not finished. */
  finished(): boolean;
  save(): void;
}

/** `latest` comes with the page, so it is never absent. */
export function useRulesEditor(slug: string, latest: RuleList): RulesEditor {
  const t = useTranslations("rules.moved");
  const [base, setBase] = useState(latest);
  const [rules, setRules] = useState(() => toEdited(latest));
  const [showMissing, setShowMissing] = useState(false);
  const [announcement, setAnnouncement] = useState("");
  const stored = toEdited(base);
  const dirty = signatureOf(rules) !== signatureOf(stored);
  const { problem, saving, save, reset } = useSaving(slug, base);

  function open(list: RuleList): void {
    setBase(list);
    setRules(toEdited(list));
    setShowMissing(false);
    reset();
  }
  if (!dirty && latest !== base) open(latest);

  /** What was edited while the answer was under way stays, as an edit of what was saved. */
  function showSaved(list: RuleList, sent: string): void {
    setBase(list);
    setShowMissing(false);
    setRules((current) => (signatureOf(current) === sent ? toEdited(list) : current));
  }

  function moved(from: number, to: number): void {
    const next = [...rules];
    next.splice(to, 0, ...next.splice(from, 1));
    setRules(next);
    const group = rules[from]?.group;
    const place = { to: to + 1, count: rules.length };
    setAnnouncement(group ? t("rule", { ...place, group: group.name }) : t("newRule", place));
  }

  return {
    rules,
    stored,
    userTypes: latest.userTypes,
    dirty,
    overtaken: dirty && latest.version !== base.version,
    overtakenBy: latest.lastChange,
    problem,
    showMissing,
    saving,
    announcement,
    add: () => setRules([...rules, emptyRule()]),
    change: (key, part) => setRules(rules.map((rule) => (rule.key === key ? { ...rule, ...part } : rule))),
    remove: (key) => setRules(rules.filter((rule) => rule.key !== key)),
    move: moved,
    discard: () => open(latest),
    keepMine: () => {
      setBase(latest);
      reset();
    },
    finished: () => {
      const complete = rules.every((rule) => missingOf(rule) === null);
      setShowMissing(!complete);
      return complete;
    },
    save: () => save(toInput(rules), (list) => showSaved(list, signatureOf(rules))),
  };
}

function useSaving(slug: string, base: RuleList) {
  const t = useTranslations("rules");
  const common = useTranslations("common");
  const queryClient = useQueryClient();
  const toast = useToast();
  const mutation = useMutation({ mutationFn: ruleMutations.save(slug) });

  function refresh(): void {
    for (const key of [ruleQueries, userQueries, folderQueries, groupQueries]) {
      void queryClient.invalidateQueries({ queryKey: key.all(slug) });
    }
  }

  function save(rules: RuleDraft[], onSaved: (list: RuleList) => void): void {
    mutation.mutate(
      { version: base.version, rules },
      {
        onSuccess: ({ changedPeople, ...list }) => {
          queryClient.setQueryData(ruleQueries.list(slug).queryKey, list);
          onSaved(list);
          toast("done", t("saved", { people: changedPeople }), {
            label: common("undo"),
            onUndo: () => undo(base, list),
          });
        },
        // The list says who was faster; everything else is said beside the button.
        onSettled: refresh,
      },
    );
  }

  async function undo(before: RuleList, now: RuleList): Promise<void> {
    try {
      const list = await ruleMutations.save(slug)({ version: now.version, rules: toInput(toEdited(before)) });
      toast("done", t("undone", { people: list.changedPeople }));
    } catch (error) {
      toast("error", error instanceof ApiError ? error.message : t("undoFailed"));
    }
    refresh();
  }

  const { error } = mutation;
  return {
    save,
    reset: mutation.reset,
    saving: mutation.isPending,
    problem: error?.message ?? null,
  };
}

/** The stored list, followed while the page is open. */
export function useRuleList(slug: string) {
  return useQuery({ ...ruleQueries.list(slug), refetchInterval: refreshMs });
}
