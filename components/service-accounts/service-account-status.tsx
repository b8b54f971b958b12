import { CircleCheck, CirclePause } from "lucide-react";
import { StatusBadge } from "@/components/ui/status-badge";

export function ServiceAccountStatus({ active }: { readonly active: boolean }) {
  return active ? (
    <StatusBadge tone="success" icon={CircleCheck} word="Active" />
  ) : (
    <StatusBadge tone="neutral" icon={CirclePause} word="Disabled" />
  );
}
