// Every limit that a user can meet, in one place, each with its reason. Thresholds of speed stay where they are used.

/** How many issues a result holds at the most; its `total` counts on. */
export const maximumIssues = 100;

/** How long pointers and messages may be together: keys may be of any length, and stand in the pointers of all that is below. */
export const maximumCharacters = 16_777_216;

/** How many diagnostics are kept; a template with more is not a template with mistakes, but no template. */
export const maximumDiagnostics = 1000;

/** How many elements of a list are looked at: one with holes may claim to be of any length. */
export const maximumElements = 1_000_000;

/** How many names a path has after its root at the most: more than any data has, and few enough to be read one by one. */
export const maximumSegments = 32;

/** How deep arrays and objects may nest in a template. */
export const maximumDepth = 500;

/** How many values a template may hold, so that one which shares its parts cannot grow without end. */
export const maximumValues = 2_000_000;

/** How many different names the paths of a template have at the most, each counted below the one before it. */
export const maximumNames = 500_000;

/** How deep types go; `infer.ts` has the same number. */
export const deepest = 12;

/** How many delimiters of a string types read; `infer.ts` has the same number. */
export const mostDelimiters = 400;

/** How many characters of literals and keys types hold: a template that shares its parts may come to more than fits anywhere. */
export const mostCharacters = 16_777_216;

/** The longest `authorization` header, or header with a secret, that is read, in UTF-16 code units. Servers accept 8 to 64 kB of headers altogether. */
export const maximumAuthorizationLength = 65_536;

/** In how many ways values of secrets may be put into one header: each secret may have several, and stand in it several times. */
export const maximumForms = 100;

/** How many credentials, or values of a secret, may be in rotation: each is compared with each request. */
export const maximumRotation = 100;

/** How many bytes of a body are read unless the caller says otherwise: 8 MiB. */
export const defaultMaximumBytes = 8_388_608;

/** How many chunks without bytes a body may have, so that a stream of nothing comes to an end. */
export const maximumEmptyChunks = 1000;

/** How long an answer waits for `onRefused`, in milliseconds: enough to keep a body, and well below what Contact Pro waits. */
export const refusedWait = 2000;

/** How many placeholders are filled to compare two configurations, over all lifecycles: those of a large template are tried with fewer. */
export const mostReplayed = 500_000;
