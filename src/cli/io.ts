/** The environment of a command; `process` is one. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array | string> & Keyboard;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: { readonly [name: string]: string | undefined };
  /** Calls back once when the process is asked to end. */
  once?(signal: "SIGINT" | "SIGTERM", listener: () => void): unknown;
}

/** A destination of text. */
export interface Output {
  write(text: string): unknown;
  /** True on a terminal. */
  readonly isTTY?: boolean | undefined;
  /** The width of the terminal, in columns. */
  readonly columns?: number | undefined;
}

/** The part of a terminal that standard input has. */
export interface Keyboard {
  readonly isTTY?: boolean | undefined;
  /** Delivers each key at once, Ctrl-C too, instead of whole lines. */
  setRawMode?(isRaw: boolean): unknown;
  destroy?(): unknown;
}
