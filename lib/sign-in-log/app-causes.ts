/** Why somebody who was signed in did not get into a native app, as the sign-in log tells an admin. */
export const appCauses = {
  inactive: {
    causeCode: "inactive",
    cause: "The person wanted into a native app with a session from before, but is inactive.",
    cure: "Activate the person, or assign them in Entra again.",
  },
  declined: {
    causeCode: "app_declined",
    cause: "The person was asked whether the app may know who they are, and declined.",
    cure: "Nothing to do. If they did not mean to, they sign in from the app again.",
  },
} as const;
