/** Words that the logs share: components/log. */
export const log = {
  back: "Back to the log",
  close: { auditLog: "Close change", requestLog: "Close request", signInLog: "Close sign-in" },
  from: "From",
  fromDay: "From (day in UTC)",
  gone: {
    auditLog: "It belongs to another organization, or the address is wrong.",
    requestLog: "It is older than the log is kept, or it belongs to another organization.",
    signInLog: "It is older than the log is kept, or it belongs to another organization.",
  },
  newRows: "{count, number} new",
  newer: "Newer",
  noSuch: {
    auditLog: "There is no such change.",
    requestLog: "There is no such request.",
    signInLog: "There is no such sign-in.",
  },
  older: "Older",
  row: { auditLog: "Change", requestLog: "Request", signInLog: "Sign-in" },
  to: "To",
  toDay: "To (day in UTC)",
} as const;
