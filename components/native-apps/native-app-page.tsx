"use client";

import { useQuery } from "@tanstack/react-query";
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
import { Time } from "@/components/ui/time";
import { nativeAppQueries } from "@/lib/native-apps/queries";
import { appScopes, type NativeAppDto } from "@/lib/native-apps/schemas";
import { countOf } from "@/lib/utils/format";

interface NativeAppPageProps {
  readonly slug: string;
  readonly nativeAppId: string;
  readonly issuer: string;
}

export function NativeAppPage({ slug, nativeAppId, issuer }: NativeAppPageProps) {
  const query = useQuery({ ...nativeAppQueries.detail(slug, nativeAppId), refetchInterval: liveMs });
  const app = query.data;
  const mayUpdate = useMay("nativeApp:update");
  const mayDelete = useMay("nativeApp:delete");
  if (!app) return <Unread query={query} />;
  return (
    <>
      <PageHeader
        title={app.name}
        crumbs={[{ label: "Native apps", href: `/o/${slug}/security/native-apps` }]}
        badge={<ServiceAccountStatus active={app.active} />}
        lead={
          <p className="break-words">
            {countOf(app.sessions, "session")} · created <Time at={app.createdAt} /> by <bdi>{app.createdBy}</bdi>
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
        <Callout kind="warning" title="This app is disabled">
          Nobody can sign in from it until it is active again.
        </Callout>
      )}
      <AppValues app={app} issuer={issuer} />
      {mayDelete && <DeleteNativeApp slug={slug} app={app} />}
    </>
  );
}

/** What the app's maker pastes into it. There is no secret among it: an app on people's devices could keep none. */
function AppValues({ app, issuer }: { readonly app: NativeAppDto; readonly issuer: string }) {
  return (
    <Card title="Values for the app">
      <div className="flex flex-col gap-4">
        <p className="text-muted">
          Paste these into the app. It needs no client secret: it signs in with the authorization code flow and PKCE
          (S256), in the browser of the device.
        </p>
        <CopyField stacked label="Client ID" value={app.id} />
        <CopyField stacked label="Issuer" value={issuer} />
        <CopyField stacked label="Discovery document" value={`${issuer}/.well-known/openid-configuration`} />
        {app.redirectUris.map((uri, index) => (
          <CopyField
            key={uri}
            stacked
            label={app.redirectUris.length > 1 ? `Redirect URI ${index + 1}` : "Redirect URI"}
            value={uri}
          />
        ))}
        <CopyField stacked label="Scopes" value={appScopes.join(" ")} />
      </div>
    </Card>
  );
}
