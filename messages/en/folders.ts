/** Words of components/folders and its pages. */
export const folders = {} as const;
