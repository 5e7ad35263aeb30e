import {
  ConfigurationSchema,
  ContactSchema,
  ConversationSchema,
  check,
  checkConfiguration,
  compareConfigurations,
  compile,
  defineIntegration,
  deliveryKey,
  EventSchema,
  InputError,
  normalizeEventName,
  openApi,
  printConfigurationTypes,
  printTypes,
  TemplateError,
} from "../../src/index.ts";
import { eventOf, lifecycle, sampleConversation } from "../../src/testing/index.ts";

/** A public function with a value in one place of what it takes. */
export type Call = (value: never) => unknown;

/** Any value, to those who take only some. */
// biome-ignore lint/suspicious/noExplicitAny: what the types refuse is what is tried
type Anything = any;

const conversation = sampleConversation();
const everything = { e: "{event}", c: "{contact}", s: "{contact.skills}", t: "{contact.source}: {contact.cad.x}", l: ["{contact.agent}"] };
const template = compile(everything, { objectText: "json" });
const wholes = compile({ cad: "{contact.cad}", again: "{contact.cad}", event: "{event.name}" });

const request = { method: "POST", headers: { "x-id": "{contact.id}", "x-key": "{secrets.a} {contact.source}" }, params: { p: "{event}" } };
const response = { set: { priority: "{response.body.priority}", queue: { id: "{response.body.id}" } }, save: { x: "{response.body.x}" } };
const configuration = { request: { ...request, body: everything }, response };
const parts = { url: "https://example.com/{event}/{contact.id}", configuration, secrets: { a: "s3" }, credentials: "unchecked" } as const;
const integration = defineIntegration(parts);
const bare = { configuration: { request: { method: "GET", headers: { "x-key": "{secrets.a}" } } }, secrets: { a: "s3" } };
const headers = { "x-key": "s3 y" };
const define = defineIntegration as (input: Anything) => ReturnType<typeof defineIntegration>;
const handle = integration.handler(() => ({ priority: 1 }), { onError: () => undefined, onRefused: () => undefined });

