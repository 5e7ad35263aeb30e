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

/** What `defineIntegration` takes. */
export interface IntegrationInput<C, U extends string, O extends TemplateOptions> {
  /** The endpoint URL with its placeholders, absolute or from its path on. Where it is absent, URL and params are not read. */
  readonly url?: U | undefined;
  /** The JSON for Configuration. `condition`, `timeout`, `proxy`, `block`, `verify` and the delays are Contact Pro's to act on: checked and kept. */
  readonly configuration: CheckedConfiguration<C>;
  /** The stored secrets that the headers name: `{authentications.NAME}` and `{secrets.NAME}`. Those that no header names are ignored. */
  readonly secrets?: Secrets | undefined;
  /** Who may call; always stated. */
  readonly credentials: Credentials;
  /** A check of the headers by the caller, such as that of a JSON Web Token; only `true` lets a webhook in. */
  readonly authenticate?: ((headers: FetchHeaders) => boolean | Promise<boolean>) | undefined;
  /** Whether a webhook with warnings is refused, with 422. Default false: a refused webhook may be lost for good. */
  readonly strict?: boolean | undefined;
  /**
   * What a key means that a body lacks though its value may be null: nothing, or a warning `missing`. Default `"allow"`, since
   * Contact Pro may leave nulls out; `"warn"` once captures have shown that it sends them.
   */
  readonly absentKeys?: "allow" | "warn" | undefined;
  /** How the templates are read. Unknown paths and objects in text are allowed unless this says otherwise. */
  readonly options?: O | undefined;
}

/**
 * An event-driven integration of Contact Pro: its request forwards and backwards. `M` is what the request holds of a conversation,
 * `R` what its configuration reads of an answer.
 */
export interface Integration<M = PartialConversation, R = unknown> {
  /**
   * The request that Contact Pro sends for a conversation, as its documentation suggests.
   * Throws an `InputError` that tells everything that cannot be rendered, or cannot be sent.
   */
  request(conversation: Conversation | PartialConversation): FetchRequest;
  /**
   * Reads a request: a fetch `Request`, or the parts that a framework has of it. Who sent it is checked without mercy; what it
   * holds is read tolerantly, and told in `warnings` where it is not as the configuration has it. Throws only what `authenticate` throws.
   */
  receive(incoming: Incoming): Promise<Received<DeepPartial<M>>>;
  /** What Contact Pro would do with the service's answer, resolved from `configuration.response`. Throws nothing. */
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
 * Defines an integration from what the administrator of Contact Pro has: the JSON for Configuration and the endpoint URL.
 * A literal configuration types the conversation; one kept as JSON is bound to printed types: `defineIntegration(...) as Integration<Matched>`.
 *
 * Throws a `TemplateError`, with pointers into its argument, where the configuration cannot be read, or leaves open who may call.
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
