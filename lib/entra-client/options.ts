import type { Credential } from "@/lib/entra-client/credential";
import type { SendHttp } from "@/lib/entra-client/http";
import type {
  AcknowledgedWrite,
  FlagMode,
  GroupSource,
  ObservedRequest,
  Person,
  StepName,
} from "@/lib/entra-client/model";
import type { RetryOptions } from "@/lib/entra-client/retry";

export interface CycleOptions {
  /** The tenant URL as an admin pastes it. */
  readonly url: string;
  /** The secret token, or another credential. */
  readonly token: string | Credential;
  readonly users: number;
  readonly groups: number;
  /** These people and groups in place of those that the seed makes. */
  readonly directory?: { readonly people: readonly Person[]; readonly groups: readonly GroupSource[] };
  readonly flag?: FlagMode;
  /** Requests under way at a time; 8. */
  readonly concurrency?: number;
  /** Marks the people of the run, and decides everything about them; random. Reuse one only on an empty server. */
  readonly seed?: string;
  /** Only these steps; each needs the steps before it that bring its data (see `steps/all.ts`). */
  readonly steps?: readonly StepName[];
  /** Remove everything the run created at its end; otherwise the `delete` step removes a tenth. */
  readonly deleteAll?: boolean;
  /** Members per PATCH; 100. Entra's own number is not published. */
  readonly batchSize?: number;
  /** `count` when reading everything back; 100. */
  readonly pageSize?: number;
  readonly timeoutMs?: number;
  readonly retry?: Partial<RetryOptions>;
  readonly signal?: AbortSignal;
  /** Called after each write the server acknowledged. */
  readonly onAcknowledged?: (write: AcknowledgedWrite) => void;
  /** Called for each answer, those that are tried again included. */
  readonly onRequest?: (observed: ObservedRequest) => void;
  /** Sends the requests in place of node:http. */
  readonly send?: SendHttp;
  readonly sleep?: (ms: number) => Promise<void>;
}
