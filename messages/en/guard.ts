/** Words of components/guard and its pages. */
export const guard = {} as const;
