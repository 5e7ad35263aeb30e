// The types of the fetch standard, from wherever the project has them: the DOM library, Node or a worker's types. A project
// that has none of them can use the rest of the package.

/** A `Request` of the fetch standard. */
export type FetchRequest = typeof globalThis extends { Request: { prototype: infer T } } ? T : never;

/** A `Response` of the fetch standard. */
export type FetchResponse = typeof globalThis extends { Response: { prototype: infer T } } ? T : never;

/** The `Headers` of the fetch standard: those of its `Request`, since the types of Workers have `Headers` by no prototype. */
export type FetchHeaders = [FetchRequest] extends [never] ? never : FetchRequest extends { readonly headers: infer T } ? T : never;
