/** Every object and array in a JSON value, the value itself first; a shared one comes twice. */
export function objectsIn(value: unknown): object[] {
  return typeof value === "object" && value !== null ? [value, ...Object.values(value).flatMap(objectsIn)] : [];
}
