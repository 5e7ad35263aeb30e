// Every limit that a user can meet, with its reason. Thresholds for speed are where they are used.

/** The maximum number of issues in a result. Its `total` counts on. */
export const maximumIssues = 100;

/** The maximum total length of pointers and messages. Keys may have any length, and are part of all pointers below them. */
export const maximumCharacters = 16_777_216;

/** The maximum number of diagnostics. A file with more is most likely not a template. */
export const maximumDiagnostics = 1000;

/** The maximum number of elements read from a list, since a sparse one may claim any length. */
export const maximumElements = 1_000_000;

/** The maximum number of names in a path after its root: more than any data has, and few enough to be read one by one. */
export const maximumSegments = 32;

/** The maximum depth of arrays and objects in a template. */
export const maximumDepth = 500;

/** The maximum number of values in a template, so that shared parts cannot multiply without end. */
export const maximumValues = 2_000_000;

/** The maximum number of different names in the paths of a template, counted below each parent. */
export const maximumNames = 500_000;

/** The maximum depth of types. `infer.ts` has the same number. */
export const deepest = 12;

/** The maximum number of delimiters in a string that types read. `infer.ts` has the same number. */
export const mostDelimiters = 400;

/** The maximum number of characters of literals and keys in types, since shared parts may multiply. */
export const mostCharacters = 16_777_216;

/** The longest `authorization` header, or header with a secret, that is read, in UTF-16 code units. Servers accept 8 to 64 kB of headers altogether. */
export const maximumAuthorizationLength = 65_536;

/** The maximum number of combinations of secret values in one header. */
export const maximumForms = 100;

/** The maximum number of credentials, or values of a secret, in rotation. Each is compared with each request. */
export const maximumRotation = 100;

/** The default maximum size of a body: 8 MiB. */
export const defaultMaximumBytes = 8_388_608;

/** The maximum number of empty chunks in a body, so that a stream of nothing ends. */
export const maximumEmptyChunks = 1000;

/** The maximum wait for `onRefused`, in milliseconds: enough to store a body, and well below the timeout of Contact Pro. */
export const refusedWait = 2000;

/** How many placeholders are filled to compare two configurations, over all lifecycles: those of a large template are tried with fewer. */
export const mostReplayed = 500_000;
