/** Words of components/native-apps and its pages. */
export const nativeApps = {} as const;
