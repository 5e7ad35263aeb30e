// Types only: what a service may answer, worked out from the `response` of a literal configuration.
import type { Delimiters, HeadOf, IsOpen, NoOptions, TailOf } from "../../template/infer.ts";
import type { FetchResponse } from "../http/fetch-types.ts";

/**
 * The parts of a response's body that a configuration reads: `{ priority?: unknown }` for `{response.body.priority}`; `unknown` if they
 * are not known.
 */
export type ReplyOf<C> = C extends { readonly response: infer R } ? PartsAt<BodyPaths<StringsIn<R, []>>> : unknown;

/** The return value of a callback: the JSON of the response, a `Response`, or nothing. */
export type Returned<R> = unknown extends R ? unknown : Settled<R> | Promise<Settled<R>>;

// biome-ignore lint/suspicious/noConfusingVoidType: a callback that returns nothing is one
type Settled<R> = R | FetchResponse | undefined | void;

/** The return value of a callback, with an error at each key that the configuration does not read. */
export type Answered<A, R> = unknown extends R
  ? A
  : A extends PromiseLike<infer B>
    ? PromiseLike<Answered<B, R>>
    : A extends FetchResponse
      ? A
      : A extends object
        ? { [K in keyof A]: string extends K ? A[K] : K extends keyof R ? Answered<A[K], Required<R>[K]> : NotRead }
        : A;

/** The type of a key that `configuration.response` does not read: no value has it. */
export interface NotRead {
  readonly "configuration.response reads no such key": never;
}

type PartsAt<P extends string> = string extends P
  ? unknown
  : [P] extends [never]
    ? unknown
    : [Extract<HeadOf<P>, `${number}`>] extends [never]
      ? { [K in HeadOf<P>]?: K extends P ? unknown : PartsAt<TailOf<P, K>> }
      : unknown;

/** The paths below `response.body` in strings; any path if a string reads all of it. */
type BodyPaths<S extends string> = S extends unknown
  ? NoOptions extends { [K in S]: 1 }
    ? string
    : S extends
          | "*"
          | `${string}${Delimiters["open"]}${"response.body" | "response" | "*" | "debug" | "response.debug"}${Delimiters["close"]}${string}`
      ? string
      : S extends `${string}${Delimiters["open"]}response.body.${infer P}${Delimiters["close"]}${infer Rest}`
        ? P | BodyPaths<Rest>
        : never
  : never;

type StringsIn<T, Depth extends 1[]> =
  IsOpen<T, Depth> extends true
    ? string
    : T extends string
      ? T
      : T extends readonly unknown[]
        ? StringsIn<T[number], [...Depth, 1]>
        : T extends object
          ? StringsIn<T[keyof T], [...Depth, 1]>
          : never;
