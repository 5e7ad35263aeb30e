// Types only: the body and the match of a literal template, inferred with the rules of `parse`.
// A type may accept what `check` refuses, never the reverse: above 12 levels, or 400 delimiters in a string, it accepts anything.
import type { JsonValue } from "../json.ts";
import type { DocumentedPlaceholder } from "../model/generated/paths.ts";
import type { Conversation, Event } from "../model/generated/types.ts";

/** A value of which any part may be absent or null. Primitives come first: the rest of an open set, `string & {}`, is an object to TypeScript. */
export type DeepPartial<T> = T extends Primitive
  ? T
  : T extends readonly (infer Item)[]
    ? (DeepPartial<Item> | null)[]
    : T extends object
      ? { [K in keyof T]?: DeepPartial<T[K]> | null }
      : T;

type Primitive = string | number | boolean | null | undefined;

/** A conversation of which any part may be absent or null: what `render` takes, and what a match of an untyped template finds. */
export type PartialConversation = { [K in keyof Conversation]?: DeepPartial<Conversation[K]> };

/** The match of `{event}`: the event, or only its name, if the body holds no more. */
export type MatchedEvent = {
  /** Name of the event, in the case of the body. */
  name: Event["name"];
  /** The time of the event, ISO 8601 in UTC; absent if the body holds the name alone. */
  datetime?: string;
};

// Both are conditional types, not aliases, so that a generic template prints them by name.

/** The body that a template renders. `Depth` is how far down it is. */
export type Rendered<T, O = NoOptions, Depth extends 1[] = []> =
  IsOpen<T, Depth> extends true
    ? JsonValue
    : T extends string
      ? RenderedString<T, Read<T>, O>
      : T extends object
        ? { -readonly [K in keyof T]: Rendered<T[K], O, [...Depth, 1]> }
        : T;

/** The conversation that a match of a template finds: only what the template names. */
export type Matched<T, O = NoOptions> = PathsOf<T, []> extends infer P extends string ? MatchedOf<P, O> : never;

/**
 * The template if every path is in the model, else the template with a message in place of each wrong string. Strings complete
 * the documented placeholders.
 */
export type Checked<T, O = NoOptions> = Hinted<[UnknownPath<PathsOf<T, []>, O>] extends [never] ? T : Corrected<T, O>>;

/**
 * Any template, as `check` accepts it. Strings complete the documented placeholders. The condition keeps the inference of `T`
 * as it is.
 */
export type Completed<T> = Hinted<[T] extends [never] ? never : T>;

/** The type with the documented placeholders as completions of each string. */
export type Hinted<C> =
  IsOpen<C, []> extends true
    ? C
    : C extends string
      ? C | DocumentedPlaceholder
      : C extends object
        ? { readonly [K in keyof C]: Hinted<C[K]> }
        : C;

/** No options given: the defaults. An object that lacks nothing but optional properties. */
// biome-ignore lint/complexity/noBannedTypes: the empty object type is what is meant
export type NoOptions = {};

/** The conversation that a request holds: in the URL, in what a configuration puts in headers and parameters, and in the body. */
export type MatchedRequest<C, U extends string, O> = MatchedOf<
  PathsOf<U, []> | (C extends { readonly request: infer R } ? PathsOf<R[keyof R & ("params" | "headers" | "body")], []> : string),
  O extends { readonly unknownPaths: "error" } ? O : { readonly unknownPaths: "allow" }
>;

type Deepest = 12;
type MostDelimiters = 400;
type Root = keyof Conversation;

// Strings: the paths of the placeholders in them.

/** True if a string type has more than one value. */
type IsWide<S extends string> = NoOptions extends { [K in S]: 1 } ? true : false;

/** The kind of a string: `literal` (no placeholder), `whole` (one standalone placeholder), `text`, or `open` if it is not known. */
type Read<S extends string> =
  IsWide<S> extends true
    ? { kind: "open"; paths: string }
    : S extends `{${infer P extends WholePath}}`
      ? { kind: "whole"; paths: P }
      : Scan<S, "", never, []>;

/** Paths that need no closer look, so that most strings are read at once. */
type WholePath = Root | `${Root}.${PlainTail}`;
type PlainTail = keyof Event | keyof Conversation["contact"];

/** The characters that open and close a placeholder. */
export type Delimiters = { readonly open: "{" | "<"; readonly close: "}" | ">" };

/** Goes from delimiter to delimiter. `Text` is the literal text so far, `Paths` the paths. */
type Scan<S extends string, Text extends string, Paths extends string, Count extends 1[]> = Count["length"] extends MostDelimiters
  ? { kind: "open"; paths: string }
  : S extends `${infer Before}{${infer After}`
    ? Before extends `${infer Before2}<${infer After2}`
      ? Open<"<", ">", Before2, `${After2}{${After}`, Text, Paths, Count>
      : Open<"{", "}", Before, After, Text, Paths, Count>
    : S extends `${infer Before}<${infer After}`
      ? Open<"<", ">", Before, After, Text, Paths, Count>
      : Scanned<`${Text}${S}`, Paths>;

