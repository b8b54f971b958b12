import { UserAccess } from "@/components/users/user-access";

interface UserAccessRouteProps {
  readonly params: Promise<{ readonly slug: string; readonly userId: string }>;
}

export default async function UserAccessRoute({ params }: UserAccessRouteProps) {
  const { slug, userId } = await params;
  return <UserAccess slug={slug} userId={userId} />;
}
