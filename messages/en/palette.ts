/** Words of components/palette and its pages. */
export const palette = {} as const;
