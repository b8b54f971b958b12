"use client";

import { useQuery } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import { KeyValueList } from "@/components/ui/key-value-list";
import { OriginTag } from "@/components/ui/origin-tag";
import { EditUser } from "@/components/users/edit-user";
import { originOf } from "@/components/users/origin-of";
import { useMayManage } from "@/components/users/use-may-manage";
import { userQueries } from "@/lib/users/queries";
import type { UserDetail } from "@/lib/users/schemas";

interface UserProfileProps {
  readonly slug: string;
  readonly userId: string;
  readonly userTypes: readonly string[];
}

export function UserProfile({ slug, userId, userTypes }: UserProfileProps) {
  const t = useTranslations("users");
  const { data: user } = useQuery(userQueries.detail(slug, userId));
  if (!user) return null;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <Card title={t("profile.attributes")} action={<EditAction slug={slug} user={user} userTypes={userTypes} />}>
        {user.origin.kind === "connector" && (
          <p className="mb-2 flex gap-2 text-muted">
            <Lock aria-hidden className="mt-0.5 size-4 shrink-0" />
            {t("profile.entraOwns")}
          </p>
        )}
        <Attributes user={user} />
      </Card>
      <div className="flex min-w-0 flex-col gap-4">
        <Card title={t("profile.access")}>
          <KeyValueList
            items={[
              { key: t("labels.accessRole"), value: user.accessRole ?? t("noRole") },
              { key: t("labels.userType"), value: user.access.userType.effective ?? t("noType") },
              { key: t("labels.loginMethod"), value: user.loginMethod },
              { key: t("labels.folders"), value: new Set(user.access.folders.map((folder) => folder.folderId)).size },
            ]}
          />
        </Card>
        <Card title={t("profile.ids")}>
          <div className="flex flex-col gap-3">
            <CopyField stacked compact label={t("profile.usherId")} value={user.id} />
            {user.externalId && <CopyField stacked compact label={t("profile.externalId")} value={user.externalId} />}
          </div>
        </Card>
      </div>
    </div>
  );
}

function EditAction({ slug, user, userTypes }: Omit<UserProfileProps, "userId"> & { readonly user: UserDetail }) {
  const { may, needs } = useMayManage(user);
  if (user.origin.kind === "connector") return null;
  if (!may) return <p className="text-muted">{needs}</p>;
  return <EditUser slug={slug} user={user} userTypes={userTypes} />;
}

/** Attribute · value · origin. */
function Attributes({ user }: { readonly user: UserDetail }) {
  const t = useTranslations("users");
  const origin = originOf(user.origin);
  return (
    <table className="w-full border-collapse text-left max-sm:block">
      <caption className="sr-only">{t("profile.attributes")}</caption>
      <thead className="max-sm:sr-only">
        <tr className="border-border border-b text-muted text-xs">
          <th scope="col" className="py-2 pr-4 font-medium">
            {t("profile.attribute")}
          </th>
          <th scope="col" className="py-2 pr-4 font-medium">
            {t("profile.value")}
          </th>
          <th scope="col" className="py-2 font-medium">
            {t("labels.origin")}
          </th>
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {user.attributes.map(({ path, value }) => (
          <tr
            key={path}
            className="border-border border-b align-top last:border-b-0 max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:gap-x-3 max-sm:py-2.5"
          >
            <th
              scope="row"
              className="font-mono font-normal text-mono text-muted [overflow-wrap:anywhere] sm:w-2/5 sm:py-2.5 sm:pr-4"
            >
              {path}
            </th>
            <td className="font-medium [overflow-wrap:anywhere] max-sm:col-span-full max-sm:row-start-2 sm:py-2.5 sm:pr-4">
              <bdi>{value}</bdi>
            </td>
            <td className="max-sm:text-xs sm:max-w-40 sm:py-2.5">
              {path === "userType" && user.access.userType.isDefault ? (
                <span className="text-muted">{t("profile.default")}</span>
              ) : (
                <OriginTag {...origin} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