type Scanned<Text extends string, Paths extends string> = [Paths] extends [never]
  ? { kind: "literal"; paths: never }
  : Text extends ""
    ? { kind: "whole"; paths: Paths }
    : { kind: "text"; paths: Paths };

type Open<
  Opening extends "{" | "<",
  Closing extends "}" | ">",
  Before extends string,
  After extends string,
  Text extends string,
  Paths extends string,
  Count extends 1[],
> = After extends `${infer Inner}${Closing}${infer Rest}`
  ? IsPlaceholder<Inner, Opening> extends true
    ? IsEscaped<Before> extends true
      ? Scan<Rest, `${Text}${Before}${Inner}`, Paths, [...Count, 1]>
      : Scan<Rest, [Paths] extends [never] ? `${Text}${Before}` : `${Text}${Before} `, Paths | Inner, [...Count, 1]>
    : Scan<After, `${Text}${Before}${Opening}`, Paths, [...Count, 1]>
  : Scan<After, `${Text}${Before}${Opening}`, Paths, [...Count, 1]>;

/** True if a text ends with an odd number of backslashes. */
type IsEscaped<Before extends string> = Before extends `${infer Start}\\\\`
  ? IsEscaped<Start>
  : Before extends `${string}\\`
    ? true
    : false;

/** True if the text between delimiters is a path of a known root, or a path of an unknown root in braces. */
type IsPlaceholder<Inner extends string, Opening extends string> = Inner extends `${string}${"{" | "}" | "<" | ">" | "\n" | "\r"}${string}`
  ? false
  : Inner extends `${infer First}.${infer Rest}`
    ? IsFirst<First, Opening> extends true
      ? AreSegments<Rest>
      : false
    : IsFirst<Inner, Opening>;

type IsFirst<First extends string, Opening extends string> = First extends Root ? true : Opening extends "{" ? IsIdentifier<First> : false;

type AreSegments<Rest extends string> = Rest extends `${infer Segment}.${infer More}`
  ? IsSegment<Segment> extends true
    ? AreSegments<More>
    : false
  : IsSegment<Rest>;

type Blank = " " | "\t";
type IsSegment<Segment extends string> = Segment extends "" | `${Blank}${string}` | `${string}${Blank}` ? false : true;

type Lower =
  | "a"
  | "b"
  | "c"
  | "d"
  | "e"
  | "f"
  | "g"
  | "h"
  | "i"
  | "j"
  | "k"
  | "l"
  | "m"
  | "n"
  | "o"
  | "p"
  | "q"
  | "r"
  | "s"
  | "t"
  | "u"
  | "v"
  | "w"
  | "x"
  | "y"
  | "z";
type Letter = Lower | Uppercase<Lower> | "_";
type Digit = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9";

/** True if a name has only ASCII letters, digits and `_`. */
type IsIdentifier<Name extends string> = Name extends `${Letter}${infer Rest}` ? AreWordCharacters<Rest> : false;
type AreWordCharacters<Name extends string> = Name extends ""
  ? true
  : Name extends `${Letter | Digit}${infer Rest}`
    ? AreWordCharacters<Rest>
    : false;

// Paths: the types that they lead to.

/** The type at a path; `never` if the model has no such path. */
type At<P extends string, O> = P extends `${infer First extends Root}.${infer Rest}`
  ? AtBelow<Conversation[First], Rest, O>
  : P extends Root
    ? Conversation[P]
    : never;

type AtBelow<T, P extends string, O> = P extends `${infer Segment}.${infer Rest}`
  ? AtBelow<OrNull<T, Member<T, Segment, O>>, Rest, O>
  : OrNull<T, Member<T, P, O>>;

/** The type of a member, or null if its parent may be null, text or a number. */
type OrNull<T, M> = [M] extends [never] ? never : M | (T extends object ? never : null);

/** The type of a member of the objects and arrays among `T`. */
type Member<T, K extends string, O> = JsonValue extends T
  ? JsonValue
  : T extends readonly (infer Item)[]
    ? K extends `${number}`
      ? Item | null
      : never
    : T extends object
      ? K extends keyof T
        ? Exclude<T[K], undefined> | (undefined extends T[K] ? null : never)
        : string extends keyof T
          ? JsonValue
          : O extends { readonly unknownPaths: "allow" }
            ? JsonValue
            : never
      : never;

