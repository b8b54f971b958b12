/** Words of components/organization-choice and its pages. */
export const organizationChoice = {} as const;
