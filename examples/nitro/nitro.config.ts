import { defineNitroConfig } from "nitropack/config";

export default defineNitroConfig({ baseURL: "/api", compatibilityDate: "2026-11-01" });
