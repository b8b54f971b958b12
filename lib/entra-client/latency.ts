import type { Latency } from "@/lib/entra-client/model";

/** Percentiles by nearest rank, in milliseconds. */
export function latencyOf(samples: readonly number[]): Latency {
  const sorted = [...samples].sort((left, right) => left - right);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { p50: rank(0.5), p95: rank(0.95), p99: rank(0.99), max: sorted.at(-1) ?? 0 };
}
