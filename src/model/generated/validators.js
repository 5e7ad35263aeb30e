// Generated from schemas/ by `npm run generate`. Change the schemas, not this file.

import { isPlainObject } from "../../json.ts";
import { isDirect } from "./readers.ts";

var isEvent = validate21;
var func0 = Object.prototype.hasOwnProperty;
function validate21(data) {
  let direct;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let $name = data.name;
    if ($name !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "name"))) {
      if (typeof $name != "string") return !1;
    } else return !1;
    {
      let $datetime = data.datetime;
      if ($datetime !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "datetime"))) {
        if (typeof $datetime != "string") return !1;
      } else return !1;
    }
  } else return !1;
  return direct || typeof data != "object" || data === null || isPlainObject(data);
}
var isContact = validate22;
function validate23(data) {
  let direct;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let $id = data.id;
    if ($id !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "id"))) {
      let data0 = $id;
      if (typeof data0 != "string" && data0 !== null) return !1;
    }
    {
      let $value = data.value;
      if ($value !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "value"))) {
        let data1 = $value;
        if (!(typeof data1 == "number" && isFinite(data1)) && data1 !== null) return !1;
      }
      {
        let $name = data.name;
        if ($name !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "name"))) {
          let data2 = $name;
          if (typeof data2 != "string" && data2 !== null) return !1;
        }
      }
    }
  } else return !1;
  return direct || typeof data != "object" || data === null || isPlainObject(data);
}
function validate25(data) {
  let direct;
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) return !1;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let $id = data.id;
    if ($id !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "id"))) {
      let data0 = $id;
      if (typeof data0 != "string" && data0 !== null) return !1;
    }
    {
      let $address = data.address;
      if ($address !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "address"))) {
        let data1 = $address;
        if (typeof data1 != "string" && data1 !== null) return !1;
      }
    }
  }
  return direct || typeof data != "object" || data === null || isPlainObject(data);
}
function validate28(data) {
  let direct;
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) return !1;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let $id = data.id;
    if ($id !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "id"))) {
      let data0 = $id;
      if (typeof data0 != "string" && data0 !== null) return !1;
    }
    {
      let $number = data.number;
      if ($number !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "number"))) {
        let data1 = $number;
        if (typeof data1 != "string" && data1 !== null) return !1;
      }
      {
        let $chat_address = data.chat_address;
        if ($chat_address !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "chat_address"))) {
          let data2 = $chat_address;
          if (typeof data2 != "string" && data2 !== null) return !1;
        }
      }
    }
  }
  return direct || typeof data != "object" || data === null || isPlainObject(data);
}
function validate32(data) {
  let direct;
  if (!(data && typeof data == "object" && !Array.isArray(data)) && typeof data != "string") return !1;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let $id = data.id;
    if ($id !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "id"))) {
      let data0 = $id;
      if (typeof data0 != "string" && data0 !== null) return !1;
    }
    {
      let $number = data.number;
      if ($number !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "number"))) {
        let data1 = $number;
        if (typeof data1 != "string" && data1 !== null) return !1;
      }
      {
        let $chat_address = data.chat_address;
        if ($chat_address !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "chat_address"))) {
          let data2 = $chat_address;
          if (typeof data2 != "string" && data2 !== null) return !1;
        }
      }
    }
  }
  return direct || typeof data != "object" || data === null || isPlainObject(data);
}
function validate34(data) {
  let direct;
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) return !1;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let $subject = data.subject;
    if ($subject !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "subject"))) {
      let data0 = $subject;
      if (typeof data0 != "string" && data0 !== null) return !1;
    }
    {
      let $body = data.body;
      if ($body !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "body"))) {
        let data1 = $body;
        if (typeof data1 != "string" && data1 !== null) return !1;
      }
      {
        let $to = data.to;
        if ($to !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "to"))) {
          let data2 = $to;
          if (typeof data2 != "string" && !Array.isArray(data2) && data2 !== null) return !1;
          if (Array.isArray(data2)) {
            let len0 = data2.length;
            for (let i0 = 0; i0 < len0; i0++) if (typeof data2[i0] != "string") return !1;
          }
        }
        {
          let $cc = data.cc;
          if ($cc !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "cc"))) {
            let data4 = $cc;
            if (typeof data4 != "string" && !Array.isArray(data4) && data4 !== null) return !1;
            if (Array.isArray(data4)) {
              let len1 = data4.length;
              for (let i1 = 0; i1 < len1; i1++) if (typeof data4[i1] != "string") return !1;
            }
          }
        }
      }
    }
  }
  return direct || typeof data != "object" || data === null || isPlainObject(data);
}
function validate22(data) {
  let direct;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let $channel_type = data.channel_type;
    if ($channel_type !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "channel_type"))) {
      if (typeof $channel_type != "string") return !1;
    } else return !1;
    {
      let $channel_sub_type = data.channel_sub_type;
      if ($channel_sub_type !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "channel_sub_type"))) {
        let data1 = $channel_sub_type;
        if (typeof data1 != "string" && data1 !== null) return !1;
      }
      {
        let $direction = data.direction;
        if ($direction !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "direction"))) {
          if (typeof $direction != "string") return !1;
        } else return !1;
        {
          let $id = data.id;
          if ($id !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "id"))) {
            if (typeof $id != "string") return !1;
          } else return !1;
          {
            let $guid = data.guid;
            if ($guid !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "guid"))) {
              if (typeof $guid != "string") return !1;
            } else return !1;
            {
              let $created = data.created;
              if ($created !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "created"))) {
                if (typeof $created != "string") return !1;
              } else return !1;
              {
                let $language = data.language;
                if ($language !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "language"))) {
                  if (typeof $language != "string") return !1;
                } else return !1;
                {
                  let $priority = data.priority;
                  if ($priority !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "priority"))) {
                    let data7 = $priority;
                    if (!(typeof data7 == "number" && isFinite(data7))) return !1;
                  } else return !1;
                  {
                    let $skills = data.skills;
                    if ($skills !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "skills"))) {
                      let data8 = $skills;
                      if (!Array.isArray(data8) && data8 !== null) return !1;
                      if (Array.isArray(data8)) {
                        let len0 = data8.length;
                        for (let i0 = 0; i0 < len0; i0++) if (!validate23(data8[i0])) return !1;
                      }
                    }
                    {
                      let $queue = data.queue;
                      if ($queue !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "queue")) && !validate25($queue)) return !1;
                      {
                        let $forwarding_queue = data.forwarding_queue;
                        if (
                          $forwarding_queue !== void 0 &&
                          ((direct ??= isDirect(data)) || func0.call(data, "forwarding_queue")) &&
                          !validate25($forwarding_queue)
                        )
                          return !1;
                        {
                          let $agent = data.agent;
                          if ($agent !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "agent")) && !validate28($agent))
                            return !1;
                          {
                            let $preferred_agent = data.preferred_agent;
                            if (
                              $preferred_agent !== void 0 &&
                              ((direct ??= isDirect(data)) || func0.call(data, "preferred_agent")) &&
                              !validate28($preferred_agent)
                            )
                              return !1;
                            {
                              let $transferring_agent = data.transferring_agent;
                              if (
                                $transferring_agent !== void 0 &&
                                ((direct ??= isDirect(data)) || func0.call(data, "transferring_agent")) &&
                                !validate28($transferring_agent)
                              )
                                return !1;
                              {
                                let $required_agents = data.required_agents;
                                if ($required_agents !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "required_agents"))) {
                                  let data15 = $required_agents;
                                  if (!Array.isArray(data15) && data15 !== null) return !1;
                                  if (Array.isArray(data15)) {
                                    let len1 = data15.length;
                                    for (let i1 = 0; i1 < len1; i1++) if (!validate32(data15[i1])) return !1;
                                  }
                                }
                                {
                                  let $source = data.source;
                                  if ($source !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "source"))) {
                                    let data17 = $source;
                                    if (typeof data17 != "string" && data17 !== null) return !1;
                                  }
                                  {
                                    let $destination = data.destination;
                                    if ($destination !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "destination"))) {
                                      let data18 = $destination;
                                      if (typeof data18 != "string" && data18 !== null) return !1;
                                    }
                                    {
                                      let $external_destination = data.external_destination;
                                      if (
                                        $external_destination !== void 0 &&
                                        ((direct ??= isDirect(data)) || func0.call(data, "external_destination"))
                                      ) {
                                        let data19 = $external_destination;
                                        if (typeof data19 != "string" && data19 !== null) return !1;
                                      }
                                      {
                                        let $cad = data.cad;
                                        if ($cad !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "cad"))) {
                                          let data20 = $cad;
                                          if (!isPlainObject(data20) && data20 !== null) return !1;
                                        }
                                        {
                                          let $email = data.email;
                                          if (
                                            $email !== void 0 &&
                                            ((direct ??= isDirect(data)) || func0.call(data, "email")) &&
                                            !validate34($email)
                                          )
                                            return !1;
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  } else return !1;
  return direct || typeof data != "object" || data === null || isPlainObject(data);
}
var isQueueOrNull = validate25;
var isAgentOrNull = validate28;
var isSkill = validate23;
var isEmailOrNull = validate34;
var isConversation = validate40;
function validate40(data) {
  let direct;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let $event = data.event;
    if ($event !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "event"))) {
      if (!validate21($event)) return !1;
    } else return !1;
    {
      let $contact = data.contact;
      if ($contact !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "contact"))) {
        if (!validate22($contact)) return !1;
      } else return !1;
    }
  } else return !1;
  return direct || typeof data != "object" || data === null || isPlainObject(data);
}
var isConfiguration = validate43;
function validate45(data) {
  let direct;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let $type = data.type;
    if ($type !== void 0 && func0.call(data, "type")) {
      if (typeof $type != "string") return !1;
    } else return !1;
    {
      let $secrets_ref = data.secrets_ref;
      if ($secrets_ref !== void 0 && func0.call(data, "secrets_ref") && typeof $secrets_ref != "string") return !1;
    }
  } else return !1;
  return direct || typeof data != "object" || data === null || isPlainObject(data);
}
function validate44(data) {
  let direct;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let $method = data.method;
    if ($method !== void 0 && func0.call(data, "method")) {
      let data0 = $method;
      if (typeof data0 != "string" || !(data0 === "GET" || data0 === "POST" || data0 === "PUT" || data0 === "PATCH" || data0 === "DELETE"))
        return !1;
    } else return !1;
    {
      let $headers = data.headers;
      if ($headers !== void 0 && func0.call(data, "headers")) {
        let data1 = $headers;
        if (isPlainObject(data1)) {
          for (let key0 of Object.keys(data1)) if (typeof data1[key0] != "string") return !1;
        } else return !1;
      }
      {
        let $params = data.params;
        if ($params !== void 0 && func0.call(data, "params")) {
          let data3 = $params;
          if (isPlainObject(data3))
            for (let key1 of Object.keys(data3)) {
              let data4 = data3[key1];
              if (typeof data4 != "string" && !(typeof data4 == "number" && isFinite(data4)) && typeof data4 != "boolean") return !1;
            }
          else return !1;
        }
        {
          let $authentication = data.authentication;
          if ($authentication !== void 0 && func0.call(data, "authentication") && !validate45($authentication)) return !1;
          {
            let $condition = data.condition;
            if ($condition !== void 0 && func0.call(data, "condition") && typeof $condition != "string") return !1;
            {
              let $timeout = data.timeout;
              if ($timeout !== void 0 && func0.call(data, "timeout")) {
                let data7 = $timeout;
                if (
                  (!(typeof data7 == "number" && isFinite(data7)) && typeof data7 != "string") ||
                  (typeof data7 == "number" && isFinite(data7) && (data7 < 0 || isNaN(data7)))
                )
                  return !1;
              }
              {
                let $proxy = data.proxy;
                if ($proxy !== void 0 && func0.call(data, "proxy") && typeof $proxy != "string") return !1;
                {
                  let $block = data.block;
                  if ($block !== void 0 && func0.call(data, "block") && typeof $block != "boolean") return !1;
                  {
                    let $verify = data.verify;
                    if ($verify !== void 0 && func0.call(data, "verify") && typeof $verify != "boolean") return !1;
                    {
                      let $delay = data.delay;
                      if ($delay !== void 0 && func0.call(data, "delay")) {
                        let data11 = $delay;
                        if (typeof data11 == "number" && isFinite(data11)) {
                          if (data11 < 0 || isNaN(data11)) return !1;
                        } else return !1;
                      }
                      {
                        let $delayMax = data.delayMax;
                        if ($delayMax !== void 0 && func0.call(data, "delayMax")) {
                          let data12 = $delayMax;
                          if (typeof data12 == "number" && isFinite(data12)) {
                            if (data12 < 0 || isNaN(data12)) return !1;
                          } else return !1;
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  } else return !1;
  return direct || typeof data != "object" || data === null || isPlainObject(data);
}
function validate50(data) {
  let direct;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let $id = data.id;
    if ($id !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "id")) && typeof $id != "string") return !1;
    {
      let $address = data.address;
      if ($address !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "address")) && typeof $address != "string") return !1;
    }
  } else return !1;
  return direct || typeof data != "object" || data === null || isPlainObject(data);
}
function validate49(data) {
  let direct;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let $priority = data.priority;
    if ($priority !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "priority"))) {
      let data0 = $priority;
      if (
        (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)) && typeof data0 != "string") ||
        (typeof data0 == "number" && isFinite(data0) && (data0 < 0 || isNaN(data0)))
      )
        return !1;
    }
    {
      let $queue = data.queue;
      if ($queue !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "queue")) && !validate50($queue)) return !1;
      {
        let $preferredAgent = data.preferredAgent;
        if ($preferredAgent !== void 0 && func0.call(data, "preferredAgent") && typeof $preferredAgent != "string") return !1;
        {
          let $requiredAgents = data.requiredAgents;
          if ($requiredAgents !== void 0 && func0.call(data, "requiredAgents")) {
            let data3 = $requiredAgents;
            if (!isPlainObject(data3) && typeof data3 != "string") return !1;
          }
        }
      }
    }
  } else return !1;
  return direct || typeof data != "object" || data === null || isPlainObject(data);
}
function validate48(data) {
  let direct;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let $set = data.set;
    if ($set !== void 0 && func0.call(data, "set") && !validate49($set)) return !1;
    {
      let $save = data.save;
      if ($save !== void 0 && func0.call(data, "save")) {
        let data1 = $save;
        if (!isPlainObject(data1)) return !1;
      }
    }
  } else return !1;
  return direct || typeof data != "object" || data === null || isPlainObject(data);
}
function validate43(data) {
  let direct;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let $request = data.request;
    if ($request !== void 0 && func0.call(data, "request")) {
      if (!validate44($request)) return !1;
    } else return !1;
    {
      let $response = data.response;
      if ($response !== void 0 && func0.call(data, "response") && !validate48($response)) return !1;
    }
  } else return !1;
  return direct || typeof data != "object" || data === null || isPlainObject(data);
}
export { isAgentOrNull, isConfiguration, isContact, isConversation, isEmailOrNull, isEvent, isQueueOrNull, isSkill };
