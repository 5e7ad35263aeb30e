/** The kinds of changes. A release may bring more: keep a default branch. */
export type ChangeCode =
  | "method"
  | "url"
  | "authentication"
  | "missing"
  | "renamed"
  | "type"
  | "literal"
  | "length"
  | "text"
  | "path"
  | "inconsistent"
  | "condition"
  | "response"
  | "added"
  | "reordered"
  | "setting";

/** A difference between two configurations, as a receiver that was built for the first one meets it. */
export interface Change {
  /**
   * - `breaking`: the receiver refuses the webhook, misses a value, or gets one of another type.
   * - `silent`: the receiver notices nothing, and reads less or other values.
   * - `safe`: the receiver reads the same values as before.
   */
  readonly kind: "breaking" | "silent" | "safe";
  readonly code: ChangeCode;
  /** One sentence for people. It holds keys and placeholders, never a literal of the configuration. */
  readonly message: string;
  /** RFC 6901 JSON Pointer into the first configuration; absent if it has nothing there. `/url` is its URL. */
  readonly before?: string;
  /** The same into the second configuration. */
  readonly after?: string;
}
