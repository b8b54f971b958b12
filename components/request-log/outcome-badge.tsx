import { CircleCheck, OctagonX, TriangleAlert } from "lucide-react";
import { StatusBadge } from "@/components/ui/status-badge";
import type { RequestListItem } from "@/lib/request-log/schemas";

const outcomes = {
  accepted: { word: "Accepted", tone: "success", icon: CircleCheck },
  refused: { word: "Refused", tone: "danger", icon: OctagonX },
  failed: { word: "Failed", tone: "warning", icon: TriangleAlert },
} as const;

/** The word first, the code second: “Refused 401”. */
export function OutcomeBadge({ request }: { readonly request: Pick<RequestListItem, "outcome" | "status"> }) {
  const { word, tone, icon } = outcomes[request.outcome];
  return <StatusBadge tone={tone} icon={icon} word={`${word} ${request.status}`} className="tabular" />;
}
