import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { RuleReason } from "@/components/users/access-reason";
import type { UserDetail } from "@/lib/users/schemas";

export function UserTypeCard({ user }: { readonly user: UserDetail }) {
  const t = useTranslations("users");
  const { effective } = user.access.userType;
  return (
    <Card title={t("labels.userType")}>
      <p>
        <b className="font-semibold">{effective ?? t("noType")}</b>
      </p>
      <div className="mt-2 text-muted">
        <TypeReason user={user} />
      </div>
    </Card>
  );
}

function TypeReason({ user }: { readonly user: UserDetail }) {
  const t = useTranslations("users.reasons");
  const { own, rule } = user.access.userType;
  const origin = user.origin.kind === "connector" ? user.origin.name : "";
  const source = ownSource(user);
  if (rule) {
    return (
      <p>
        <RuleReason rule={rule} /> {own === null ? t("without.none") : t(`without.${source}`, { value: own, origin })}
      </p>
    );
  }
  return <p>{own === null ? t("noType") : t(`types.${source}`, { origin })}</p>;
}

function ownSource({ access, origin }: UserDetail): "default" | "sent" | "byHand" {
  if (access.userType.isDefault) return "default";
  return origin.kind === "connector" ? "sent" : "byHand";
}
