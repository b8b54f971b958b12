/** Words of components/overview and its pages. */
export const overview = {} as const;
