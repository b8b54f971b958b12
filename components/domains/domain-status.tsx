import { CircleCheck, Hourglass, OctagonX, TriangleAlert } from "lucide-react";
import { StatusBadge } from "@/components/ui/status-badge";
import type { DomainDto } from "@/lib/domains/schemas";

/** A lost record is a word of its own: the domain still counts, but somebody has to act. */
export function DomainStatus({ domain }: { readonly domain: Pick<DomainDto, "state" | "lostAt"> }) {
  if (domain.state === "pending") return <StatusBadge tone="neutral" icon={Hourglass} word="Pending" />;
  if (domain.state === "failed") return <StatusBadge tone="danger" icon={OctagonX} word="Failed" />;
  if (domain.lostAt !== null) return <StatusBadge tone="warning" icon={TriangleAlert} word="Record gone" />;
  return <StatusBadge tone="success" icon={CircleCheck} word="Verified" />;
}
