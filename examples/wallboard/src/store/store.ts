import type { LifecycleEvent, Timeline } from "../timeline.ts";

/** The state of a conversation, and the number of its last change: the numbers of later changes are higher. */
export interface Change {
  readonly id: string;
  readonly revision: number;
  readonly timeline: Timeline;
}

/** Keeps and folds events. Any number of processes use one store at once. */
export interface Store {
  /** Keeps an event, once however often it is added. It is on disk when the promise resolves. */
  add(conversationId: string, event: LifecycleEvent): Promise<void>;
  /** Folds some conversations that have new events, and gives how many these were. */
  fold(limit: number): Promise<number>;
  /** The conversations that changed after a revision, in the order of their last changes. */
  changesAfter(revision: number, limit: number): Promise<Change[]>;
  /** The state of one conversation, if there is one. */
  find(conversationId: string): Promise<Timeline | undefined>;
  /** Forgets the conversations without a change since a time. */
  forget(before: Date): Promise<number>;
  close(): Promise<void>;
}
