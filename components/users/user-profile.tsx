"use client";

import { useQuery } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import { Card } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import { KeyValueList } from "@/components/ui/key-value-list";
import { OriginTag } from "@/components/ui/origin-tag";
import { originOf } from "@/components/users/origin-of";
import { userQueries } from "@/lib/users/queries";

export function UserProfile({ slug, userId }: { readonly slug: string; readonly userId: string }) {
  const { data: user } = useQuery(userQueries.detail(slug, userId));
  if (!user) return null;
  const origin = originOf(user.origin);
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_25rem]">
      <Card title="Attributes" action={<OriginTag {...origin} />}>
        {origin.kind === "connector" && (
          <p className="mb-2 flex gap-2 text-muted text-xs">
            <Lock aria-hidden className="size-4 shrink-0" />
            Entra owns these values. Change them there; they arrive with the next cycle.
          </p>
        )}
        <KeyValueList
          items={user.attributes.map((attribute) => ({
            key: attribute.path,
            value: <bdi>{attribute.value}</bdi>,
            mono: true,
          }))}
        />
      </Card>
      <div className="flex min-w-0 flex-col gap-4">
        <Card title="Access">
          <KeyValueList
            items={[
              { key: "Access role", value: user.accessRole ?? "None: signs in to native apps only" },
              { key: "User type", value: user.userType ?? "–" },
              {
                key: "Login method",
                value:
                  user.loginMethod === "sso" ? "sso: signs in with Microsoft" : "builtin: signs in with a password",
              },
            ]}
          />
        </Card>
        <Card title="Ids">
          <div className="flex flex-col gap-3">
            <CopyField stacked compact label="Usher id" value={user.id} />
            {user.externalId && <CopyField stacked compact label="External id" value={user.externalId} />}
          </div>
        </Card>
      </div>
    </div>
  );
}
