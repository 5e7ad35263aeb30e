export type { Change, ChangeCode } from "./compare/change.ts";
export { type ComparisonContext, compareConfigurations } from "./compare/compare-configurations.ts";
export type { Credentials, Secrets } from "./integration/auth/check-credentials.ts";
export type { BasicCredentials, BearerCredentials } from "./integration/auth/credentials.ts";
export { type ConfigurationContext, checkConfiguration } from "./integration/check-configuration.ts";
export type { Answered, NotRead, ReplyOf, Returned } from "./integration/configuration/infer-response.ts";
export type { ResponseReading, ServiceResponse } from "./integration/configuration/service-response.ts";
export { defineIntegration, type Integration, type IntegrationInput } from "./integration/define-integration.ts";
export { deliveryKey } from "./integration/delivery-key.ts";
export { type EventName, eventNames, type KnownEventName, normalizeEventName } from "./integration/event-name.ts";
export type { FetchHeaders, FetchRequest, FetchResponse } from "./integration/http/fetch-types.ts";
export type { Incoming, IncomingParts } from "./integration/http/incoming.ts";
export type { Problem, RefusalReason, Refused } from "./integration/http/refusal.ts";
export { type OpenApiContext, type OpenApiDocument, openApi } from "./integration/open-api.ts";
export { printConfigurationTypes } from "./integration/print-configuration-types.ts";
export type { HandlerOptions, OnConversation, RawRequest, RequestHolder } from "./integration/receive/handler.ts";
export type { Delivered, Received } from "./integration/receive/receive.ts";
export { type Failure, InputError, type Issue, type IssueCode } from "./issue.ts";
export type { JsonValue } from "./json.ts";
export type * from "./model/generated/types.ts";
export { ConfigurationSchema, ContactSchema, ConversationSchema, EventSchema, type SchemaObject } from "./model/schema-objects.ts";
export type { JsonSchema, StandardProps, Validation } from "./model/standard-schema.ts";
export {
  check,
  compile,
  type MatchOptions,
  type MatchResult,
  type Placeholder,
  type Template,
  type VerifyResult,
} from "./template/compile.ts";
export { type Diagnostic, TemplateError } from "./template/diagnostic.ts";
export type { Checked, Matched, MatchedEvent, NoOptions, PartialConversation, Rendered } from "./template/infer.ts";
export type { TemplateOptions } from "./template/options.ts";
export { printTypes } from "./template/print-types.ts";
