/** Words of components/sign-in-log and its pages. */
export const signInLog = {} as const;
