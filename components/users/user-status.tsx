import { CircleCheck, CircleSlash, Mail } from "lucide-react";
import { StatusBadge } from "@/components/ui/status-badge";

interface UserStatusProps {
  readonly active: boolean;
  /** Signs in with a password and has none yet. */
  readonly invited?: boolean;
}

export function UserStatus({ active, invited = false }: UserStatusProps) {
  if (!active) return <StatusBadge tone="neutral" icon={CircleSlash} word="Inactive" />;
  return invited ? (
    <StatusBadge tone="info" icon={Mail} word="Invited" />
  ) : (
    <StatusBadge tone="success" icon={CircleCheck} word="Active" />
  );
}
