import { ConversationSchema } from "../../../src/index.ts";

export const check = (value: unknown): boolean => ConversationSchema.validate(value).ok;
