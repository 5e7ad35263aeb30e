import type { Store } from "./store.ts";

/** Opens PostgreSQL if `DATABASE_URL` names one, else SQLite in the file `DATABASE_FILE`. */
export async function openStore({ DATABASE_URL, DATABASE_FILE = "wallboard.db" } = process.env): Promise<Store> {
  if (DATABASE_URL) return (await import("./postgres.ts")).openPostgres(DATABASE_URL);
  return (await import("./sqlite.ts")).openSqlite(DATABASE_FILE);
}
