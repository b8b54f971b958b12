"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDebounced } from "@/components/auth/use-debounced";
import { onlyMoves, toInput } from "@/components/rules/rule-draft";
import type { RulesEditor } from "@/components/rules/use-rules-editor";
import type { Translate } from "@/i18n/translate";
import { ApiError } from "@/lib/http/api-client";
import { ruleQueries } from "@/lib/rules/queries";
import type { RulePreview } from "@/lib/rules/schemas";

const restMs = 300;
const refreshMs = 10_000;

export interface PreviewState {
  readonly preview: RulePreview | undefined;
  /** There is none yet, or it belongs to an earlier edit; the new one is on its way. */
  readonly stale: boolean;
  readonly problem: string | null;
  readonly updatedAt: string | null;
  /** Rules that are not finished, and so left out. */
  readonly unfinished: number;
  readonly title: string;
  readonly button: string;
}

/** What the edit would do, worked out by the server after each edit and again while people join and leave groups. */
export function useRulesPreview(slug: string, editor: RulesEditor): PreviewState {
  const t = useTranslations("rules");
  const rules = toInput(editor.rules);
  const text = JSON.stringify({ rules });
  const rested = useDebounced(text, restMs);
  const query = useQuery({
    ...ruleQueries.preview(slug, JSON.parse(rested)),
    enabled: editor.dirty,
    refetchInterval: refreshMs,
    staleTime: 0,
  });
  const preview = editor.dirty ? query.data : undefined;
  const stale = rested !== text || query.isPlaceholderData || query.isPending;
  return {
    preview,
    stale,
    problem: query.error === null || stale ? null : problemOf(t, query.error),
    updatedAt: stale || query.dataUpdatedAt === 0 ? null : new Date(query.dataUpdatedAt).toISOString(),
    unfinished: editor.rules.length - rules.length,
    title: titleOf(t, editor, preview),
    button: buttonOf(t, editor, preview),
  };
}

function titleOf(t: Translate<"rules">, editor: RulesEditor, preview: RulePreview | undefined): string {
  if (!editor.dirty) return t("preview.nothingEdited");
  if (preview === undefined) return t("preview.waiting");
  return t("preview.title", { people: preview.changedPeople });
}

/** The number is the preview's; nobody applies what was not shown. */
function buttonOf(t: Translate<"rules">, editor: RulesEditor, preview: RulePreview | undefined): string {
  if (preview !== undefined && preview.changedPeople > 0) return t("preview.apply", { people: preview.changedPeople });
  return onlyMoves(editor.stored, editor.rules) ? t("preview.saveOrder") : t("preview.saveRules");
}

function problemOf(t: Translate<"rules">, error: Error): string {
  return error instanceof ApiError ? error.message : t("preview.silent");
}
