import { useTranslations } from "next-intl";
import type { SettingsEdit } from "@/components/connectors/use-settings-edit";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";

interface SettingsOutcomeProps {
  readonly edit: Pick<SettingsEdit<object>, "stale" | "failure" | "saving" | "discard">;
  readonly onKeepMine: () => void;
}

/** Why nothing was saved; after somebody else's change, the choice whose values stay. */
export function SettingsOutcome({ edit, onKeepMine }: SettingsOutcomeProps) {
  const t = useTranslations("connectors.saving");
  const common = useTranslations("common");
  if (edit.stale !== null) {
    return (
      <div role="alert">
        <Callout
          kind="warning"
          title={t("stale")}
          action={
            <span className="flex flex-wrap gap-2">
              <Button onClick={edit.discard}>{common("takeTheirs")}</Button>
              <Button variant="primary" busy={edit.saving} onClick={onKeepMine}>
                {common("keepMine")}
              </Button>
            </span>
          }
        >
          {edit.stale}
        </Callout>
      </div>
    );
  }
  if (edit.failure === null) return null;
  return (
    <div role="alert">
      <Callout kind="danger">{edit.failure}</Callout>
    </div>
  );
}
