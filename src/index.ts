export { InputError, type Issue } from "./issue.ts";
export type { JsonValue } from "./json.ts";
export type * from "./model/generated/types.ts";
export {
  ConfigurationSchema,
  ContactSchema,
  ConversationSchema,
  EventSchema,
  type SchemaObject,
} from "./model/schema-objects.ts";
