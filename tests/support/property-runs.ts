/** How many cases a property of pure code is tried with; more for a night by USHER_PROPERTY_RUNS (`npm run fuzz:properties`). */
export function propertyRuns(usual: number): number {
  return Number(process.env["USHER_PROPERTY_RUNS"] ?? usual);
}
