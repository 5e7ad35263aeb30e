// Generated from schemas/ by `npm run generate`. Change the schemas, not this file.

import { isPlainObject } from "../../json.ts";
import { isTooLong } from "../schema.ts";
import { isDirect } from "./readers.ts";

var isEvent = validate21;
var func0 = Object.prototype.hasOwnProperty;
function validate21(data) {
  const direct = isDirect(data);
  const isPlain = direct || isPlainObject(data);
  if (isPlain) {
    let $name = direct || func0.call(data, "name") ? data.name : void 0;
    if ($name !== void 0) {
      if (typeof $name != "string") return !1;
    } else return !1;
    {
      let $datetime = direct || func0.call(data, "datetime") ? data.datetime : void 0;
      if ($datetime !== void 0) {
        if (typeof $datetime != "string") return !1;
      } else return !1;
    }
  } else return !1;
  return !0;
}
var isContact = validate22;
function validate23(data) {
  const direct = isDirect(data);
  const isPlain = direct || isPlainObject(data);
  if (isPlain) {
    let $id = direct || func0.call(data, "id") ? data.id : void 0;
    if ($id !== void 0) {
      let data0 = $id;
      if (typeof data0 != "string" && data0 !== null) return !1;
    }
    {
      let $value = direct || func0.call(data, "value") ? data.value : void 0;
      if ($value !== void 0) {
        let data1 = $value;
        if (!(typeof data1 == "number" && isFinite(data1)) && data1 !== null) return !1;
      }
      {
        let $name = direct || func0.call(data, "name") ? data.name : void 0;
        if ($name !== void 0) {
          let data2 = $name;
          if (typeof data2 != "string" && data2 !== null) return !1;
        }
      }
    }
  } else return !1;
  return !0;
}
function validate25(data) {
  const direct = isDirect(data);
  const isPlain = direct || isPlainObject(data);
  if (!isPlain && data !== null) return !1;
  if (isPlain) {
    let $id = direct || func0.call(data, "id") ? data.id : void 0;
    if ($id !== void 0) {
      let data0 = $id;
      if (typeof data0 != "string" && data0 !== null) return !1;
    }
    {
      let $address = direct || func0.call(data, "address") ? data.address : void 0;
      if ($address !== void 0) {
        let data1 = $address;
        if (typeof data1 != "string" && data1 !== null) return !1;
      }
    }
  }
  return !0;
}
function validate28(data) {
  const direct = isDirect(data);
  const isPlain = direct || isPlainObject(data);
  if (!isPlain && data !== null) return !1;
  if (isPlain) {
    let $id = direct || func0.call(data, "id") ? data.id : void 0;
    if ($id !== void 0) {
      let data0 = $id;
      if (typeof data0 != "string" && data0 !== null) return !1;
    }
    {
      let $number = direct || func0.call(data, "number") ? data.number : void 0;
      if ($number !== void 0) {
        let data1 = $number;
        if (typeof data1 != "string" && data1 !== null) return !1;
      }
      {
        let $chat_address = direct || func0.call(data, "chat_address") ? data.chat_address : void 0;
        if ($chat_address !== void 0) {
          let data2 = $chat_address;
          if (typeof data2 != "string" && data2 !== null) return !1;
        }
      }
    }
  }
  return !0;
}
function validate32(data) {
  const direct = isDirect(data);
  const isPlain = direct || isPlainObject(data);
  if (!isPlain && typeof data != "string") return !1;
  if (isPlain) {
    let $id = direct || func0.call(data, "id") ? data.id : void 0;
    if ($id !== void 0) {
      let data0 = $id;
      if (typeof data0 != "string" && data0 !== null) return !1;
    }
    {
      let $number = direct || func0.call(data, "number") ? data.number : void 0;
      if ($number !== void 0) {
        let data1 = $number;
        if (typeof data1 != "string" && data1 !== null) return !1;
      }
      {
        let $chat_address = direct || func0.call(data, "chat_address") ? data.chat_address : void 0;
        if ($chat_address !== void 0) {
          let data2 = $chat_address;
          if (typeof data2 != "string" && data2 !== null) return !1;
        }
      }
    }
  }
  return !0;
}
function validate34(data) {
  const direct = isDirect(data);
  const isPlain = direct || isPlainObject(data);
  if (!isPlain && data !== null) return !1;
  if (isPlain) {
    let $subject = direct || func0.call(data, "subject") ? data.subject : void 0;
    if ($subject !== void 0) {
      let data0 = $subject;
      if (typeof data0 != "string" && data0 !== null) return !1;
    }
    {
      let $body = direct || func0.call(data, "body") ? data.body : void 0;
      if ($body !== void 0) {
        let data1 = $body;
        if (typeof data1 != "string" && data1 !== null) return !1;
      }
      {
        let $to = direct || func0.call(data, "to") ? data.to : void 0;
        if ($to !== void 0) {
          let data2 = $to;
          if (typeof data2 != "string" && !Array.isArray(data2) && data2 !== null) return !1;
          if (Array.isArray(data2)) {
            let len0 = data2.length;
            if (isTooLong(data2)) return !1;
            for (let i0 = 0; i0 < len0; i0++) if (typeof data2[i0] != "string") return !1;
          }
        }
        {
          let $cc = direct || func0.call(data, "cc") ? data.cc : void 0;
          if ($cc !== void 0) {
            let data4 = $cc;
            if (typeof data4 != "string" && !Array.isArray(data4) && data4 !== null) return !1;
            if (Array.isArray(data4)) {
              let len1 = data4.length;
              if (isTooLong(data4)) return !1;
              for (let i1 = 0; i1 < len1; i1++) if (typeof data4[i1] != "string") return !1;
            }
          }
        }
      }
    }
  }
  return !0;
}
function validate22(data) {
  const direct = isDirect(data);
  const isPlain = direct || isPlainObject(data);
  if (isPlain) {
    let $channel_type = direct || func0.call(data, "channel_type") ? data.channel_type : void 0;
    if ($channel_type !== void 0) {
      if (typeof $channel_type != "string") return !1;
    } else return !1;
    {
      let $channel_sub_type = direct || func0.call(data, "channel_sub_type") ? data.channel_sub_type : void 0;
      if ($channel_sub_type !== void 0) {
        let data1 = $channel_sub_type;
        if (typeof data1 != "string" && data1 !== null) return !1;
      }
      {
        let $direction = direct || func0.call(data, "direction") ? data.direction : void 0;
        if ($direction !== void 0) {
          if (typeof $direction != "string") return !1;
        } else return !1;
        {
          let $id = direct || func0.call(data, "id") ? data.id : void 0;
          if ($id !== void 0) {
            if (typeof $id != "string") return !1;
          } else return !1;
          {
            let $guid = direct || func0.call(data, "guid") ? data.guid : void 0;
            if ($guid !== void 0) {
              if (typeof $guid != "string") return !1;
            } else return !1;
            {
              let $created = direct || func0.call(data, "created") ? data.created : void 0;
              if ($created !== void 0) {
                if (typeof $created != "string") return !1;
              } else return !1;
              {
                let $language = direct || func0.call(data, "language") ? data.language : void 0;
                if ($language !== void 0) {
                  if (typeof $language != "string") return !1;
                } else return !1;
                {
                  let $priority = direct || func0.call(data, "priority") ? data.priority : void 0;
                  if ($priority !== void 0) {
                    let data7 = $priority;
                    if (!(typeof data7 == "number" && isFinite(data7))) return !1;
                  } else return !1;
                  {
                    let $skills = direct || func0.call(data, "skills") ? data.skills : void 0;
                    if ($skills !== void 0) {
                      let data8 = $skills;
                      if (!Array.isArray(data8) && data8 !== null) return !1;
                      if (Array.isArray(data8)) {
                        let len0 = data8.length;
                        if (isTooLong(data8)) return !1;
                        for (let i0 = 0; i0 < len0; i0++) if (!validate23(data8[i0])) return !1;
                      }
                    }
                    {
                      let $queue = direct || func0.call(data, "queue") ? data.queue : void 0;
                      if ($queue !== void 0 && !validate25($queue)) return !1;
                      {
                        let $forwarding_queue = direct || func0.call(data, "forwarding_queue") ? data.forwarding_queue : void 0;
                        if ($forwarding_queue !== void 0 && !validate25($forwarding_queue)) return !1;
                        {
                          let $agent = direct || func0.call(data, "agent") ? data.agent : void 0;
                          if ($agent !== void 0 && !validate28($agent)) return !1;
                          {
                            let $preferred_agent = direct || func0.call(data, "preferred_agent") ? data.preferred_agent : void 0;
                            if ($preferred_agent !== void 0 && !validate28($preferred_agent)) return !1;
                            {
                              let $transferring_agent = direct || func0.call(data, "transferring_agent") ? data.transferring_agent : void 0;
                              if ($transferring_agent !== void 0 && !validate28($transferring_agent)) return !1;
                              {
                                let $required_agents = direct || func0.call(data, "required_agents") ? data.required_agents : void 0;
                                if ($required_agents !== void 0) {
                                  let data15 = $required_agents;
                                  if (!Array.isArray(data15) && data15 !== null) return !1;
                                  if (Array.isArray(data15)) {
                                    let len1 = data15.length;
                                    if (isTooLong(data15)) return !1;
                                    for (let i1 = 0; i1 < len1; i1++) if (!validate32(data15[i1])) return !1;
                                  }
                                }
                                {
                                  let $source = direct || func0.call(data, "source") ? data.source : void 0;
                                  if ($source !== void 0) {
                                    let data17 = $source;
                                    if (typeof data17 != "string" && data17 !== null) return !1;
                                  }
                                  {
                                    let $destination = direct || func0.call(data, "destination") ? data.destination : void 0;
                                    if ($destination !== void 0) {
                                      let data18 = $destination;
                                      if (typeof data18 != "string" && data18 !== null) return !1;
                                    }
                                    {
                                      let $external_destination =
                                        direct || func0.call(data, "external_destination") ? data.external_destination : void 0;
                                      if ($external_destination !== void 0) {
                                        let data19 = $external_destination;
                                        if (typeof data19 != "string" && data19 !== null) return !1;
                                      }
                                      {
                                        let $cad = direct || func0.call(data, "cad") ? data.cad : void 0;
                                        if ($cad !== void 0) {
                                          let data20 = $cad;
                                          if (!isPlainObject(data20) && data20 !== null) return !1;
                                        }
                                        {
                                          let $email = direct || func0.call(data, "email") ? data.email : void 0;
                                          if ($email !== void 0 && !validate34($email)) return !1;
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
  return !0;
}
var isQueueOrNull = validate25;
var isAgentOrNull = validate28;
var isSkill = validate23;
var isEmailOrNull = validate34;
var isConversation = validate40;
function validate40(data) {
  const direct = isDirect(data);
  const isPlain = direct || isPlainObject(data);
  if (isPlain) {
    let $event = direct || func0.call(data, "event") ? data.event : void 0;
    if ($event !== void 0) {
      if (!validate21($event)) return !1;
    } else return !1;
    {
      let $contact = direct || func0.call(data, "contact") ? data.contact : void 0;
      if ($contact !== void 0) {
        if (!validate22($contact)) return !1;
      } else return !1;
    }
  } else return !1;
  return !0;
}
var isConfiguration = validate43;
function validate45(data) {
  const direct = isDirect(data);
  const isPlain = direct || isPlainObject(data);
  if (isPlain) {
    let $type = func0.call(data, "type") ? data.type : void 0;
    if ($type !== void 0) {
      if (typeof $type != "string") return !1;
    } else return !1;
    {
      let $secrets_ref = func0.call(data, "secrets_ref") ? data.secrets_ref : void 0;
      if ($secrets_ref !== void 0 && typeof $secrets_ref != "string") return !1;
    }
  } else return !1;
  return !0;
}
function validate44(data) {
  const direct = isDirect(data);
  const isPlain = direct || isPlainObject(data);
  if (isPlain) {
    let $method = func0.call(data, "method") ? data.method : void 0;
    if ($method !== void 0) {
      let data0 = $method;
      if (typeof data0 != "string" || !(data0 === "GET" || data0 === "POST" || data0 === "PUT" || data0 === "PATCH" || data0 === "DELETE"))
        return !1;
    } else return !1;
    {
      let $headers = func0.call(data, "headers") ? data.headers : void 0;
      if ($headers !== void 0) {
        let data1 = $headers;
        if (isPlainObject(data1)) {
          for (let key0 of Object.keys(data1)) if (typeof data1[key0] != "string") return !1;
        } else return !1;
      }
      {
        let $params = func0.call(data, "params") ? data.params : void 0;
        if ($params !== void 0) {
          let data3 = $params;
          if (isPlainObject(data3))
            for (let key1 of Object.keys(data3)) {
              let data4 = data3[key1];
              if (typeof data4 != "string" && !(typeof data4 == "number" && isFinite(data4)) && typeof data4 != "boolean") return !1;
            }
          else return !1;
        }
        {
          let $authentication = func0.call(data, "authentication") ? data.authentication : void 0;
          if ($authentication !== void 0 && !validate45($authentication)) return !1;
          {
            let $condition = func0.call(data, "condition") ? data.condition : void 0;
            if ($condition !== void 0 && typeof $condition != "string") return !1;
            {
              let $timeout = func0.call(data, "timeout") ? data.timeout : void 0;
              if ($timeout !== void 0) {
                let data7 = $timeout;
                if (
                  (!(typeof data7 == "number" && isFinite(data7)) && typeof data7 != "string") ||
                  (typeof data7 == "number" && isFinite(data7) && (data7 < 0 || isNaN(data7)))
                )
                  return !1;
              }
              {
                let $proxy = func0.call(data, "proxy") ? data.proxy : void 0;
                if ($proxy !== void 0 && typeof $proxy != "string") return !1;
                {
                  let $block = func0.call(data, "block") ? data.block : void 0;
                  if ($block !== void 0 && typeof $block != "boolean") return !1;
                  {
                    let $verify = func0.call(data, "verify") ? data.verify : void 0;
                    if ($verify !== void 0 && typeof $verify != "boolean") return !1;
                    {
                      let $delay = func0.call(data, "delay") ? data.delay : void 0;
                      if ($delay !== void 0) {
                        let data11 = $delay;
                        if (typeof data11 == "number" && isFinite(data11)) {
                          if (data11 < 0 || isNaN(data11)) return !1;
                        } else return !1;
                      }
                      {
                        let $delayMax = func0.call(data, "delayMax") ? data.delayMax : void 0;
                        if ($delayMax !== void 0) {
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
  return !0;
}
function validate50(data) {
  const direct = isDirect(data);
  const isPlain = direct || isPlainObject(data);
  if (isPlain) {
    let $id = direct || func0.call(data, "id") ? data.id : void 0;
    if ($id !== void 0 && typeof $id != "string") return !1;
    {
      let $address = direct || func0.call(data, "address") ? data.address : void 0;
      if ($address !== void 0 && typeof $address != "string") return !1;
    }
  } else return !1;
  return !0;
}
function validate49(data) {
  const direct = isDirect(data);
  const isPlain = direct || isPlainObject(data);
  if (isPlain) {
    let $priority = direct || func0.call(data, "priority") ? data.priority : void 0;
    if ($priority !== void 0) {
      let data0 = $priority;
      if (
        (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)) && typeof data0 != "string") ||
        (typeof data0 == "number" && isFinite(data0) && (data0 < 0 || isNaN(data0)))
      )
        return !1;
    }
    {
      let $queue = direct || func0.call(data, "queue") ? data.queue : void 0;
      if ($queue !== void 0 && !validate50($queue)) return !1;
      {
        let $preferredAgent = func0.call(data, "preferredAgent") ? data.preferredAgent : void 0;
        if ($preferredAgent !== void 0 && typeof $preferredAgent != "string") return !1;
        {
          let $requiredAgents = func0.call(data, "requiredAgents") ? data.requiredAgents : void 0;
          if ($requiredAgents !== void 0) {
            let data3 = $requiredAgents;
            if (!isPlainObject(data3) && typeof data3 != "string") return !1;
          }
        }
      }
    }
  } else return !1;
  return !0;
}
function validate48(data) {
  const direct = isDirect(data);
  const isPlain = direct || isPlainObject(data);
  if (isPlain) {
    let $set = func0.call(data, "set") ? data.set : void 0;
    if ($set !== void 0 && !validate49($set)) return !1;
    {
      let $save = func0.call(data, "save") ? data.save : void 0;
      if ($save !== void 0) {
        let data1 = $save;
        if (!isPlainObject(data1)) return !1;
      }
    }
  } else return !1;
  return !0;
}
function validate43(data) {
  const direct = isDirect(data);
  const isPlain = direct || isPlainObject(data);
  if (isPlain) {
    let $request = func0.call(data, "request") ? data.request : void 0;
    if ($request !== void 0) {
      if (!validate44($request)) return !1;
    } else return !1;
    {
      let $response = func0.call(data, "response") ? data.response : void 0;
      if ($response !== void 0 && !validate48($response)) return !1;
    }
  } else return !1;
  return !0;
}
export { isAgentOrNull, isConfiguration, isContact, isConversation, isEmailOrNull, isEvent, isQueueOrNull, isSkill };
