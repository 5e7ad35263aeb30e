import { Pool, type PoolClient } from "pg";
import { type LifecycleEvent, timeline } from "../timeline.ts";
import { eventText } from "./event-text.ts";
import type { Change, Store } from "./store.ts";

const schema = `
  create table if not exists event (
    conversation_id text not null,
    key text not null,
    text text not null,
    primary key (conversation_id, key)
  );
  create table if not exists conversation (
    id text primary key,
    is_dirty boolean not null default true,
    revision bigint,
    timeline text,
    changed_at timestamptz not null default now()
  );
  create index if not exists dirty on conversation (id) where is_dirty;
  create index if not exists changed on conversation (revision);
  create sequence if not exists revision;
`;

/** The keys of advisory locks: any two numbers. */
const schemaLock = 7_280_001;
const revisionLock = 7_280_002;

/** A store on a server, for receivers and workers on any number of machines. */
export async function openPostgres(connectionString: string): Promise<Store> {
  const pool = new Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: 5_000,
    query_timeout: 20_000,
    // A worker that hangs must not keep its conversations from the others.
    idle_in_transaction_session_timeout: 20_000,
  });
  pool.on("error", ({ message }) => console.error("database:", message));

  const inTransaction = async <T>(work: (client: PoolClient) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    // Without a listener, a connection that breaks between two queries would end the process.
    const ignore = () => undefined;
    client.on("error", ignore);
    try {
      await client.query("begin");
      const result = await work(client);
      await client.query("commit");
      client.off("error", ignore);
      client.release();
      return result;
    } catch (error) {
      // Closing the connection rolls back, even if it is the connection that failed.
      client.release(true);
      throw error;
    }
  };

  await inTransaction(async (client) => {
    await client.query("select pg_advisory_xact_lock($1)", [schemaLock]);
    await client.query(schema);
  });

  return {
    add: async (conversationId, event) => {
      const { key, text } = eventText(event);
      await pool.query(
        `with added as (insert into event values ($1, $2, $3) on conflict do nothing returning conversation_id)
         insert into conversation (id) select conversation_id from added
         on conflict (id) do update set is_dirty = true, changed_at = now()`,
        [conversationId, key, text],
      );
    },

    fold: (limit) =>
      inTransaction(async (client) => {
        // Another worker's conversations are skipped. A receiver that adds to these waits for the commit, and marks them again.
        const { rows: dirty } = await client.query<{ id: string }>(
          "select id from conversation where is_dirty limit $1 for update skip locked",
          [limit],
        );
        if (dirty.length === 0) return 0;
        const { rows: folded } = await client.query<{ id: string; texts: string[] }>(
          "select conversation_id as id, array_agg(text) as texts from event where conversation_id = any($1) group by conversation_id",
          [dirty.map(({ id }) => id)],
        );
        const timelines = folded.map(({ texts }) => timeline(texts.map((text): LifecycleEvent => JSON.parse(text))));
        // Revisions are committed in their order, so that who has read one has missed none before it.
        await client.query("select pg_advisory_xact_lock($1)", [revisionLock]);
        await client.query(
          `update conversation set is_dirty = false, revision = nextval('revision'), timeline = folded.timeline
           from unnest($1::text[], $2::text[]) as folded (id, timeline) where conversation.id = folded.id`,
          [folded.map(({ id }) => id), timelines.map((state) => JSON.stringify(state))],
        );
        return folded.length;
      }),

    changesAfter: async (revision, limit) => {
      const { rows } = await pool.query<Row>(
        "select id, revision, timeline from conversation where revision > $1 order by revision limit $2",
        [revision, limit],
      );
      return rows.map(changeOf);
    },

    find: async (conversationId) => {
      const { rows } = await pool.query<Pick<Row, "timeline">>("select timeline from conversation where id = $1", [conversationId]);
      return JSON.parse(rows[0]?.timeline ?? "null") ?? undefined;
    },

    forget: async (before) => {
      const { rowCount } = await pool.query(
        `with old as (delete from conversation where not is_dirty and changed_at < $1 returning id),
              gone as (delete from event using old where conversation_id = old.id)
         select from old`,
        [before],
      );
      return rowCount ?? 0;
    },

    close: () => pool.end(),
  };
}

interface Row {
  readonly id: string;
  /** The driver gives a bigint as text. */
  readonly revision: string;
  readonly timeline: string;
}

function changeOf({ id, revision, timeline }: Row): Change {
  return { id, revision: Number(revision), timeline: JSON.parse(timeline) };
}
