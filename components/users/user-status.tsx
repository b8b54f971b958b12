import { CircleCheck, CircleSlash } from "lucide-react";
import { StatusBadge } from "@/components/ui/status-badge";

export function UserStatus({ active }: { readonly active: boolean }) {
  return active ? (
    <StatusBadge tone="success" icon={CircleCheck} word="Active" />
  ) : (
    <StatusBadge tone="neutral" icon={CircleSlash} word="Inactive" />
  );
}
