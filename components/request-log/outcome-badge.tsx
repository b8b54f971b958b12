import { CircleCheck, OctagonX, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/status-badge";
import type { RequestListItem } from "@/lib/request-log/schemas";

const outcomes = {
  accepted: { tone: "success", icon: CircleCheck },
  refused: { tone: "danger", icon: OctagonX },
  failed: { tone: "warning", icon: TriangleAlert },
} as const;

/** The word first, the code second: “Refused 401”. */
export function OutcomeBadge({ request }: { readonly request: Pick<RequestListItem, "outcome" | "status"> }) {
  const t = useTranslations("requestLog.badge");
  const { tone, icon } = outcomes[request.outcome];
  return (
    <StatusBadge
      tone={tone}
      icon={icon}
      word={t(request.outcome, { status: String(request.status) })}
      className="tabular"
    />
  );
}
