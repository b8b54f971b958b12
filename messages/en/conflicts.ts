/** Words of components/conflicts and its pages. */
export const conflicts = {} as const;
