/** Words of components/sessions and its pages. */
export const sessions = {} as const;
