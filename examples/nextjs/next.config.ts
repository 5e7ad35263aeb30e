import type { NextConfig } from "next";

const config: NextConfig = { basePath: "/api" };

export default config;
