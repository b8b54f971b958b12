import { UserGroups } from "@/components/users/user-groups";

interface UserGroupsRouteProps {
  readonly params: Promise<{ readonly slug: string; readonly userId: string }>;
}

export default async function UserGroupsRoute({ params }: UserGroupsRouteProps) {
  const { slug, userId } = await params;
  return <UserGroups slug={slug} userId={userId} />;
}
