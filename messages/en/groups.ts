/** Words of components/groups and its pages. */
export const groups = {} as const;
