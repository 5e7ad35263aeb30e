export { type Channel, type Course, type Direction, eventOf, type LifecycleOptions, lifecycle } from "./lifecycle.ts";
export type { MatcherContext, MatcherUtils } from "./matcher-message.ts";
export { type MatcherResult, matchers, type WebhookMatchers } from "./matchers.ts";
export { sampleConversation } from "./sample.ts";
