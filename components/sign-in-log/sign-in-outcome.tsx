import { CircleCheck, OctagonX } from "lucide-react";
import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/status-badge";

export function SignInOutcome({ ok }: { readonly ok: boolean }) {
  const t = useTranslations("signInLog.outcomes");
  return ok ? (
    <StatusBadge tone="success" icon={CircleCheck} word={t("signedIn")} />
  ) : (
    <StatusBadge tone="danger" icon={OctagonX} word={t("failed")} />
  );
}
