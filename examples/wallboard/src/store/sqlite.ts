import Database from "better-sqlite3";
import { type LifecycleEvent, timeline } from "../timeline.ts";
import { eventText } from "./event-text.ts";
import type { Change, Store } from "./store.ts";

const schema = `
  create table if not exists event (
    conversation_id text not null,
    key text not null,
    text text not null,
    primary key (conversation_id, key)
  ) without rowid;
  create table if not exists conversation (
    id text primary key,
    is_dirty integer not null default 1,
    revision integer,
    timeline text,
    changed_at integer not null
  );
  create index if not exists dirty on conversation (id) where is_dirty;
  create index if not exists changed on conversation (revision);
  create table if not exists counter (value integer not null);
  insert into counter select 0 where not exists (select 1 from counter);
`;

/** A store in one file, for processes of one machine. */
export function openSqlite(file: string): Store {
  const db = new Database(file, { timeout: 10_000 });
  db.pragma("journal_mode = wal");
  // With less, a crash of the machine would take the last webhooks that were answered 2xx.
  db.pragma("synchronous = full");
  db.transaction(() => db.exec(schema)).immediate();

  const insertEvent = db.prepare("insert into event values (?, ?, ?) on conflict do nothing");
  const markDirty = db.prepare(
    "insert into conversation (id, changed_at) values (?, ?) on conflict (id) do update set is_dirty = 1, changed_at = excluded.changed_at",
  );
  const dirtyIds = db.prepare<[number], string>("select id from conversation where is_dirty order by id limit ?").pluck();
  const eventsOf = db.prepare<[string], string>("select text from event where conversation_id = ?").pluck();
  const nextRevision = db.prepare<[], number>("update counter set value = value + 1 returning value").pluck();
  const saveTimeline = db.prepare("update conversation set is_dirty = 0, revision = ?, timeline = ? where id = ?");
  const changes = db.prepare<[number, number], Row>(
    "select id, revision, timeline from conversation where revision > ? order by revision limit ?",
  );
  const timelineOf = db.prepare<[string], string | null>("select timeline from conversation where id = ?").pluck();
  const oldIds = db.prepare<[number], string>("select id from conversation where not is_dirty and changed_at < ?").pluck();
  const deleteEvents = db.prepare("delete from event where conversation_id = ?");
  const deleteConversation = db.prepare("delete from conversation where id = ?");

  const add = db.transaction((conversationId: string, event: LifecycleEvent) => {
    const { key, text } = eventText(event);
    if (insertEvent.run(conversationId, key, text).changes > 0) markDirty.run(conversationId, Date.now());
  });
  const fold = db.transaction((limit: number) => {
    const ids = dirtyIds.all(limit);
    for (const id of ids) {
      const state = timeline(eventsOf.all(id).map((text): LifecycleEvent => JSON.parse(text)));
      saveTimeline.run(nextRevision.get(), JSON.stringify(state), id);
    }
    return ids.length;
  });
  const forget = db.transaction((before: number) => {
    const ids = oldIds.all(before);
    for (const id of ids) {
      deleteEvents.run(id);
      deleteConversation.run(id);
    }
    return ids.length;
  });

  return {
    add: async (conversationId, event) => add.immediate(conversationId, event),
    fold: async (limit) => fold.immediate(limit),
    changesAfter: async (revision, limit) => changes.all(revision, limit).map(changeOf),
    find: async (conversationId) => JSON.parse(timelineOf.get(conversationId) ?? "null") ?? undefined,
    forget: async (before) => forget.immediate(before.getTime()),
    close: async () => void db.close(),
  };
}

interface Row {
  readonly id: string;
  readonly revision: number;
  readonly timeline: string;
}

function changeOf({ id, revision, timeline }: Row): Change {
  return { id, revision, timeline: JSON.parse(timeline) };
}
