/** A page by the name of its file in docs/. */
export interface PageLink {
  readonly text: string;
  readonly page: string;
}

/** The pages in the order of reading; the home page and the API reference have their own links. */
export const sidebar: readonly { readonly text: string; readonly pages: readonly PageLink[] }[] = [
  {
    text: "Start",
    pages: [
      { text: "Check your configuration", page: "check-configuration" },
      { text: "Receive your first webhook", page: "first-webhook" },
      { text: "Test without Contact Pro", page: "test-without-contact-pro" },
      { text: "Playground", page: "playground" },
    ],
  },
  {
    text: "How to",
    pages: [
      { text: "Write a template", page: "templates" },
      { text: "Receive webhooks", page: "receiving" },
      { text: "Use your framework", page: "frameworks" },
      { text: "Serverless and edge", page: "serverless" },
      { text: "Test runners", page: "test-runners" },
      { text: "Check in CI", page: "ci" },
      { text: "Use a tunnel", page: "tunnel" },
      { text: "Go to production", page: "production" },
      { text: "Duplicates, order and scale", page: "delivery" },
      { text: "Rotate secrets", page: "rotate-secrets" },
      { text: "Change a configuration", page: "change-configuration" },
      { text: "Compare two configurations", page: "compare" },
      { text: "Waiting times", page: "waiting-times" },
      { text: "A wallboard", page: "wallboard" },
      { text: "Kafka, OAuth and other recipes", page: "recipes" },
      { text: "JSON Schemas", page: "json-schemas" },
      { text: "Other languages", page: "other-languages" },
      { text: "OpenAPI", page: "openapi" },
    ],
  },
  {
    text: "Reference",
    pages: [
      { text: "Placeholders", page: "placeholders" },
      { text: "Match rules", page: "matching" },
      { text: "Configuration", page: "configuration" },
      { text: "Options", page: "options" },
      { text: "Commands", page: "commands" },
      { text: "Help of each command", page: "command-help" },
      { text: "Errors and issues", page: "errors" },
      { text: "What each code means", page: "codes" },
      { text: "Every message", page: "messages" },
    ],
  },
  {
    text: "Explain",
    pages: [
      { text: "What is known of Contact Pro", page: "facts" },
      { text: "Privacy", page: "privacy" },
      { text: "Compatibility", page: "compatibility" },
      { text: "Architecture", page: "architecture" },
      { text: "Comparison", page: "comparison" },
      { text: "Benchmarks", page: "benchmarks" },
      { text: "Mistakes others make", page: "mistakes" },
    ],
  },
];
