/** Words of components/billing and its pages. */
export const billing = {} as const;
