import { PageLoading } from "@/components/layout/page-loading";
import { BlocksSkeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <PageLoading page="overview" width="detail">
      <BlocksSkeleton className="grid-cols-2 lg:grid-cols-4" blocks={["h-24", "h-24", "h-24", "h-24"]} />
    </PageLoading>
  );
}
