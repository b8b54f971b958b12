import { GroupGives } from "@/components/groups/group-gives";

interface GroupAccessRouteProps {
  readonly params: Promise<{ readonly slug: string; readonly groupId: string }>;
}

export default async function GroupAccessRoute({ params }: GroupAccessRouteProps) {
  const { slug, groupId } = await params;
  return <GroupGives slug={slug} groupId={groupId} />;
}
