/** Words of components/service-accounts and its pages. */
export const serviceAccounts = {} as const;
