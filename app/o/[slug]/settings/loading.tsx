import { pageHeads } from "@/components/layout/page-heads";
import { PageLoading } from "@/components/layout/page-loading";

export default function Loading() {
  return <PageLoading head={pageHeads.settings} width="form" />;
}