/** Every public function, with a value in each place where it takes one. */
export const calls: { readonly [name: string]: (value: Anything) => unknown } = {
  compile: (value) => compile(value),
  "compile, a part": (value) => compile({ a: [value] } as Anything),
  "compile, options": (value) => compile("{contact.id}", value),
  "compile, an option": (value) => compile("{contact.id}", { nullText: value, missingPaths: value } as Anything),
  check: (value) => check(value),
  "check, options": (value) => check("{contact.id}", value),
  checkConfiguration: (value) => checkConfiguration(value),
  "checkConfiguration, parts": (value) =>
    checkConfiguration({ request: { method: value, headers: value, params: value, body: value, timeout: value }, response: value }),
  "checkConfiguration, names": (value) =>
    checkConfiguration({ request: { method: "GET", headers: { a: value } }, response: { set: value } }),
  "checkConfiguration, options": (value) => checkConfiguration(configuration, value),
  "checkConfiguration, nested options": (value) => checkConfiguration(configuration, { options: value }),
  "checkConfiguration, url": (value) => checkConfiguration(configuration, { url: value }),
  compareConfigurations: (value) => compareConfigurations(value, configuration),
  "compareConfigurations, parts": (value) =>
    compareConfigurations(configuration, { request: { method: "POST", headers: { a: value }, params: { a: value }, body: { e: value } } }),
  "compareConfigurations, after": (value) => compareConfigurations(configuration, value),
  "compareConfigurations, context": (value) => compareConfigurations(configuration, configuration, value),
  "compareConfigurations, urls": (value) => compareConfigurations(configuration, configuration, { urls: value }),
  "compareConfigurations, a URL": (value) => compareConfigurations(configuration, configuration, { urls: { before: value, after: value } }),
  openApi: (value) => openApi(value, { url: "/" }),
  "openApi, parts": (value) => openApi({ request: { ...request, authentication: value, body: value }, response: value }, { url: "/" }),
  "openApi, context": (value) => openApi(configuration, value),
  "openApi, values": (value) => openApi(configuration, { url: value, title: value }),
  printConfigurationTypes: (value) => printConfigurationTypes(value),
  "printConfigurationTypes, parts": (value) =>
    printConfigurationTypes({ request: { ...request, headers: { a: value }, params: { a: value }, body: value } }, { url: value }),
  "printConfigurationTypes, context": (value) => printConfigurationTypes(configuration, value),
  "printConfigurationTypes, options": (value) => printConfigurationTypes(configuration, { options: value }),
  printTypes: (value) => printTypes(value),
  "printTypes, options": (value) => printTypes("{contact.id}", value),
  "template.render": (value) => template.render(value),
  "template.render, parts": (value) => template.render({ event: value, contact: value } as Anything),
  "template.render, values": (value) =>
    template.render({ event: { name: value }, contact: { source: value, cad: { x: value } } } as Anything),
  "template.match": (value) => template.match(value),
  "template.match, parts": (value) => template.match({ e: value, c: value, s: value, t: value, l: [value] }),
  "template.match, values": (value) => wholes.match({ cad: { x: value }, again: { x: value }, event: value }),
  "template.match, exact": (value) => template.match(value, { exact: true }),
  "template.match, options": (value) => template.match({}, value),
  "template.verify, conversation": (value) => template.verify({}, value),
  "template.verify, parts": (value) => wholes.verify({ cad: { x: value } }, { contact: { cad: { x: value, y: value } } } as Anything),
  "template.~standard": (value) => template["~standard"].validate(value),
  "template.~standard.jsonSchema": (value) => template["~standard"].jsonSchema.input(value),
  "template.~standard.jsonSchema, target": (value) => template["~standard"].jsonSchema.output({ target: value }),
  EventSchema: (value) => [EventSchema.validate(value), EventSchema.is(value), EventSchema["~standard"].validate(value)],
  "EventSchema, parts": (value) => EventSchema.validate({ name: value, datetime: value }),
  ContactSchema: (value) => [ContactSchema.validate(value), ContactSchema.is(value), ContactSchema["~standard"].validate(value)],
  "ContactSchema, parts": (value) =>
    ContactSchema.validate({ ...conversation.contact, skills: value, agent: value, cad: value, required_agents: [value], priority: value }),
  ConversationSchema: (value) => [ConversationSchema.validate(value), ConversationSchema["~standard"].validate(value)],
  ConfigurationSchema: (value) => [ConfigurationSchema.validate(value), ConfigurationSchema["~standard"].validate(value)],
  "ConfigurationSchema, parts": (value) =>
    ConfigurationSchema.validate({ request: { method: value, headers: value }, response: { set: value } }),
  "ConversationSchema.~standard.jsonSchema": (value) => ConversationSchema["~standard"].jsonSchema.input(value),
  defineIntegration: (value) => define(value),
  "defineIntegration, url": (value) => define({ ...parts, url: value }),
  "defineIntegration, configuration": (value) => define({ ...parts, configuration: value }),
  "defineIntegration, credentials": (value) => define({ ...bare, credentials: value }),
  "defineIntegration, a rotation": (value) => define({ ...bare, credentials: [value] }),
  "defineIntegration, password": (value) => define({ ...bare, credentials: { username: "a", password: value } }),
  "defineIntegration, token": (value) => define({ ...bare, credentials: { token: value } }),
  "defineIntegration, secrets": (value) => define({ ...bare, credentials: "unchecked", secrets: value }),
  "defineIntegration, a secret": (value) => define({ ...bare, credentials: "unchecked", secrets: { a: value } }),
  "defineIntegration, options": (value) => define({ ...parts, options: value }),
  "defineIntegration, others": (value) => define({ ...parts, strict: value, authenticate: value }),
  "integration.request": (value) => integration.request(value),
  "integration.request, values": (value) =>
    integration.request({ event: { name: value }, contact: { id: value, source: value, skills: value, cad: { x: value } } } as Anything),
  "integration.receive": (value) => integration.receive(value),
  "integration.receive, method": (value) => integration.receive({ headers, method: value, body: "{}" }),
  "integration.receive, url": (value) => integration.receive({ headers, url: value, body: "{}" }),
  "integration.receive, headers": (value) => integration.receive({ headers: value, body: "{}" }),
  "integration.receive, a header": (value) =>
    integration.receive({ headers: { ...headers, "x-id": value, "content-encoding": value }, body: "{}" }),
  "integration.receive, body": (value) => integration.receive({ headers, body: value }),
  "integration.receive, parts": (value) =>
    integration.receive({ headers, body: { e: value, c: { skills: value, cad: value }, s: value, t: value, l: [value] } }),
  "integration.readResponse": (value) => integration.readResponse(value),
  "integration.readResponse, parts": (value) => integration.readResponse({ status: value, headers: value, body: value }),
  "integration.readResponse, headers": (value) => integration.readResponse({ headers: value, body: {} }),
  "integration.readResponse, body": (value) => integration.readResponse({ body: value }),
  "integration.readResponse, values": (value) => integration.readResponse({ body: { priority: value, id: value, x: value } }),
  "integration.handler": (value) => integration.handler(value),
  "integration.handler, options": (value) => integration.handler(() => 1, value),
  "integration.handler, an option": (value) => integration.handler(() => 1, { maxBodyBytes: value, onError: value }),
  "the handler": (value) => handle(value),
  "the handler, a reply": (value) =>
    integration.handler(() => value, { onError: () => undefined })(
      integration.request({ ...conversation, contact: { id: "1", source: "y" } }),
    ),
  deliveryKey: (value) => deliveryKey(value),
  "deliveryKey, parts": (value) => deliveryKey({ event: { name: value, datetime: "x" }, contact: { id: value } }),
  "deliveryKey, name": (value) => deliveryKey(conversation, value),
  normalizeEventName: (value) => void normalizeEventName(value),
  sampleConversation: (value) => sampleConversation(value),
  "sampleConversation, parts": (value) => sampleConversation({ contact: { cad: { x: value }, skills: value } } as Anything),
  lifecycle: (value) => lifecycle(value),
  "lifecycle, options": (value) => lifecycle({ channel: value, direction: value, course: value }),
  eventOf: (value) => eventOf(value, "queued"),
  "eventOf, conversations": (value) => eventOf([value, { event: value }, { event: { name: value } }] as Anything, "queued"),
  "eventOf, name": (value) => eventOf([conversation], value),
  "eventOf, occurrence": (value) => eventOf([conversation], "accepted", value),
};

/** The errors that a call may throw, as it is documented. */
const documented: readonly (readonly [call: RegExp, error: new (...given: never[]) => Error])[] = [
  [/^(?:compareConfigurations|compile|openApi|printConfigurationTypes|printTypes|defineIntegration|integration\.handler)/, TemplateError],
  [/^(?:template\.render|template\.verify, |integration\.request|sampleConversation|lifecycle|eventOf)/, InputError],
  [/\.~standard\.jsonSchema/, RangeError],
];

/** Makes a call, and returns an error that is not documented or that reveals the secret. */
export async function undocumentedErrorOf(name: string, value: unknown, secret?: string): Promise<unknown> {
  try {
    await calls[name]?.(value);
    return undefined;
  } catch (error) {
    const isDocumented = documented.some(([call, type]) => call.test(name) && error instanceof type);
    const tells = secret !== undefined && (error as Error).message.includes(secret);
    return isDocumented && !tells ? undefined : error;
  }
}
