/** Why a sign-in with Entra went no further: for the person in front of the page, and cause and cure for the admin. */
export const signInCauses = {
  unreachable: {
    person: "Microsoft does not answer at the moment, so nobody can sign in with it. Try again in a minute.",
    cause: "Microsoft's sign-in could not be reached, or not within 5 seconds.",
    cure: "Try again. If it stays: let Usher reach the authority's host by https. Break-glass admins can sign in with a password.",
  },
  not_configured: {
    person:
      "Sign-in with Microsoft is not set up here. Ask an admin of your organization, and give them the details below.",
    cause: "The connector has no sign-in settings, no client secret, or its sign-in is off.",
    cure: "Finish the connector's tab Sign-in.",
  },
  state: {
    person: "This sign-in was started elsewhere, took longer than 15 minutes, or was already used. Start again.",
    cause: "state, nonce or code verifier did not fit the browser: another tab, an old link, or a forged answer.",
    cure: "Sign in again. Nothing to change in Entra.",
  },
  canceled: {
    person: "You left Microsoft's page before the sign-in was complete.",
    cause: "The person cancelled the sign-in or did not consent.",
    cure: "Grant admin consent: API permissions > Grant admin consent.",
  },
  not_assigned: {
    person:
      "Microsoft knows you, but you are not assigned to this app. Ask an admin of your organization, and give them the details below.",
    cause: "AADSTS50105: this person is not assigned to the app.",
    cure: "Enterprise apps > the app > Users and groups > Add user/group; or Properties > Assignment required? No.",
  },
  redirect_uri: {
    person:
      "Microsoft does not accept Usher's address for this app. Ask an admin of your organization, and give them the details below.",
    cause: "AADSTS50011: this redirect URI is not registered.",
    cure: "App registrations > the app > Authentication > Add Redirect URI > Web: paste the Redirect URI of the tab Sign-in.",
  },
  client_unknown: {
    person: "Microsoft does not know this app. Ask an admin of your organization, and give them the details below.",
    cause: "AADSTS700016: the Entra tenant has no app with this client ID.",
    cure: "Compare Client ID on the tab Sign-in with Application (client) ID in Entra.",
  },
  microsoft: {
    person: "Microsoft refused this sign-in. Ask an admin of your organization, and give them the details below.",
    cause: "Microsoft refused the sign-in.",
    cure: "Look the code up in Entra: Monitoring > Sign-in logs.",
  },
  secret_id: {
    person:
      "Usher and Microsoft do not agree on this app's secret. Ask an admin of your organization, and give them the details below.",
    cause: "Microsoft refused the client secret (AADSTS7000215): it is wrong, perhaps the Secret ID and not the Value.",
    cure: "Certificates & secrets > New client secret: copy Value, and enter it on the tab Sign-in.",
  },
  secret_expired: {
    person:
      "The secret between Usher and Microsoft has ended. Ask an admin of your organization, and give them the details below.",
    cause: "The client secret has expired (AADSTS7000222).",
    cure: "Certificates & secrets > New client secret: copy Value, and enter it on the tab Sign-in.",
  },
  code: {
    person: "Microsoft's answer was used before or came too late. Start again.",
    cause: "The authorization code was used twice, has expired, or its code verifier did not fit.",
    cure: "Sign in again. Nothing to change in Entra.",
  },
  token_signature: {
    person:
      "Usher could not check what Microsoft said. Ask an admin of your organization, and give them the details below.",
    cause: "The ID token is not signed by a key of the issuer.",
    cure: "Sign in again in a minute: Microsoft may have changed its keys. If it stays, something sits between Usher and Microsoft.",
  },
  token_issuer: {
    person:
      "Microsoft answered for another Entra tenant. Ask an admin of your organization, and give them the details below.",
    cause: "The issuer of the ID token is not the one of this connector.",
    cure: "Compare the Entra tenant on the tab Sign-in. A token of sts.windows.net is a v1 token: use the authority that ends in /v2.0.",
  },
  token_audience: {
    person:
      "Microsoft's answer was made for another app. Ask an admin of your organization, and give them the details below.",
    cause: "The audience of the ID token is not this app.",
    cure: "Compare Client ID with Application (client) ID in Entra.",
  },
  token_nonce: {
    person: "This answer belongs to another sign-in. Start again.",
    cause: "The nonce of the ID token is not the one that was sent.",
    cure: "Sign in again. Nothing to change in Entra.",
  },
  token_time: {
    person: "Microsoft's answer is out of date. Start again.",
    cause: "The ID token has expired or is not valid yet.",
    cure: "Operator: turn on time synchronisation.",
  },
  wrong_tenant: {
    person:
      "You are signed in to Microsoft with an address of another organization. Try again with your work address, or ask an admin of your organization.",
    cause: "Microsoft signed in a person of another Entra tenant than this connector trusts.",
    cure: "Guests and people of other tenants cannot sign in here. Compare the Entra tenant on the tab Sign-in.",
  },
  no_object_id: {
    person: "Microsoft did not say who you are. Ask an admin of your organization, and give them the details below.",
    cause: "The ID token has no oid.",
    cure: "API permissions: add the delegated permission profile, and grant admin consent.",
  },
  unbound: {
    person:
      "Microsoft knows you, but Usher does not yet. Your organization's admin must assign you to the app in Entra; afterwards it takes up to 40 minutes. Nothing is wrong with your password.",
    cause: "No active user of this connector has the person's object id as externalId.",
    cure: "Assign the person in Entra. Attribute mapping > users > externalId > Edit: Source attribute objectId > OK > Save.",
  },
  ambiguous: {
    person:
      "More than one person here could be you. Ask an admin of your organization, and give them the details below.",
    cause: "Several users of this connector have the person's object id as externalId.",
    cure: "Delete the users that are doubles, or correct their externalId in Entra.",
  },
  inactive: {
    person: "Your access is switched off. Ask an admin of your organization, and give them the details below.",
    cause: "The person is inactive.",
    cure: "Assign the person in Entra again, or activate them on the user's page.",
  },
  builtin: {
    person: "You sign in here with e-mail and password, not with Microsoft.",
    cause: "The person's login method is builtin.",
    cure: "Set the login method sso on the user's page.",
  },
  domain: {
    person:
      "The domain of your address is not verified here. Ask an admin of your organization, and give them the details below.",
    cause: "The person was to be created at the first sign-in, and the domain of their address is not verified.",
    cure: "Verify the domain under Security > Domains, or provision the person.",
  },
  failed: {
    person: "Usher failed here. Nothing was changed. Try again; if it stays, tell your operator.",
    cause: "Usher failed while it completed the sign-in.",
    cure: "Operator: see the log at this time.",
  },
} as const;
