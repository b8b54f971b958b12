import { UserScim } from "@/components/users/user-scim";

interface UserScimRouteProps {
  readonly params: Promise<{ readonly slug: string; readonly userId: string }>;
}

export default async function UserScimRoute({ params }: UserScimRouteProps) {
  const { slug, userId } = await params;
  return <UserScim slug={slug} userId={userId} />;
}
