/** Words of components/one-time-links and its pages. */
export const oneTimeLinks = {} as const;
