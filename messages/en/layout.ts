/** Words of components/layout and its pages. */
export const layout = {} as const;
