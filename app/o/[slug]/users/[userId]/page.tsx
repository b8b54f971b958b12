import { UserProfile } from "@/components/users/user-profile";

interface UserProfileRouteProps {
  readonly params: Promise<{ readonly slug: string; readonly userId: string }>;
}

export default async function UserProfileRoute({ params }: UserProfileRouteProps) {
  const { slug, userId } = await params;
  return <UserProfile slug={slug} userId={userId} />;
}
