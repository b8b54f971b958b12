import type { ReactNode } from "react";
import { Moment } from "@/components/ui/moment";
import { Time } from "@/components/ui/time";

// Apart from the components themselves, so that server components can call them.

/** The tag `<time></time>` of a message, as “12 minutes ago”. */
export function timeOf(at: string | null): () => ReactNode {
  return () => at !== null && <Time at={at} />;
}

/** The tag `<time></time>` of a message, as “3 Nov 2026 09:14”. */
export function momentOf(at: string): () => ReactNode {
  return () => <Moment at={at} />;
}
