/** Words of components/app-sign-in and its pages. */
export const appSignIn = {
  access: {
    ask: "Ask for access",
    askAdmin: "The portal needs an access role. Ask an admin of <bdi>{organization}</bdi> for one.",
    asked: "Your admins have a mail. Ask again tomorrow at the earliest.",
    asking: "Asking…",
    lead: "The portal needs an access role, which an admin can give. You can ask them once a day.",
    title: "Web portal",
  },
  appOnly: {
    email: "E-mail",
    folders: "Folders",
    groups: "Groups",
    lead: "You can use the apps of <bdi>{organization}</bdi>; the web portal is not part of your access.",
    name: "Name",
    none: "None",
    organization: "Organization",
    profile: "Your profile",
    signOut: "Sign out",
    title: "You are signed in, <bdi>{name}</bdi>.",
    userName: "User name",
    userType: "User type",
  },
  question: {
    another: "Use another person",
    continueAs: "Continue as <bdi>{name}</bdi>",
    lead: "It gets your name, user name and e-mail address at <bdi>{organization}</bdi>.",
    title: "{app} wants to know who you are",
    warning: "Continue only if you have just opened {app} yourself.",
  },
  sessions: {
    end: "End",
    endOf: "End {app}",
    ended: "You are signed out of {app}. Ended at once, on every server.",
    ending: "Ending…",
    none: "You are signed in to no app right now. Open one on your computer or phone.",
    times: "Signed in <started></started> · last used <used></used>",
    title: "Your apps",
  },
  signInAgain: {
    elsewhere:
      "{app} belongs to <bdi>{organization}</bdi>, and you are signed in to <bdi>{signedInTo}</bdi>. You will be signed out there.",
    onceMore: "{app} asks you to sign in once more.",
    signIn: "Sign in to <bdi>{organization}</bdi>",
    title: "Sign in to {organization}",
  },
} as const;
