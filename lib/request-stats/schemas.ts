import { z } from "zod";

/** By the hour, or by the day (UTC). */
export const seriesRanges = ["24h", "30d"] as const;
export type SeriesRange = (typeof seriesRanges)[number];

export const RequestSeriesParams = z.object({ range: z.enum(seriesRanges).default("24h") });

export interface RequestPoint {
  /** When the hour or day begins. */
  readonly at: string;
  readonly accepted: number;
  /** Refused and failed. What waits at Entra while provisioning is off or held is neither this nor accepted. */
  readonly refused: number;
}

export interface RequestSeries {
  readonly range: SeriesRange;
  /** The oldest first; the last one is not over yet. */
  readonly points: readonly RequestPoint[];
}
