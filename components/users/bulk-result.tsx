import { useTranslations } from "next-intl";
import { LinksDownload } from "@/components/one-time-links/links-once";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { BulkActKind, BulkRun, Refusals } from "@/components/users/use-bulk-run";
import type { Translate } from "@/i18n/translate";

interface BulkResultProps {
  readonly run: BulkRun;
  readonly kind: BulkActKind;
  /** The links were downloaded. */
  readonly onTaken: () => void;
  readonly onClose: () => void;
}

/** “12 of 40 changed. 28 belong to Entra: change their user type in Entra or by a group rule.” */
export function BulkResult({ run, kind, onTaken, onClose }: BulkResultProps) {
  const { changed, unchanged, done, refusals, failure } = run;
  const t = useTranslations("users");
  const common = useTranslations("common");
  return (
    <div className="flex flex-col gap-4">
      {failure !== null && (
        <Callout kind="danger" title={t("bulk.result.endedEarly")}>
          {failure}
        </Callout>
      )}
      <p role="status">
        {t.rich("bulk.result.summary", {
          changed,
          done,
          act: kind,
          b: (words) => <b className="font-semibold">{words}</b>,
        })}{" "}
        {unchanged > 0 && `${t("bulk.result.unchanged", { count: unchanged })} `}
        {run.state === "stopped" && failure === null && t("bulk.result.stopped")}
      </p>
      {run.sent > 0 && <p>{t("bulk.result.mailed", { count: run.sent })}</p>}
      {run.links.length > 0 && <LinksDownload links={run.links} onTaken={onTaken} />}
      {refusals.length > 0 && (
        <ul className="flex max-h-72 flex-col gap-3 overflow-y-auto">
          {refusals.map((refusal) => (
            <li key={refusal.code ?? refusal.reason} className="rounded-card border border-border p-3">
              <p>{sentence(t, refusal, kind)}</p>
              <p className="mt-1 text-muted text-xs [overflow-wrap:anywhere]">
                {t.rich("bulk.result.names", {
                  list: refusal.names.join(", "),
                  more: refusal.count - refusal.names.length,
                  names: (words) => <bdi>{words}</bdi>,
                })}
              </p>
            </li>
          ))}
        </ul>
      )}
      <div className="flex justify-end">
        <Button variant="primary" onClick={onClose}>
          {common("close")}
        </Button>
      </div>
    </div>
  );
}

function sentence(t: Translate<"users">, { code, reason, count }: Refusals, kind: BulkActKind): string {
  if (code === "owned_by_entra" && kind === "setUserType") {
    return t("bulk.result.belongToEntra", { count });
  }
  return count === 1 ? reason : t("bulk.result.refused", { count, reason });
}
