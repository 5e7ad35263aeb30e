import { defineIntegration, deliveryKey } from "contact-pro-webhooks";

/** The data for the rest of the service, from either version of a webhook. */
export interface Notice {
  readonly version: "v1" | "v2";
  readonly key: string;
  readonly id: string | undefined;
  readonly queue: string | undefined;
}

/** Receives two versions of a configuration at once. The version is in the URL, so that each body is read by its own template. */
export function versionedReceiver(password: string, work: (notice: Notice) => Promise<void>) {
  const credentials = { username: "contact-pro", password };
  const request = { method: "POST", authentication: { type: "basic" } } as const;
  const v1 = defineIntegration({
    url: "/contact-pro/v1/{event}",
    configuration: { request: { ...request, body: { at: "{event.datetime}", id: "{contact.id}", queue: "{contact.queue.address}" } } },
    credentials,
  });
  const v2 = defineIntegration({
    url: "/contact-pro/v2/{event}",
    configuration: { request: { ...request, body: { event: "{event}", contactId: "{contact.id}", queue: "{contact.queue}" } } },
    credentials,
  });

  // While both are live, an event may come in both: its key is the same.
  const done = new Set<string>();
  const workOnce = async (notice: Notice) => {
    if (done.has(notice.key)) return;
    await work(notice);
    done.add(notice.key);
  };
  const noticeOf = (
    version: "v1" | "v2",
    conversation: { contact?: { id?: string | null; queue?: { address?: string | null } | null } | null },
  ) => ({
    version,
    key: deliveryKey(conversation) ?? crypto.randomUUID(),
    id: conversation.contact?.id ?? undefined,
    queue: conversation.contact?.queue?.address ?? undefined,
  });
  const handlers = new Map([
    ["v1", v1.handler(({ conversation }) => workOnce(noticeOf("v1", conversation)))],
    ["v2", v2.handler(({ conversation }) => workOnce(noticeOf("v2", conversation)))],
  ]);

  const handler = (incoming: Request): Promise<Response> => {
    const version = new URL(incoming.url).pathname.split("/")[2] ?? "";
    return handlers.get(version)?.(incoming) ?? Promise.resolve(new Response(null, { status: 404 }));
  };
  return { v1, v2, handler };
}
