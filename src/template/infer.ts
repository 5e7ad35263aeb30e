// Types only: what a template renders and what a match finds, worked out from a literal template as `parse` reads it.
// A type may accept what `check` refuses, never the reverse: past 12 levels, or 400 delimiters in one string, it gives up.
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

/** What a match finds for `{event}`: the event, or its name alone, where the body holds no more. */
export type MatchedEvent = {
  /** Name of the event, in the case of the body. */
  name: Event["name"];
  /** When the event happened, ISO 8601 in UTC; absent where the body holds the name alone. */
  datetime?: string;
};

// Both are conditional types of their own, not names of others: only so are they printed by name where a template is generic.

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
 * The template where every path is one of the model, else the template with each wrong string replaced by what is wrong. Beside each
 * string stand the documented placeholders, for editors to complete.
 */
export type Checked<T, O = NoOptions> = Hinted<[UnknownPath<PathsOf<T, []>, O>] extends [never] ? T : Corrected<T, O>>;

/**
 * Any template, as `check` takes it. Beside each string stand the documented placeholders, for editors to complete. The condition
 * changes nothing, but that `T` is inferred as it is given.
 */
export type Completed<T> = Hinted<[T] extends [never] ? never : T>;

/** What is given, with the documented placeholders beside each string. */
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

/** Whether a string type stands for more than one string. */
type IsWide<S extends string> = NoOptions extends { [K in S]: 1 } ? true : false;

/** What a string holds: `literal` (no placeholder), `whole` (one, and nothing else), `text`, or `open` where it cannot be told. */
type Read<S extends string> =
  IsWide<S> extends true
    ? { kind: "open"; paths: string }
    : S extends `{${infer P extends WholePath}}`
      ? { kind: "whole"; paths: P }
      : Scan<S, "", never, []>;

/** Paths without anything that needs a closer look, so that most strings are read at once. */
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

/** Whether an odd number of backslashes ends a text. */
type IsEscaped<Before extends string> = Before extends `${infer Start}\\\\`
  ? IsEscaped<Start>
  : Before extends `${string}\\`
    ? true
    : false;

/** Whether what stands between delimiters is a path of a known root, or between braces of an unknown one. */
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

/** Whether a name is one of ASCII letters, digits and `_`. */
type IsIdentifier<Name extends string> = Name extends `${Letter}${infer Rest}` ? AreWordCharacters<Rest> : false;
type AreWordCharacters<Name extends string> = Name extends ""
  ? true
  : Name extends `${Letter | Digit}${infer Rest}`
    ? AreWordCharacters<Rest>
    : false;

// Paths: the types that they lead to.

/** The type at a path; `never` where the model has no such path. */
type At<P extends string, O> = P extends `${infer First extends Root}.${infer Rest}`
  ? AtBelow<Conversation[First], Rest, O>
  : P extends Root
    ? Conversation[P]
    : never;

type AtBelow<T, P extends string, O> = P extends `${infer Segment}.${infer Rest}`
  ? AtBelow<OrNull<T, Member<T, Segment, O>>, Rest, O>
  : OrNull<T, Member<T, P, O>>;

/** The type of a member, with null where what holds it may be null, or be text or a number. */
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

/** Whether any JSON may stand there, or it is too deep to tell. Of `{} | null` too TypeScript says that it takes all of JSON, but not any string is among it. */
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

/** The paths in a string. In longer text `{event}` is the name of the event. */
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

/** What is found below a type. `Null` is null, where something above may be null and so everything below it. */
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

/** A whole that the template names. One that may be absent can be made of its parts, and an array of its elements, with null between them. */
type Whole<T, P extends string> = [P] extends [never]
  ? T
  : null extends T
    ? [ReadsElement<T, P>] extends [never]
      ? T
      : DeepPartial<T>
    : T;

/** Whether paths lead to an element of an array: `true` or `never`. */
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
