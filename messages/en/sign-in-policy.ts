/** Words of components/sign-in-policy and its pages. */
export const signInPolicy = {} as const;
