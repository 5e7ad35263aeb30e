// Generated from src/model/schemas/ by `npm run generate`. Change the schemas, not this file.

/** The names of the documented events, in lower case. */
export const eventNames = [
  "received",
  "queued",
  "allocated",
  "accepted",
  "rejected",
  "transferred",
  "forwarded",
  "ended",
  "closed",
] as const;
