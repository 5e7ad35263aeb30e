/** What a command has around it; `process` is one such io. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: { readonly [name: string]: string | undefined };
  /** Tells once that whoever runs the command wants it to end. */
  once?(signal: "SIGINT" | "SIGTERM", listener: () => void): unknown;
}

/** Where text goes. */
export interface Output {
  write(text: string): unknown;
  /** Whether a person reads along. */
  readonly isTTY?: boolean | undefined;
  /** How wide the terminal is. */
  readonly columns?: number | undefined;
}
