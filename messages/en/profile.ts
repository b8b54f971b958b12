/** Words of components/profile and its pages. */
export const profile = {} as const;
