/** Words of components/api-docs and its pages. */
export const apiDocs = {} as const;
