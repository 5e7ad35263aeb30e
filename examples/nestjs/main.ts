import "reflect-metadata";
import { Controller, HttpCode, Module, Post, Req, Res } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import type { NestExpressApplication } from "@nestjs/platform-express";
import { defineIntegration } from "contact-pro-webhooks";
import type { Request, Response } from "express";
import configuration from "../configuration.json" with { type: "json" };

const integration = defineIntegration({
  url: "/api/contact-pro/{event}",
  configuration,
  credentials: { username: "contact-pro", password: process.env["WEBHOOK_PASSWORD"] ?? "" },
});

@Controller("contact-pro")
class WebhookController {
  @Post(":event")
  @HttpCode(200)
  async receive(@Req() request: Request, @Res() response: Response) {
    const { method, originalUrl: url, headers } = request;
    // The request itself is the stream of its body, of which nothing is read until the sender is known.
    const result = await integration.receive({ method, url, headers, body: request });
    if (!result.ok) return response.status(result.status).set(result.headers).send(JSON.stringify(result.problem));
    const { eventName, conversation, warnings } = result;
    return response.json({ eventName, conversation, warnings: warnings.map(({ code }) => code) });
  }
}

@Module({ controllers: [WebhookController] })
class AppModule {}

// Without Nest's parsers, which read and decompress a body before the sender is known. Other controllers add theirs by route.
const app = await NestFactory.create<NestExpressApplication>(AppModule, { bodyParser: false });
app.setGlobalPrefix("api");
await app.listen(Number(process.env["PORT"] ?? 3000), "127.0.0.1");
