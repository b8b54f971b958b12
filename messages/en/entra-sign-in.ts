/** Words of components/entra-sign-in and its pages. */
export const entraSignIn = {} as const;
