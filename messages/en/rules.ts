/** Words of components/rules and its pages. */
export const rules = {} as const;
