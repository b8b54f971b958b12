/** What one bulk request may bring, as ServiceProviderConfig says it (RFC 7643 §5). `payloadSize` in bytes holds for every body. */
export const bulkLimits = { operations: 1000, payloadSize: 1_048_576 } as const;
