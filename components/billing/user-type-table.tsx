import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import type { Billing } from "@/lib/organizations/schemas";
import { cn } from "@/lib/utils/cn";
import { formatNumber } from "@/lib/utils/format";

/** How many people have each user type; the active ones use a licence. */
export function UserTypeTable({ userTypes }: { readonly userTypes: Billing["userTypes"] }) {
  const sumOf = (count: "active" | "inactive") => userTypes.reduce((sum, type) => sum + type[count], 0);
  return (
    <Card title="Users per user type">
      <table className="w-full border-collapse text-left">
        <caption className="pb-2 text-left text-muted">Active users use a licence.</caption>
        <thead>
          <tr className="border-border border-b text-muted text-xs">
            <th scope="col" className="h-9 font-medium">
              User type
            </th>
            <th scope="col" className="h-9 w-24 text-right font-medium">
              Active
            </th>
            <th scope="col" className="h-9 w-24 text-right font-medium">
              Inactive
            </th>
          </tr>
        </thead>
        <tbody>
          {userTypes.map((type) => (
            <Row key={type.name ?? ""} active={type.active} inactive={type.inactive}>
              {type.name === null ? <span className="text-muted">No user type</span> : <bdi>{type.name}</bdi>}
            </Row>
          ))}
        </tbody>
        <tfoot className="font-semibold">
          <Row active={sumOf("active")} inactive={sumOf("inactive")} total>
            All
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
  return (
    <tr className={cn("border-border", !total && "border-b")}>
      <th
        scope="row"
        className={cn("h-10 min-w-0 pr-3 text-left [overflow-wrap:anywhere]", total ? "font-semibold" : "font-normal")}
      >
        {children}
      </th>
      <td className="tabular text-right">{formatNumber(active)}</td>
      <td className="tabular text-right text-muted">{formatNumber(inactive)}</td>
    </tr>
  );
}
