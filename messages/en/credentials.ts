/** Words of components/credentials and its pages. */
export const credentials = {} as const;
