/** Words of components/history and its pages. */
export const history = {} as const;
