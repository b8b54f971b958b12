import { CircleCheck, CirclePause } from "lucide-react";
import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/status-badge";

export function ServiceAccountStatus({ active }: { readonly active: boolean }) {
  const t = useTranslations("serviceAccounts.states");
  return active ? (
    <StatusBadge tone="success" icon={CircleCheck} word={t("active")} />
  ) : (
    <StatusBadge tone="neutral" icon={CirclePause} word={t("disabled")} />
  );
}
