/** Words of components/schema-extensions and its pages. */
export const schemaExtensions = {} as const;
