/** Writes a line without values of a webhook, which are personal data. */
export function log(text: string, error?: unknown): void {
  console.error(error instanceof Error ? `${text}: ${error.message}` : text);
}
