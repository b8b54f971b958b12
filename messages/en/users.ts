/** Words of components/users and its pages. */
export const users = {} as const;
