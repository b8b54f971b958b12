/** Words of components/request-stats. */
export const requestStats = {
  accepted: "accepted",
  ranges: {
    "24h": {
      chart: "Requests by the hour",
      summary: "24 h: {accepted, number} accepted · {refused, number} refused",
      tab: "24 hours",
    },
    "30d": {
      chart: "Requests by the day",
      summary: "30 days: {accepted, number} accepted · {refused, number} refused",
      tab: "30 days",
    },
  },
  refused: "refused",
  time: "Time of the chart",
  title: "Requests",
} as const;
