/** Words of components/auth and its pages. */
export const auth = {} as const;
