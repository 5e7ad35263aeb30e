import { defaultMaximumBytes } from "../limits.ts";
import type { Conversation } from "../model/generated/types.ts";
import type { DeepPartial, MatchedRequest, PartialConversation } from "../template/infer.ts";
import type { TemplateOptions } from "../template/options.ts";
import type { Credentials, Secrets } from "./auth/check-credentials.ts";
import { buildFetchRequest } from "./build-request.ts";
import { compileIntegration, type Given } from "./compile-integration.ts";
import type { Answered, ReplyOf, Returned } from "./configuration/infer-response.ts";
import type { CheckedConfiguration } from "./configuration/known-keys.ts";
import { type ResponseReading, readResponse, type ServiceResponse } from "./configuration/service-response.ts";
import type { FetchHeaders, FetchRequest, FetchResponse } from "./http/fetch-types.ts";
import type { Incoming, IncomingParts } from "./http/incoming.ts";
import { type HandlerOptions, makeHandler, type OnConversation, type RequestHolder } from "./receive/handler.ts";
import { makeReceiver, type Received } from "./receive/receive.ts";

/** The input of `defineIntegration`. */
export interface IntegrationInput<C, U extends string, O extends TemplateOptions> {
  /** The endpoint URL with its placeholders, absolute or from its path on. Where it is absent, URL and params are not read. */
  readonly url?: U | undefined;
  /** The JSON for Configuration. `condition`, `timeout`, `proxy`, `block`, `verify` and the delays are Contact Pro's to act on: checked and kept. */
  readonly configuration: CheckedConfiguration<C>;
  /** The stored secrets that the headers name: `{authentications.NAME}` and `{secrets.NAME}`. Those that no header names are ignored. */
  readonly secrets?: Secrets | undefined;
  /** The accepted senders. It has no default. */
  readonly credentials: Credentials;
  /** An own check of the headers, such as that of a JSON Web Token. Only `true` accepts a webhook. */
  readonly authenticate?: ((headers: FetchHeaders) => boolean | Promise<boolean>) | undefined;
  /** Refuses a webhook with warnings, with 422. Default false: a refused webhook may be lost. */
  readonly strict?: boolean | undefined;
  /**
   * The treatment of an absent key whose value may be null: `"allow"` accepts it, `"warn"` adds a warning `missing`. Default `"allow"`,
   * since Contact Pro may leave nulls out. Use `"warn"` once captures show that it sends them.
   */
  readonly absentKeys?: "allow" | "warn" | undefined;
  /** The options of the templates. By default, unknown paths and objects in text are allowed. */
  readonly options?: O | undefined;
}

/**
 * An event-driven integration of Contact Pro: its request forwards and backwards. `M` is what the request holds of a conversation,
 * `R` what its configuration reads of an answer.
 */
export interface Integration<M = PartialConversation, R = unknown> {
  /**
   * The request that Contact Pro sends for a conversation, as its documentation suggests.
   * Throws an `InputError` that lists everything that cannot be rendered or sent.
   */
  request(conversation: Conversation | PartialConversation): FetchRequest;
  /**
   * Reads a request: a fetch `Request`, or the parts that a framework has of it. Authentication fails closed; content is read
   * leniently, and its differences are reported in `warnings`. Throws only what `authenticate` throws.
   */
  receive(incoming: Incoming): Promise<Received<DeepPartial<M>>>;
  /** The effects of the service's response in Contact Pro, resolved from `configuration.response`. Never throws. */
  readResponse(answer: ServiceResponse): ResponseReading;
  /**
   * A handler of the fetch style, for Hono, Next.js, SvelteKit, Bun, Deno, Workers and others. It accepts a `Request`, or an object
   * that holds one as `request`. It answers every request, and never throws.
   */
  handler<A extends Returned<R>>(
    onConversation: OnConversation<DeepPartial<M>, A & Answered<A, R>>,
    options?: HandlerOptions,
  ): (request: FetchRequest | RequestHolder) => Promise<FetchResponse>;
}

/**
 * Defines an integration from the JSON for Configuration and the endpoint URL, as the administrator of Contact Pro has them.
 * A literal configuration types the conversation. For one from JSON, use printed types: `defineIntegration(...) as Integration<Matched>`.
 *
 * Throws a `TemplateError`, with pointers into its argument, if the configuration cannot be read, or does not say who may call.
 *
 * @example
 * const integration = defineIntegration({
 *   url: "https://example.com/webhooks/{event}",
 *   configuration: { request: { method: "POST", authentication: { type: "basic" }, body: { event: "{event}", contact: "{contact}" } } },
 *   credentials: { username: "contact-pro", password: env.WEBHOOK_PASSWORD },
 * });
 * export const POST = integration.handler(({ eventName, conversation }) => ({ seen: eventName }));
 */
export function defineIntegration<const C, const U extends string = "", const O extends TemplateOptions = Record<never, never>>(
  input: IntegrationInput<C, U, O>,
): Integration<MatchedRequest<C, U, O>, ReplyOf<C>> {
  const compiled = compileIntegration(input as unknown as Given);
  const receiver = makeReceiver(compiled);
  const integration: Integration = {
    request: (conversation) => buildFetchRequest(compiled, conversation),
    receive: (incoming) => receiver.receive(incoming as IncomingParts, defaultMaximumBytes) as Promise<Received<PartialConversation>>,
    readResponse: (answer) => readResponse(compiled.response, answer),
    handler: (onConversation, options) => makeHandler(receiver, onConversation as OnConversation<unknown>, options),
  };
  return integration as Integration<MatchedRequest<C, U, O>, ReplyOf<C>>;
}
