/** Words of components/metadata and its pages. */
export const metadata = {} as const;
