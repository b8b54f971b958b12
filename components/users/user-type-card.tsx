import { Card } from "@/components/ui/card";
import { RuleReason } from "@/components/users/access-reason";
import type { UserDetail } from "@/lib/users/schemas";

export function UserTypeCard({ user }: { readonly user: UserDetail }) {
  const { effective } = user.access.userType;
  return (
    <Card title="User type">
      <p>
        <b className="font-semibold">{effective ?? "None"}</b>
      </p>
      <div className="mt-2 text-muted">
        <TypeReason user={user} />
      </div>
    </Card>
  );
}

function TypeReason({ user }: { readonly user: UserDetail }) {
  const { own, rule } = user.access.userType;
  if (rule) {
    return (
      <p>
        {rule.value} <RuleReason rule={rule} />. Without it: {own === null ? "None" : `${own} (${ownSource(user)})`}.
      </p>
    );
  }
  return <p>{own === null ? "Nobody gave a user type." : capitalize(`${ownSource(user)}.`)}</p>;
}

function ownSource({ access, origin }: UserDetail): string {
  if (access.userType.isDefault) return "default of the connector, because none was sent";
  return origin.kind === "connector" ? `sent by ${origin.name}` : "by hand";
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
