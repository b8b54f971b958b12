/** Words of components/request-log and its pages. */
export const requestLog = {} as const;
