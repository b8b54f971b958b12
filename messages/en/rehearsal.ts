/** Words of components/rehearsal and its pages. */
export const rehearsal = {} as const;
