/** Words of components/mapping and its pages. */
export const mapping = {} as const;
