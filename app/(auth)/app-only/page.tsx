import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { redirect } from "next/navigation";
import { AppOnlyPage } from "@/components/app-sign-in/app-only-page";
import { titled } from "@/i18n/titled";
import { findHome, findPerson } from "@/lib/auth/session";
import { mailConfigured } from "@/lib/mail/send-mail";
import { listOwnAppSessions } from "@/lib/native-apps/list-own-app-sessions";
import { ownAppQueries } from "@/lib/native-apps/queries";
import { getOwnProfile } from "@/lib/users/get-own-profile";

export const generateMetadata = titled("appOnly");

/** For people without access role; the others go to where they belong. */
export default async function AppOnlyRoute() {
  const session = await findPerson();
  if (session === null) redirect("/sign-in");
  if (session.accessRole !== null) redirect((await findHome()) ?? "/sign-in");
  const queryClient = new QueryClient();
  await queryClient.fetchQuery({
    ...ownAppQueries.sessions(),
    queryFn: () => listOwnAppSessions(session, new Date()),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <AppOnlyPage
        profile={await getOwnProfile(session)}
        organization={session.organization.name}
        byMail={mailConfigured()}
      />
    </HydrationBoundary>
  );
}
