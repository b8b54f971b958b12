"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { liveMs } from "@/components/layout/live";
import { SectionHeader } from "@/components/layout/section-header";
import { Unread } from "@/components/layout/unread";
import { AddressCard } from "@/components/settings/address-card";
import { DeleteOrganization } from "@/components/settings/delete-organization";
import { NameCard } from "@/components/settings/name-card";
import { Card } from "@/components/ui/card";
import { settingsQueries } from "@/lib/organizations/queries";

/** The organization itself: its name, its address, its end. */
export function SettingsPage({ slug, origin }: { readonly slug: string; readonly origin: string }) {
  const t = useTranslations("settings.language");
  const query = useQuery({ ...settingsQueries.get(slug), refetchInterval: 4 * liveMs });
  const settings = query.data;
  return (
    <>
      <SectionHeader page="settings" />
      {settings ? (
        <>
          <NameCard slug={slug} settings={settings} />
          <AddressCard slug={slug} origin={origin} settings={settings} />
          <Card title={t("title")}>
            <p>{t("only")}</p>
          </Card>
          <DeleteOrganization slug={slug} settings={settings} />
        </>
      ) : (
        <Unread query={query} />
      )}
    </>
  );
}
