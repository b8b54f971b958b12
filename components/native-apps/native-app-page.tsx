"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { liveMs } from "@/components/layout/live";
import { PageHeader } from "@/components/layout/page-header";
import { Unread } from "@/components/layout/unread";
import { useMay } from "@/components/layout/viewer-provider";
import { DeleteNativeApp } from "@/components/native-apps/delete-native-app";
import { DisableNativeApp } from "@/components/native-apps/disable-native-app";
import { EditNativeApp } from "@/components/native-apps/edit-native-app";
import { ServiceAccountStatus } from "@/components/service-accounts/service-account-status";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import { timeOf } from "@/components/ui/time-tags";
import { nativeAppQueries } from "@/lib/native-apps/queries";
import { appScopes, type NativeAppDto } from "@/lib/native-apps/schemas";

interface NativeAppPageProps {
  readonly slug: string;
  readonly nativeAppId: string;
  readonly issuer: string;
}

export function NativeAppPage({ slug, nativeAppId, issuer }: NativeAppPageProps) {
  const t = useTranslations("nativeApps");
  const query = useQuery({ ...nativeAppQueries.detail(slug, nativeAppId), refetchInterval: liveMs });
  const app = query.data;
  const mayUpdate = useMay("nativeApp:update");
  const mayDelete = useMay("nativeApp:delete");
  if (!app) return <Unread query={query} />;
  return (
    <>
      <PageHeader
        title={app.name}
        crumbs={[{ label: t("caption"), href: `/o/${slug}/security/native-apps` }]}
        badge={<ServiceAccountStatus active={app.active} />}
        lead={
          <p className="break-words">
            {t.rich("page.lead", {
              sessions: app.sessions,
              name: app.createdBy,
              time: timeOf(app.createdAt),
              bdi: (words) => <bdi>{words}</bdi>,
            })}
          </p>
        }
        actions={
          mayUpdate && (
            <>
              <EditNativeApp slug={slug} app={app} />
              <DisableNativeApp slug={slug} app={app} />
            </>
          )
        }
      />
      {!app.active && (
        <Callout kind="warning" title={t("page.disabled")}>
          {t("page.disabledEffect")}
        </Callout>
      )}
      <AppValues app={app} issuer={issuer} />
      {mayDelete && <DeleteNativeApp slug={slug} app={app} />}
    </>
  );
}

/** What the app's maker pastes into it. There is no secret among it: an app on people's devices could keep none. */
function AppValues({ app, issuer }: { readonly app: NativeAppDto; readonly issuer: string }) {
  const t = useTranslations("nativeApps.values");
  return (
    <Card title={t("title")}>
      <div className="flex flex-col gap-4">
        <p className="text-muted">{t("lead")}</p>
        <CopyField stacked label={t("clientId")} value={app.id} />
        <CopyField stacked label={t("issuer")} value={issuer} />
        <CopyField stacked label={t("discovery")} value={`${issuer}/.well-known/openid-configuration`} />
        {app.redirectUris.map((uri, index) => (
          <CopyField
            key={uri}
            stacked
            label={app.redirectUris.length > 1 ? t("redirectUriOfSeveral", { number: index + 1 }) : t("redirectUri")}
            value={uri}
          />
        ))}
        <CopyField stacked label={t("scopes")} value={appScopes.join(" ")} />
      </div>
    </Card>
  );
}
