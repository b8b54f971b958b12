import { PageLoading } from "@/components/layout/page-loading";
import { BlocksSkeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <PageLoading page="rules" width="list">
      <BlocksSkeleton className="lg:grid-cols-[minmax(0,1fr)_20rem]" blocks={["h-72", "h-48 max-lg:hidden"]} />
    </PageLoading>
  );
}
