import type { SettingsEdit } from "@/components/connectors/use-settings-edit";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";

interface SettingsOutcomeProps {
  readonly edit: Pick<SettingsEdit<object>, "stale" | "failure" | "saving" | "discard">;
  readonly onKeepMine: () => void;
}

/** Why nothing was saved; after somebody else's change, the choice whose values stay. */
export function SettingsOutcome({ edit, onKeepMine }: SettingsOutcomeProps) {
  if (edit.stale !== null) {
    return (
      <div role="alert">
        <Callout
          kind="warning"
          title="Somebody changed these settings meanwhile"
          action={
            <span className="flex flex-wrap gap-2">
              <Button onClick={edit.discard}>Take theirs</Button>
              <Button variant="primary" busy={edit.saving} onClick={onKeepMine}>
                Keep mine
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
