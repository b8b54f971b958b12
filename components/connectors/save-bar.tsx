import { useTranslations } from "next-intl";
import type { SettingsEdit } from "@/components/connectors/use-settings-edit";
import { Button } from "@/components/ui/button";

interface SaveBarProps {
  readonly edit: Pick<SettingsEdit<object>, "dirty" | "saving" | "stale" | "discard">;
  /** Verb + noun. */
  readonly words: string;
}

/** Submits the form around it. Stays in reach on a phone. */
export function SaveBar({ edit, words }: SaveBarProps) {
  const t = useTranslations("connectors.saving");
  const common = useTranslations("common");
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-3 gap-y-2 border-border border-t bg-surface px-4 py-3.5 max-sm:sticky max-sm:bottom-0 max-sm:z-20 max-sm:flex-col-reverse max-sm:items-stretch sm:rounded-b-card sm:px-5">
      {edit.dirty && (
        <>
          <p role="status" className="font-medium text-warning max-sm:text-center">
            {t("unsaved")}
          </p>
          <Button onClick={edit.discard}>{t("discard")}</Button>
        </>
      )}
      {edit.stale === null && (
        <Button type="submit" variant="primary" busy={edit.saving}>
          {edit.saving ? common("saving") : words}
        </Button>
      )}
    </div>
  );
}
