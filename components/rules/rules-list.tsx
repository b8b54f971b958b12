"use client";

import { ListOrdered, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useViewer } from "@/components/layout/viewer-provider";
import { RuleCard } from "@/components/rules/rule-card";
import { nameOfRule } from "@/components/rules/rule-draft";
import type { RulesEditor } from "@/components/rules/use-rules-editor";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SortableList } from "@/components/ui/sortable-list";

/** The rules in their order, and what happens to everybody else. */
export function RulesList({ slug, editor }: { readonly slug: string; readonly editor: RulesEditor }) {
  const t = useTranslations("rules");
  const { accessRole } = useViewer();
  const keys = editor.rules.map(({ key }) => key);
  if (keys.length === 0) return <NoRules onAdd={editor.add} />;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <SortableList
        keys={keys}
        label={t("list")}
        nameOf={(key) =>
          nameOfRule(
            t,
            editor.rules.find((rule) => rule.key === key),
          )
        }
        onMove={editor.move}
        render={(key, handle) => (
          <RuleCard slug={slug} editor={editor} index={keys.indexOf(key)} ownRole={accessRole} handle={handle} />
        )}
      />
      <p className="rounded-card border border-border border-dashed px-4 py-3 text-muted">{t("everyoneElse")}</p>
      <Button variant="ghost" className="self-start" onClick={editor.add}>
        <Plus aria-hidden /> {t("add")}
      </Button>
      <p role="status" className="sr-only">
        {editor.announcement}
      </p>
    </div>
  );
}

function NoRules({ onAdd }: { readonly onAdd: () => void }) {
  const t = useTranslations("rules");
  return (
    <div className="rounded-card border border-border bg-surface">
      <EmptyState
        icon={ListOrdered}
        title={t("empty.title")}
        action={
          <Button onClick={onAdd}>
            <Plus aria-hidden /> {t("add")}
          </Button>
        }
      >
        {t("empty.text")}
      </EmptyState>
    </div>
  );
}
