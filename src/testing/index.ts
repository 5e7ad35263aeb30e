export { type Channel, type Course, type Direction, eventOf, type LifecycleOptions, lifecycle } from "./lifecycle.ts";
export { type DeepPartial, sampleConversation } from "./sample.ts";
