/** The options of a template; each has a default. */
export interface TemplateOptions {
  /** The value of a path that the conversation lacks: null, or an `InputError`. Default `"null"`. */
  readonly missingPaths?: "null" | "error";
  /** The text of null inside mixed text. Default `""`; the text that Contact Pro writes is unverified. */
  readonly nullText?: string;
  /** An object or array inside mixed text: an error, or its JSON text. Default `"error"`. */
  readonly objectText?: "error" | "json";
  /** A path below `event` or `contact` that the model lacks: an error, or allowed below an object. Default `"error"`. */
  readonly unknownPaths?: "error" | "allow";
}

/** The default of each option. */
export const defaults: Required<TemplateOptions> = { missingPaths: "null", nullText: "", objectText: "error", unknownPaths: "error" };

/** The values that an option may have; an option that is not here takes any string. */
export const choices: { readonly [option: string]: readonly string[] } = {
  missingPaths: ["null", "error"],
  objectText: ["error", "json"],
  unknownPaths: ["error", "allow"],
};
