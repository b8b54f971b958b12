/** Why a password opened nothing, as the sign-in log tells an admin. */
export const passwordCauses = {
  wrong: {
    causeCode: "password_wrong",
    cause: "The password was wrong.",
    cure: "If it was them, send a reset link from the user's page.",
  },
  code_wrong: {
    causeCode: "code_wrong",
    cause: "The password was right, but the code of the second factor was wrong, used or too old.",
    cure: "If it was not them, somebody knows the password: send a reset link from the user's page.",
  },
  paused: {
    causeCode: "paused",
    cause: "Too many wrong tries: the sign-in was paused.",
    cure: "It ends by itself after 15 minutes. If it was them, send a reset link from the user's page.",
  },
  sso_required: {
    causeCode: "sso_required",
    cause: "The password was right, but this organization requires SSO.",
    cure: "They sign in with Microsoft. Name them a break-glass admin under Sign-in policy if they must have a password.",
  },
  inactive: {
    causeCode: "inactive",
    cause: "The password was right, but the person is inactive.",
    cure: "Activate the person, or assign them in Entra again.",
  },
} as const;
