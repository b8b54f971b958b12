/** Words of components/problems and its pages. */
export const problems = {} as const;
