import { UserProfile } from "@/components/users/user-profile";
import { getCtx } from "@/lib/auth/session";
import { listUserTypes } from "@/lib/organizations/list-user-types";
import { readOrLeave } from "../../read";

interface UserProfileRouteProps {
  readonly params: Promise<{ readonly slug: string; readonly userId: string }>;
}

export default async function UserProfileRoute({ params }: UserProfileRouteProps) {
  const { slug, userId } = await params;
  const ctx = await getCtx(slug);
  return <UserProfile slug={slug} userId={userId} userTypes={await readOrLeave(() => listUserTypes(ctx))} />;
}
