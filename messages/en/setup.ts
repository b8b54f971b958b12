/** Words of components/setup and its pages. */
export const setup = {} as const;
