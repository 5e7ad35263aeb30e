// A program with the packed library. consumers.test.ts makes an ES module and a CommonJS module of it.
import * as webhooks from "contact-pro-webhooks";
import * as testing from "contact-pro-webhooks/testing";

const conversation: webhooks.Conversation = testing.sampleConversation({ contact: { priority: 7 } });
const found = webhooks.ConversationSchema.validate(JSON.parse(JSON.stringify(conversation)));
if (!found.ok) throw new Error(`Expected a valid conversation but received ${found.issues.map((issue) => issue.message)}`);

const template = webhooks.compile({ priority: "{contact.priority}", agent: "{contact.agent.number}", text: "{event}: {contact.id}" });
const body: { priority: number; agent: string | null; text: string } = template.render(found.value);
if (body.priority !== 7) throw new Error(`Expected the priority 7 but received ${body.priority}`);

const matched = template.match(body);
if (!matched.ok) throw new Error(`Expected a match but received ${matched.issues.map((issue) => issue.message)}`);
const priority: number = matched.conversation.contact.priority;
if (!template.verify(body, conversation).ok || priority !== 7) throw new Error("Expected what was rendered but received something else");

try {
  // @ts-expect-error: a misspelt path does not compile.
  webhooks.compile({ agent: "{contact.agnet.number}" });
  throw new Error("Expected a TemplateError but received none");
} catch (error) {
  if (!(error instanceof webhooks.TemplateError)) throw error;
}

try {
  testing.sampleConversation({ contact: Number.NaN as never });
  throw new Error("Expected an InputError but received none");
} catch (error) {
  if (!(error instanceof webhooks.InputError)) throw error;
}

// @ts-expect-error: what is typed is not `any`.
const id: Date = conversation.contact.id;
if (!id) throw new Error("Expected an identifier but received none");
