import { PageLoading } from "@/components/layout/page-loading";
import { BlocksSkeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <PageLoading page="conflicts" width="detail">
      <BlocksSkeleton className="grid-cols-1" blocks={["h-10", "h-56", "h-56"]} />
    </PageLoading>
  );
}
