import { CircleCheck, OctagonX } from "lucide-react";
import { StatusBadge } from "@/components/ui/status-badge";

export function SignInOutcome({ ok }: { readonly ok: boolean }) {
  return ok ? (
    <StatusBadge tone="success" icon={CircleCheck} word="Signed in" />
  ) : (
    <StatusBadge tone="danger" icon={OctagonX} word="Failed" />
  );
}
