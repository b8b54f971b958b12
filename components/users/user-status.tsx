import { CircleCheck, CircleSlash, Mail } from "lucide-react";
import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/status-badge";

interface UserStatusProps {
  readonly active: boolean;
  /** Signs in with a password and has none yet. */
  readonly invited?: boolean;
}

export function UserStatus({ active, invited = false }: UserStatusProps) {
  const t = useTranslations("users.states");
  if (!active) return <StatusBadge tone="neutral" icon={CircleSlash} word={t("inactive")} />;
  return invited ? (
    <StatusBadge tone="info" icon={Mail} word={t("invited")} />
  ) : (
    <StatusBadge tone="success" icon={CircleCheck} word={t("active")} />
  );
}
