/** Words of components/app-sign-in and its pages. */
export const appSignIn = {} as const;
