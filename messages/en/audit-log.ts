/** Words of components/audit-log and its pages. */
export const auditLog = {} as const;
