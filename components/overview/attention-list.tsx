import { CircleCheck } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { timeOf } from "@/components/ui/time-tags";
import type { OverviewDto } from "@/lib/overview/schemas";

interface AttentionListProps {
  readonly slug: string;
  readonly overview: OverviewDto;
}

/** What waits for a human, the worst first; or the good news. */
export function AttentionList({ slug, overview }: AttentionListProps) {
  const t = useTranslations("overview");
  if (overview.attention.length === 0) return <NothingNeedsYou overview={overview} />;
  return (
    <ul aria-label={t("attention")} className="flex flex-col gap-2">
      {overview.attention.map((item) => (
        <li key={`${item.href} ${item.text}`}>
          <Callout
            kind={item.severity}
            action={
              <Button asChild>
                <Link href={`/o/${slug}${item.href}`}>{item.action}</Link>
              </Button>
            }
          >
            {item.text}
          </Callout>
        </li>
      ))}
    </ul>
  );
}

function NothingNeedsYou({ overview }: { readonly overview: OverviewDto }) {
  const t = useTranslations("overview");
  const contacts = overview.connectors.map((connector) => connector.lastContactAt).filter((at) => at !== null);
  const last = contacts.sort().at(-1);
  if (!last) return null;
  return (
    <p className="flex items-center gap-2.5">
      <CircleCheck aria-hidden className="size-4 shrink-0 text-success" />
      <span>{t.rich("nothingNeedsYou", { time: timeOf(last) })}</span>
    </p>
  );
}
