// Types only: the keys of a literal configuration. A misspelt key is an error at its property.
import type {
  Configuration,
  ConfigurationAuthentication,
  ConfigurationRequest,
  ConfigurationResponse,
} from "../../model/generated/types.ts";
import type { Hinted, IsOpen } from "../../template/infer.ts";

/**
 * A configuration with documented keys, or the configuration with an error in place of the value of each other key. A configuration
 * from JSON, whose method is any string, is accepted unchanged. Strings of the request complete the documented placeholders.
 */
export type CheckedConfiguration<C> =
  IsOpen<C, []> extends true
    ? C
    : C extends { readonly request: { readonly method: infer M } }
      ? string extends M
        ? C
        : { readonly [K in keyof C]: Part<C[K], K, keyof Configuration> }
      : C;

/** The type at a key of a configuration. */
type Part<T, K, Known> = K extends Known
  ? K extends "request"
    ? { readonly [P in keyof T]: RequestPart<T[P], P> }
    : K extends "response"
      ? Spelled<T, keyof ConfigurationResponse>
      : T
  : K extends "$schema"
    ? T
    : UnknownKey<K>;

type RequestPart<T, K> = K extends keyof ConfigurationRequest
  ? K extends "authentication"
    ? Spelled<T, keyof ConfigurationAuthentication>
    : K extends "body" | "params" | "headers"
      ? Hinted<T>
      : T
  : UnknownKey<K>;

/** An object with keys that are known. One whose keys are not known to the compiler is taken as it is. */
type Spelled<T, Known> = string extends keyof T
  ? T
  : IsOpen<T, []> extends true
    ? T
    : { readonly [K in keyof T]: K extends Known ? T[K] : UnknownKey<K> };

type UnknownKey<K> = `Unknown key: ${K & string}`;
