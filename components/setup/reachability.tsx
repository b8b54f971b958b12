import { CircleCheck } from "lucide-react";
import { Callout } from "@/components/ui/callout";

const local = new Set(["localhost", "127.0.0.1", "[::1]"]);

interface ReachabilityProps {
  readonly origin: string;
  /** Whether the step that needs no Entra is open to whoever reads it. */
  readonly rehearses: boolean;
}

/** Whether Entra can reach this address at all, as far as the address tells. */
export function Reachability({ origin, rehearses }: ReachabilityProps) {
  const { protocol, hostname } = new URL(origin);
  if (protocol === "https:" && !local.has(hostname)) {
    return (
      <p className="flex items-start gap-2">
        <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
        Entra must reach {origin} from the internet by https.
      </p>
    );
  }
  return (
    <Callout kind="warning">
      Entra cannot call {origin}. Put Usher behind a public https address (USHER_ORIGIN)
      {rehearses ? ", or continue: the rehearsal in step 4 works here too." : "."}
    </Callout>
  );
}
