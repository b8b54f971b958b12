import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <div className="flex flex-col gap-6">
      <p className="sr-only" role="status">
        Loading…
      </p>
      <Skeleton className="h-8 w-40" />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex flex-col gap-2">
          {["first", "second", "third", "fourth"].map((row) => (
            <Skeleton key={row} className="h-13 w-full" />
          ))}
        </div>
        <Skeleton className="h-48 w-full max-lg:hidden" />
      </div>
    </div>
  );
}
