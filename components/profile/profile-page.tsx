"use client";

import { useQuery } from "@tanstack/react-query";
import { liveMs } from "@/components/layout/live";
import { SectionHeader } from "@/components/layout/section-header";
import { Unread } from "@/components/layout/unread";
import { ChangePassword } from "@/components/profile/change-password";
import { OwnName } from "@/components/profile/own-name";
import { PreferencesCard } from "@/components/profile/preferences-card";
import { SecondFactorCard } from "@/components/profile/second-factor-card";
import { profileQueries } from "@/lib/profile/queries";

export function ProfilePage({ slug }: { readonly slug: string }) {
  const query = useQuery({ ...profileQueries.own(slug), refetchInterval: 4 * liveMs });
  const profile = query.data;
  return (
    <>
      <SectionHeader page="profile" />
      {profile ? (
        <>
          <OwnName slug={slug} profile={profile} />
          <ChangePassword slug={slug} profile={profile} />
          <SecondFactorCard slug={slug} profile={profile} />
          <PreferencesCard slug={slug} />
        </>
      ) : (
        <Unread query={query} />
      )}
    </>
  );
}
