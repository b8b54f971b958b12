/** Words of components/request-stats and its pages. */
export const requestStats = {} as const;
