/** Words of components/one-time-links and its pages. */
export const oneTimeLinks = {
  close: {
    confirm: "Close",
    keep: "Keep open",
    text: "It cannot be shown again, but you can make another one.",
    title: { copy: "Close without copying?", download: "Close without downloading?" },
  },
  download: {
    columns: { email: "E-mail", link: "Link", name: "Name", worksUntil: "Works until" },
    links: "{count, plural, one {Download link} other {Download # links}}",
    text: "Download them now: Usher keeps only fingerprints and cannot show them again. Each works once, for 24 hours.",
    title: "{count, plural, one {# invitation link} other {# invitation links}} to pass on",
  },
  invite: {
    again: "Invite again",
    text: "{name} gets a new link to choose a password. The earlier one ends.",
    title: "Invite {name} again?",
  },
  once: {
    copyNow: "Copy it now. Usher keeps only a fingerprint and cannot show it again.",
    done: "Done",
    label: { invite: "Invitation link", reset: "Reset link" },
    sendTo: "Send it to <bdi>{email}</bdi>. It works once, for 24 hours. Whoever has it can sign in as {name}.",
    title: "{kind, select, invite {Invitation link} other {Reset link}} for {name}",
  },
  reset: {
    make: "Make reset link",
    text: "{name} gets a link to choose a new password. The one that they have works until then; afterwards every session ends.",
    title: "Reset the password of {name}?",
  },
  wentTo: "The link went to {email}.",
} as const;
