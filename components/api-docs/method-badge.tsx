import { cn } from "@/lib/utils/cn";

const tones: Readonly<Record<string, string>> = {
  GET: "bg-info-subtle text-info",
  POST: "bg-success-subtle text-success",
  PUT: "bg-warning-subtle text-warning",
  PATCH: "bg-warning-subtle text-warning",
  DELETE: "bg-danger-subtle text-danger",
};

export function MethodBadge({ method }: { readonly method: string }) {
  return (
    <span
      className={cn(
        "w-16 shrink-0 rounded-badge px-1.5 py-0.5 text-center font-medium font-mono text-xs",
        tones[method],
      )}
    >
      {method}
    </span>
  );
}
