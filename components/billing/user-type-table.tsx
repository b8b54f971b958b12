import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { useFormat } from "@/components/ui/use-format";
import type { Billing } from "@/lib/organizations/schemas";
import { cn } from "@/lib/utils/cn";

/** How many people have each user type; the active ones use a licence. */
export function UserTypeTable({ userTypes }: { readonly userTypes: Billing["userTypes"] }) {
  const t = useTranslations("billing.userTypes");
  const sumOf = (count: "active" | "inactive") => userTypes.reduce((sum, type) => sum + type[count], 0);
  return (
    <Card title={t("title")}>
      <table className="w-full border-collapse text-left">
        <caption className="pb-2 text-left text-muted">{t("caption")}</caption>
        <thead>
          <tr className="border-border border-b text-muted text-xs">
            <th scope="col" className="h-9 font-medium">
              {t("userType")}
            </th>
            <th scope="col" className="h-9 w-24 text-right font-medium">
              {t("active")}
            </th>
            <th scope="col" className="h-9 w-24 text-right font-medium">
              {t("inactive")}
            </th>
          </tr>
        </thead>
        <tbody>
          {userTypes.map((type) => (
            <Row key={type.name ?? ""} active={type.active} inactive={type.inactive}>
              {type.name === null ? <span className="text-muted">{t("none")}</span> : <bdi>{type.name}</bdi>}
            </Row>
          ))}
        </tbody>
        <tfoot className="font-semibold">
          <Row active={sumOf("active")} inactive={sumOf("inactive")} total>
            {t("all")}
          </Row>
        </tfoot>
      </table>
    </Card>
  );
}

interface RowProps {
  readonly active: number;
  readonly inactive: number;
  readonly total?: boolean;
  readonly children: ReactNode;
}

function Row({ active, inactive, total = false, children }: RowProps) {
  const format = useFormat();
  return (
    <tr className={cn("border-border", !total && "border-b")}>
      <th
        scope="row"
        className={cn("h-10 min-w-0 pr-3 text-left [overflow-wrap:anywhere]", total ? "font-semibold" : "font-normal")}
      >
        {children}
      </th>
      <td className="tabular text-right">{format.number(active)}</td>
      <td className="tabular text-right text-muted">{format.number(inactive)}</td>
    </tr>
  );
}
