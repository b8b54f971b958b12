import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { timeOf } from "@/components/ui/time-tags";
import type { HoldDto } from "@/lib/guard/schemas";

interface HoldSummaryProps {
  readonly slug: string;
  readonly hold: HoldDto;
}

/** Where the hold stands, and what those who wait have in common. */
export function HoldSummary({ slug, hold }: HoldSummaryProps) {
  const t = useTranslations("guard.summary");
  return (
    <>
      {hold.state !== "held" && <Decision hold={hold} state={hold.state} />}
      <section
        aria-label={t("label")}
        className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-card border border-border bg-surface p-4 sm:p-5"
      >
        <div className="min-w-0 flex-1 basis-72">
          <p>
            {t.rich("facts", {
              connector: () => <ConnectorName slug={slug} hold={hold} />,
              time: timeOf(hold.startedAt),
              counts: () => <Counts hold={hold} />,
            })}
          </p>
          {hold.shared && (
            <p className="mt-1">
              {t.rich("shared", {
                people: hold.shared.people,
                waiting: hold.waiting,
                group: hold.shared.groupName,
                b: (words) => (
                  <b className="font-semibold">
                    <bdi>{words}</bdi>
                  </b>
                ),
              })}
            </p>
          )}
        </div>
        <Button asChild>
          <Link href={`/o/${slug}/request-log?connector=${hold.connectorId}&outcome=failed`}>{t("requests")}</Link>
        </Button>
      </section>
    </>
  );
}

function ConnectorName({ slug, hold }: HoldSummaryProps) {
  const mayOpen = useMay("connector:read");
  const name = <bdi className="font-semibold">{hold.connectorName}</bdi>;
  if (!mayOpen) return name;
  return (
    <Link href={`/o/${slug}/integrations/${hold.connectorId}`} className="text-accent-text underline">
      {name}
    </Link>
  );
}

function Counts({ hold }: { readonly hold: HoldDto }) {
  const t = useTranslations("guard.summary");
  const { done, waiting, state } = hold;
  if (state !== "held") return waiting === 0 ? t("nobodyWaits") : t("asksAgain", { count: waiting });
  return <span className="tabular">{t("heldCounts", { done, waiting })}</span>;
}

/** What was decided, by whom, and what is left to do. */
function Decision({ hold, state }: { readonly hold: HoldDto; readonly state: Exclude<HoldDto["state"], "held"> }) {
  const t = useTranslations("guard.summary");
  return (
    <Callout kind={state === "rejected" ? "warning" : "success"} title={t(`${state}.title`)}>
      {t.rich(`${state}.text`, {
        name: hold.decidedBy ?? "",
        b: (words) => (
          <b className="font-semibold">
            <bdi>{words}</bdi>
          </b>
        ),
        when: (words) => hold.decidedAt !== null && words,
        time: timeOf(hold.decidedAt),
      })}
    </Callout>
  );
}
