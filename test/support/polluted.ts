/** Runs a function while every object inherits properties from `Object.prototype`; afterwards none does. */
export function withPollutedPrototype<T>(inherited: { readonly [key: string]: unknown }, run: () => T): T {
  const keys = Object.keys(inherited).filter((key) => !(key in Object.prototype));
  try {
    for (const key of keys) Object.defineProperty(Object.prototype, key, { value: inherited[key], configurable: true, writable: true });
    return run();
  } finally {
    for (const key of keys) Reflect.deleteProperty(Object.prototype, key);
  }
}

/** The names that a function reads from `Object.prototype`, of those given. */
export function namesReadFromPrototype(names: readonly string[], run: () => unknown): readonly string[] {
  const read = new Set<string>();
  try {
    for (const name of names) {
      Object.defineProperty(Object.prototype, name, { get: () => void read.add(name), set: () => void read.add(name), configurable: true });
    }
    run();
  } finally {
    for (const name of names) Reflect.deleteProperty(Object.prototype, name);
  }
  return [...read];
}
