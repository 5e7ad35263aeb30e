import { Ajv2020 } from "ajv/dist/2020.js";
import { conversation } from "../../../src/model/generated/models.ts";

export const check = new Ajv2020({ strict: false }).compile(conversation);
