import { PageLoading } from "@/components/layout/page-loading";
import { BlocksSkeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <PageLoading page="folders" width="list">
      <BlocksSkeleton className="md:grid-cols-[minmax(14rem,18rem)_minmax(0,1fr)]" blocks={["h-72", "h-48"]} />
    </PageLoading>
  );
}
