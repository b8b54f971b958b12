import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";

const local = new Set(["localhost", "127.0.0.1", "[::1]"]);

interface ReachabilityProps {
  readonly origin: string;
  /** Whether the step that needs no Entra is open to whoever reads it. */
  readonly rehearses: boolean;
}

/** Whether Entra can reach this address at all, as far as the address tells. */
export function Reachability({ origin, rehearses }: ReachabilityProps) {
  const t = useTranslations("setup.connect");
  const { protocol, hostname } = new URL(origin);
  if (protocol === "https:" && !local.has(hostname)) {
    return (
      <p className="flex items-start gap-2">
        <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
        {t("reachable", { origin })}
      </p>
    );
  }
  return <Callout kind="warning">{t(rehearses ? "unreachableRehearse" : "unreachable", { origin })}</Callout>;
}
