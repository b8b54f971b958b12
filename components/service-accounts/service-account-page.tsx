"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { CredentialDesk } from "@/components/credentials/credential-desk";
import { liveMs } from "@/components/layout/live";
import { PageHeader } from "@/components/layout/page-header";
import { Unread } from "@/components/layout/unread";
import { useMay } from "@/components/layout/viewer-provider";
import { DeleteServiceAccount } from "@/components/service-accounts/delete-service-account";
import { DisableServiceAccount } from "@/components/service-accounts/disable-service-account";
import { EditServiceAccount } from "@/components/service-accounts/edit-service-account";
import { ManageRoles } from "@/components/service-accounts/manage-roles";
import { ServiceAccountStatus } from "@/components/service-accounts/service-account-status";
import { ServiceAccountTokens } from "@/components/service-accounts/service-account-tokens";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { timeOf } from "@/components/ui/time-tags";
import type { HolderPath } from "@/lib/credentials/queries";
import { serviceAccountQueries } from "@/lib/service-accounts/queries";
import type { ServiceAccountDto } from "@/lib/service-accounts/schemas";

interface ServiceAccountPageProps {
  readonly slug: string;
  readonly serviceAccountId: string;
  readonly origin: string;
}

export function ServiceAccountPage({ slug, serviceAccountId, origin }: ServiceAccountPageProps) {
  const t = useTranslations("serviceAccounts");
  const query = useQuery({ ...serviceAccountQueries.detail(slug, serviceAccountId), refetchInterval: liveMs });
  const account = query.data;
  const holder = useMemo((): HolderPath => ({ kind: "serviceAccount", id: serviceAccountId }), [serviceAccountId]);
  const mayUpdate = useMay("serviceAccount:update");
  const mayDelete = useMay("serviceAccount:delete");
  if (!account) return <Unread query={query} />;
  return (
    <CredentialDesk slug={slug} holder={holder} origin={origin}>
      <PageHeader
        title={account.name}
        crumbs={[{ label: t("caption"), href: `/o/${slug}/security/service-accounts` }]}
        badge={
          <span className="flex items-center gap-1">
            <ServiceAccountStatus active={account.active} />
            {mayUpdate && <EditServiceAccount slug={slug} account={account} />}
          </span>
        }
        lead={
          <p className="break-words">
            {t.rich("page.lead", {
              description: account.description ?? "",
              name: account.createdBy,
              use: account.lastUsedAt ? "some" : "never",
              about: (words) => account.description && words,
              bdi: (words) => <bdi>{words}</bdi>,
              created: timeOf(account.createdAt),
              used: timeOf(account.lastUsedAt),
            })}
          </p>
        }
        actions={mayUpdate && <DisableServiceAccount slug={slug} account={account} />}
      />
      {!account.active && (
        <Callout kind="warning" title={t("page.disabled")}>
          {t("page.disabledEffect")}
        </Callout>
      )}
      <Roles slug={slug} account={account} />
      <ServiceAccountTokens slug={slug} holder={holder} />
      {mayDelete && <DeleteServiceAccount slug={slug} account={account} />}
    </CredentialDesk>
  );
}

function Roles({ slug, account }: { readonly slug: string; readonly account: ServiceAccountDto }) {
  const t = useTranslations("serviceAccounts");
  const mayUpdate = useMay("serviceAccount:update");
  return (
    <Card title={t("roles.title")} action={mayUpdate && <ManageRoles slug={slug} account={account} />}>
      {account.roles.length === 0 ? (
        <p>{t("roles.none")}</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {account.roles.map((role) => (
            <li key={role}>
              {t.rich("roles.held", {
                role,
                hint: t(`roleHints.${role}`),
                b: (words) => <b className="font-semibold">{words}</b>,
              })}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
