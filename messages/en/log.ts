/** Words of components/log and its pages. */
export const log = {} as const;
