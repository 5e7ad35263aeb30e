import { type RouteConfig, route } from "@react-router/dev/routes";

export default [route("contact-pro/:event", "webhook.ts")] satisfies RouteConfig;
