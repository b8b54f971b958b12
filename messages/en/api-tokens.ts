/** Words of components/api-tokens and its pages. */
export const apiTokens = {} as const;
