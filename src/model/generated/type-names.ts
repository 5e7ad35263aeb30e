// Generated from src/model/schemas/ by `npm run generate`. Change the schemas, not this file.

/** The types of what Contact Pro sends. */
export const typeNames: readonly string[] = ["Event", "Queue", "Agent", "Skill", "Recipient", "Email", "Contact", "Conversation"];
