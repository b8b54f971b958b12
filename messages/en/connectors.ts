/** Words of components/connectors and its pages. */
export const connectors = {} as const;
