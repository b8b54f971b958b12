"use client";

import { ChevronUp, CircleDot } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LeaveQuestion } from "@/components/layout/leave-question";
import { SectionHeader } from "@/components/layout/section-header";
import { Unread } from "@/components/layout/unread";
import { Overtaken } from "@/components/rules/overtaken";
import { PreviewContent } from "@/components/rules/preview-panel";
import { groupFieldId } from "@/components/rules/rule-card";
import { missingOf } from "@/components/rules/rule-draft";
import { RulesList } from "@/components/rules/rules-list";
import { needsConfirmation, newlyStrongGroups, StrongRulesDialog } from "@/components/rules/strong-rules";
import { type RulesEditor, useRuleList, useRulesEditor } from "@/components/rules/use-rules-editor";
import { type PreviewState, useRulesPreview } from "@/components/rules/use-rules-preview";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { StatusBadge } from "@/components/ui/status-badge";
import type { RuleList } from "@/lib/rules/schemas";

/** What a group gives, said once, with who changes before it happens. */
export function RulesPage({ slug }: { readonly slug: string }) {
  const query = useRuleList(slug);
  return query.data ? <Editor slug={slug} latest={query.data} /> : <Unread query={query} />;
}

function Editor({ slug, latest }: { readonly slug: string; readonly latest: RuleList }) {
  const t = useTranslations("rules");
  const editor = useRulesEditor(slug, latest);
  const state = useRulesPreview(slug, editor);
  const [asking, setAsking] = useState(false);

  function submit(): void {
    if (!editor.finished()) {
      const first = editor.rules.find((rule) => missingOf(rule) !== null);
      if (first) document.getElementById(groupFieldId(first))?.focus();
    } else if (needsConfirmation(editor.stored, editor.rules, state.preview)) setAsking(true);
    else editor.save();
  }

  return (
    <>
      <SectionHeader
        page="rules"
        badge={editor.dirty && <StatusBadge tone="warning" icon={CircleDot} word={t("unsaved")} />}
        actions={editor.dirty && <Button onClick={editor.discard}>{t("discard")}</Button>}
      />
      <Overtaken editor={editor} />
      {editor.problem !== null && !editor.overtaken && (
        <div role="alert">
          <Callout kind="danger" title={t("unsavedAll")}>
            {editor.problem}
          </Callout>
        </div>
      )}
      <div className="grid items-start gap-6 max-lg:pb-24 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <LeaveQuestion dirty={editor.dirty} />
        <RulesList slug={slug} editor={editor} />
        <PreviewCard editor={editor} state={state} onSubmit={submit} />
      </div>
      <PreviewBar editor={editor} state={state} onSubmit={submit} />
      <StrongRulesDialog
        open={asking}
        groups={newlyStrongGroups(editor.stored, editor.rules)}
        preview={state.preview}
        onClose={() => setAsking(false)}
        onConfirm={editor.save}
      />
    </>
  );
}

interface PreviewProps {
  readonly editor: RulesEditor;
  readonly state: PreviewState;
  readonly onSubmit: () => void;
}

function PreviewCard({ editor, state, onSubmit }: PreviewProps) {
  return (
    <section
      aria-labelledby="preview-title"
      className="sticky top-20 flex max-h-[calc(100dvh-6.5rem)] flex-col rounded-card border border-border bg-surface max-lg:hidden"
    >
      <h2 id="preview-title" aria-live="polite" className="px-5 pt-4 pb-3 font-semibold text-lg">
        {state.title}
      </h2>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-4">
        <PreviewContent state={state} dirty={editor.dirty} />
      </div>
      {editor.dirty && (
        <div className="flex justify-end border-border border-t px-5 py-4">
          <ApplyButton editor={editor} state={state} onSubmit={onSubmit} />
        </div>
      )}
    </section>
  );
}

/** On narrow screens: the number always in sight, the names one press away. */
function PreviewBar({ editor, state, onSubmit }: PreviewProps) {
  const [open, setOpen] = useState(false);
  if (!editor.dirty) return null;
  return (
    <div className="fixed inset-x-0 bottom-0 z-30 flex items-center justify-between gap-3 border-border border-t bg-surface px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] lg:hidden">
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="flex min-h-11 min-w-0 items-center gap-1.5 rounded-control text-left font-medium"
      >
        {state.title}
        <ChevronUp aria-hidden className="size-4 shrink-0 text-muted" />
      </button>
      <ApplyButton editor={editor} state={state} onSubmit={onSubmit} />
      <Dialog open={open} onOpenChange={setOpen} title={state.title}>
        <PreviewContent state={state} dirty={editor.dirty} />
      </Dialog>
    </div>
  );
}

function ApplyButton({ editor, state, onSubmit }: PreviewProps) {
  const t = useTranslations("rules.preview");
  const common = useTranslations("common");
  const words = state.stale ? t("workingItOut") : state.button;
  return (
    <Button variant="primary" busy={editor.saving || state.stale} onClick={onSubmit}>
      {editor.saving ? common("saving") : words}
    </Button>
  );
}
