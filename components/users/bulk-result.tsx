import { LinksDownload } from "@/components/one-time-links/links-once";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { BulkActKind, BulkRun, Refusals } from "@/components/users/use-bulk-run";
import { countOf, formatNumber } from "@/lib/utils/format";

interface BulkResultProps {
  readonly run: BulkRun;
  readonly kind: BulkActKind;
  /** The links were downloaded. */
  readonly onTaken: () => void;
  readonly onClose: () => void;
}

const words: Partial<Record<BulkActKind, string>> = { delete: "deleted", invite: "invited" };

/** “12 of 40 changed. 28 belong to Entra: change their user type in Entra or by a group rule.” */
export function BulkResult({ run, kind, onTaken, onClose }: BulkResultProps) {
  const { changed, unchanged, done, refusals, failure } = run;
  const act = words[kind] ?? "changed";
  return (
    <div className="flex flex-col gap-4">
      {failure !== null && (
        <Callout kind="danger" title="It ended early.">
          {failure}
        </Callout>
      )}
      <p role="status">
        <b className="font-semibold">
          {formatNumber(changed)} of {formatNumber(done)} {act}.
        </b>{" "}
        {unchanged > 0 && `${countOf(unchanged, "user was", "users were")} so already. `}
        {run.state === "stopped" && failure === null && "You stopped it; nobody after them was touched."}
      </p>
      {run.sent > 0 && <p>{countOf(run.sent, "invitation")} went out by mail.</p>}
      {run.links.length > 0 && <LinksDownload links={run.links} onTaken={onTaken} />}
      {refusals.length > 0 && (
        <ul className="flex max-h-72 flex-col gap-3 overflow-y-auto">
          {refusals.map((refusal) => (
            <li key={refusal.code ?? refusal.reason} className="rounded-card border border-border p-3">
              <p>{sentence(refusal, kind)}</p>
              <p className="mt-1 text-muted text-xs [overflow-wrap:anywhere]">
                <bdi>{refusal.names.join(", ")}</bdi>
                {refusal.count > refusal.names.length &&
                  ` and ${formatNumber(refusal.count - refusal.names.length)} more`}
              </p>
            </li>
          ))}
        </ul>
      )}
      <div className="flex justify-end">
        <Button variant="primary" onClick={onClose}>
          Close
        </Button>
      </div>
    </div>
  );
}

function sentence({ code, reason, count }: Refusals, kind: BulkActKind): string {
  if (code === "owned_by_entra" && kind === "setUserType") {
    const belongs = count === 1 ? "1 belongs" : `${formatNumber(count)} belong`;
    return `${belongs} to Entra: change their user type in Entra or by a group rule.`;
  }
  return count === 1 ? reason : `${countOf(count, "user was", "users were")} refused, the first because: ${reason}`;
}