type UnknownPath<P extends string, O> = string extends P ? never : P extends string ? ([At<P, O>] extends [never] ? P : never) : never;

// Templates: each of their strings in its place.

/**
 * True if the type may be any JSON, or is too deep to know. TypeScript also assigns all of JSON to `{} | null`, except for some strings.
 */
export type IsOpen<T, Depth extends 1[]> = Depth["length"] extends Deepest
  ? true
  : unknown extends T
    ? true
    : JsonValue extends T
      ? string extends Extract<T, string>
        ? true
        : false
      : false;

type PathsOf<T, Depth extends 1[]> = [T] extends [never]
  ? never
  : IsOpen<T, Depth> extends true
    ? string
    : T extends string
      ? PathsIn<Read<T>>
      : T extends readonly unknown[]
        ? PathsOf<T[number], [...Depth, 1]>
        : T extends object
          ? PathsOf<T[keyof T], [...Depth, 1]>
          : never;

/** The paths in a string. In mixed text `{event}` is the name of the event. */
type PathsIn<R> = R extends { kind: "text"; paths: infer P }
  ? P extends "event"
    ? "event.name"
    : P
  : R extends { paths: infer P }
    ? P
    : never;

type RenderedString<S extends string, R, O> = R extends { kind: "whole"; paths: infer P extends string }
  ? At<P, O>
  : R extends { kind: "literal" }
    ? S extends `${string}\\${"{" | "<"}${string}`
      ? string
      : S
    : R extends { kind: "text" }
      ? string
      : JsonValue;

type Corrected<T, O> =
  IsOpen<T, []> extends true
    ? T
    : T extends string
      ? [UnknownPath<PathsIn<Read<T>>, O>] extends [never]
        ? T
        : `Unknown path: ${UnknownPath<PathsIn<Read<T>>, O>}`
      : T extends object
        ? { [K in keyof T]: Corrected<T[K], O> }
        : T;

// Matches: the paths of a template, put together again.

type MatchedOf<P extends string, O> = string extends P
  ? PartialConversation
  : {
      [R in HeadOf<P> & Root]: R extends "event"
        ? "event" extends P
          ? MatchedEvent
          : Part<Event, TailOf<P, R>, O, never>
        : "contact" extends P
          ? Conversation[R]
          : Part<Conversation[R], TailOf<P, R>, O, never>;
    };

export type HeadOf<P extends string> = P extends `${infer Head}.${string}` ? Head : P;
export type TailOf<P extends string, Head extends string> = P extends `${Head}.${infer Tail}` ? Tail : never;

/** The match below a type. `Null` is null if a parent may be null, so that every child may be. */
type Part<T, P extends string, O, Null> = JsonValue extends T
  ? Members<T, P, O, Null>
  : T extends readonly unknown[]
    ? (PartAt<T, HeadOf<P>, P, O, Null> | null)[]
    : Members<T, P, O, Null>;

/** The members that are found: one that may be null may also be absent, and so may one of which every part may be. */
type Members<T, P extends string, O, Null> = {
  [K in HeadOf<P> as IsOptional<T, K, P, O, Null> extends true ? never : K]: PartAt<T, K, P, O, Null>;
} & {
  [K in HeadOf<P> as IsOptional<T, K, P, O, Null> extends true ? K : never]?: PartAt<T, K, P, O, Null>;
} extends infer M
  ? { [K in keyof M]: M[K] }
  : never;

type IsOptional<T, K extends string, P extends string, O, Null> = null extends Member<T, K, O> | Null
  ? true
  : K extends P
    ? false
    : NoOptions extends PartAt<T, K, P, O, Null>
      ? true
      : false;

type PartAt<T, K extends string, P extends string, O, Null> = K extends string
  ? K extends P
    ? Whole<Member<T, K, O> | Null, TailOf<P, K>>
    : Part<Holder<Member<T, K, O>>, TailOf<P, K>, O, Null | Extract<Member<T, K, O>, null>>
  : never;

/** A value with a placeholder of its own. If it may be absent, its parts can compose it, and elements an array with null in the gaps. */
type Whole<T, P extends string> = [P] extends [never]
  ? T
  : null extends T
    ? [ReadsElement<T, P>] extends [never]
      ? T
      : DeepPartial<T>
    : T;

/** `true` if a path leads to an element of an array, else `never`. */
type ReadsElement<T, P extends string> = [P] extends [never]
  ? never
  : JsonValue extends T
    ? never
    : T extends Primitive
      ? never
      : T extends readonly unknown[]
        ? true
        : { [K in HeadOf<P> & keyof T]: ReadsElement<T[K], TailOf<P, K & string>> }[HeadOf<P> & keyof T];

/** The object or array in a type that a path goes on through. */
type Holder<T> = JsonValue extends T ? T : Extract<T, object>;
