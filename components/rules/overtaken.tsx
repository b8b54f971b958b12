"use client";

import { useTranslations } from "next-intl";
import type { RulesEditor } from "@/components/rules/use-rules-editor";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { timeOf } from "@/components/ui/time-tags";
import { WithMoments } from "@/components/ui/with-moments";

/** Somebody saved while this list was edited: what they changed, and whose stays. */
export function Overtaken({ editor }: { readonly editor: RulesEditor }) {
  const t = useTranslations("rules.overtaken");
  const common = useTranslations("common");
  if (!editor.overtaken) return null;
  const by = editor.overtakenBy;
  return (
    <div role="alert">
      <Callout
        kind="warning"
        title={t("title")}
        action={
          <div className="flex flex-wrap gap-2">
            <Button onClick={editor.keepMine}>{common("keepMine")}</Button>
            <Button onClick={editor.discard}>{common("takeTheirs")}</Button>
          </div>
        }
      >
        {editor.problem !== null ? (
          <p>
            <WithMoments text={editor.problem} />
          </p>
        ) : (
          <p>
            {by !== null && <>{t.rich("by", { by: by.by, time: timeOf(by.at) })} </>}
            {t("text")}
          </p>
        )}
      </Callout>
    </div>
  );
}
