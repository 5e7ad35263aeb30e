// Generated from src/model/schemas/ by `npm run generate`. Change the schemas, not this file.

import { isPlainObject } from "../../json.ts";
import { isTooLong } from "../schema.ts";
import { isDirect } from "../fast-read.ts";

const own = Object.prototype.hasOwnProperty;

function all(list, isValid) {
  if (isTooLong(list)) return false;
  for (let index = 0; index < list.length; index++) if (!isValid(list[index])) return false;
  return true;
}

export function isEvent(data) {
  const direct = isDirect(data);
  if (!direct && !isPlainObject(data)) return false;
  const $name = direct || own.call(data, "name") ? data.name : undefined;
  if (!(typeof $name === "string")) return false;
  const $datetime = direct || own.call(data, "datetime") ? data.datetime : undefined;
  if (!(typeof $datetime === "string")) return false;
  return true;
}

export function isQueue(data) {
  const direct = isDirect(data);
  if (!direct && !isPlainObject(data)) return false;
  const $id = direct || own.call(data, "id") ? data.id : undefined;
  if ($id !== undefined && !(typeof $id === "string" || $id === null)) return false;
  const $address = direct || own.call(data, "address") ? data.address : undefined;
  if ($address !== undefined && !(typeof $address === "string" || $address === null)) return false;
  return true;
}

export function isAgent(data) {
  const direct = isDirect(data);
  if (!direct && !isPlainObject(data)) return false;
  const $id = direct || own.call(data, "id") ? data.id : undefined;
  if ($id !== undefined && !(typeof $id === "string" || $id === null)) return false;
  const $number = direct || own.call(data, "number") ? data.number : undefined;
  if ($number !== undefined && !(typeof $number === "string" || $number === null)) return false;
  const $chat_address = direct || own.call(data, "chat_address") ? data.chat_address : undefined;
  if ($chat_address !== undefined && !(typeof $chat_address === "string" || $chat_address === null)) return false;
  return true;
}

export function isSkill(data) {
  const direct = isDirect(data);
  if (!direct && !isPlainObject(data)) return false;
  const $id = direct || own.call(data, "id") ? data.id : undefined;
  if ($id !== undefined && !(typeof $id === "string" || $id === null)) return false;
  const $value = direct || own.call(data, "value") ? data.value : undefined;
  if ($value !== undefined && !(Number.isFinite($value) || $value === null)) return false;
  const $name = direct || own.call(data, "name") ? data.name : undefined;
  if ($name !== undefined && !(typeof $name === "string" || $name === null)) return false;
  return true;
}

export function isRecipient(data) {
  const direct = isDirect(data);
  if (!direct && !isPlainObject(data)) return false;
  const $address = direct || own.call(data, "address") ? data.address : undefined;
  if ($address !== undefined && !(typeof $address === "string" || $address === null)) return false;
  const $name = direct || own.call(data, "name") ? data.name : undefined;
  if ($name !== undefined && !(typeof $name === "string" || $name === null)) return false;
  return true;
}

export function isEmail(data) {
  const direct = isDirect(data);
  if (!direct && !isPlainObject(data)) return false;
  const $subject = direct || own.call(data, "subject") ? data.subject : undefined;
  if ($subject !== undefined && !(typeof $subject === "string" || $subject === null)) return false;
  const $body = direct || own.call(data, "body") ? data.body : undefined;
  if ($body !== undefined && !(typeof $body === "string" || $body === null)) return false;
  const $to = direct || own.call(data, "to") ? data.to : undefined;
  if (
    $to !== undefined &&
    !(typeof $to === "string" || (Array.isArray($to) && all($to, (item) => isRecipient(item) || typeof item === "string")) || $to === null)
  )
    return false;
  const $cc = direct || own.call(data, "cc") ? data.cc : undefined;
  if (
    $cc !== undefined &&
    !(typeof $cc === "string" || (Array.isArray($cc) && all($cc, (item) => isRecipient(item) || typeof item === "string")) || $cc === null)
  )
    return false;
  return true;
}

export function isContact(data) {
  const direct = isDirect(data);
  if (!direct && !isPlainObject(data)) return false;
  const $channel_type = direct || own.call(data, "channel_type") ? data.channel_type : undefined;
  if (!(typeof $channel_type === "string")) return false;
  const $channel_sub_type = direct || own.call(data, "channel_sub_type") ? data.channel_sub_type : undefined;
  if ($channel_sub_type !== undefined && !(typeof $channel_sub_type === "string" || $channel_sub_type === null)) return false;
  const $direction = direct || own.call(data, "direction") ? data.direction : undefined;
  if (!(typeof $direction === "string")) return false;
  const $id = direct || own.call(data, "id") ? data.id : undefined;
  if (!(typeof $id === "string")) return false;
  const $guid = direct || own.call(data, "guid") ? data.guid : undefined;
  if (!(typeof $guid === "string")) return false;
  const $created = direct || own.call(data, "created") ? data.created : undefined;
  if (!(typeof $created === "string")) return false;
  const $language = direct || own.call(data, "language") ? data.language : undefined;
  if (!(typeof $language === "string")) return false;
  const $priority = direct || own.call(data, "priority") ? data.priority : undefined;
  if (!Number.isFinite($priority)) return false;
  const $skills = direct || own.call(data, "skills") ? data.skills : undefined;
  if ($skills !== undefined && !((Array.isArray($skills) && all($skills, (item) => isSkill(item))) || $skills === null)) return false;
  const $queue = direct || own.call(data, "queue") ? data.queue : undefined;
  if ($queue !== undefined && !($queue === null || isQueue($queue))) return false;
  const $forwarding_queue = direct || own.call(data, "forwarding_queue") ? data.forwarding_queue : undefined;
  if ($forwarding_queue !== undefined && !($forwarding_queue === null || isQueue($forwarding_queue))) return false;
  const $agent = direct || own.call(data, "agent") ? data.agent : undefined;
  if ($agent !== undefined && !($agent === null || isAgent($agent))) return false;
  const $preferred_agent = direct || own.call(data, "preferred_agent") ? data.preferred_agent : undefined;
  if ($preferred_agent !== undefined && !($preferred_agent === null || isAgent($preferred_agent))) return false;
  const $transferring_agent = direct || own.call(data, "transferring_agent") ? data.transferring_agent : undefined;
  if ($transferring_agent !== undefined && !($transferring_agent === null || isAgent($transferring_agent))) return false;
  const $required_agents = direct || own.call(data, "required_agents") ? data.required_agents : undefined;
  if (
    $required_agents !== undefined &&
    !(
      (Array.isArray($required_agents) && all($required_agents, (item) => typeof item === "string" || isAgent(item))) ||
      $required_agents === null
    )
  )
    return false;
  const $source = direct || own.call(data, "source") ? data.source : undefined;
  if ($source !== undefined && !(typeof $source === "string" || $source === null)) return false;
  const $destination = direct || own.call(data, "destination") ? data.destination : undefined;
  if ($destination !== undefined && !(typeof $destination === "string" || $destination === null)) return false;
  const $external_destination = direct || own.call(data, "external_destination") ? data.external_destination : undefined;
  if ($external_destination !== undefined && !(typeof $external_destination === "string" || $external_destination === null)) return false;
  const $cad = direct || own.call(data, "cad") ? data.cad : undefined;
  if ($cad !== undefined && !(isPlainObject($cad) || $cad === null)) return false;
  const $email = direct || own.call(data, "email") ? data.email : undefined;
  if ($email !== undefined && !($email === null || isEmail($email))) return false;
  return true;
}

export function isConversation(data) {
  const direct = isDirect(data);
  if (!direct && !isPlainObject(data)) return false;
  const $event = direct || own.call(data, "event") ? data.event : undefined;
  if (!isEvent($event)) return false;
  const $contact = direct || own.call(data, "contact") ? data.contact : undefined;
  if (!isContact($contact)) return false;
  return true;
}

export function isConfigurationAuthentication(data) {
  const direct = isDirect(data);
  if (!direct && !isPlainObject(data)) return false;
  const $type = own.call(data, "type") ? data.type : undefined;
  if (!(typeof $type === "string")) return false;
  const $secrets_ref = own.call(data, "secrets_ref") ? data.secrets_ref : undefined;
  if ($secrets_ref !== undefined && !(typeof $secrets_ref === "string")) return false;
  const $client_id = own.call(data, "client_id") ? data.client_id : undefined;
  if ($client_id !== undefined && !(typeof $client_id === "string")) return false;
  const $access_token_url = own.call(data, "access_token_url") ? data.access_token_url : undefined;
  if ($access_token_url !== undefined && !(typeof $access_token_url === "string")) return false;
  const $scope = own.call(data, "scope") ? data.scope : undefined;
  if ($scope !== undefined && !((Array.isArray($scope) && all($scope, (item) => typeof item === "string")) || typeof $scope === "string"))
    return false;
  return true;
}

export function isConfigurationRequest(data) {
  const direct = isDirect(data);
  if (!direct && !isPlainObject(data)) return false;
  const $method = own.call(data, "method") ? data.method : undefined;
  if (!($method === "GET" || $method === "POST" || $method === "PUT" || $method === "PATCH" || $method === "DELETE")) return false;
  const $headers = own.call(data, "headers") ? data.headers : undefined;
  if ($headers !== undefined && !(isPlainObject($headers) && all(Object.values($headers), (item) => typeof item === "string")))
    return false;
  const $params = own.call(data, "params") ? data.params : undefined;
  if (
    $params !== undefined &&
    !(
      isPlainObject($params) &&
      all(Object.values($params), (item) => typeof item === "string" || Number.isFinite(item) || typeof item === "boolean")
    )
  )
    return false;
  const $body = direct || own.call(data, "body") ? data.body : undefined;
  if ($body !== undefined && !true) return false;
  const $authentication = own.call(data, "authentication") ? data.authentication : undefined;
  if ($authentication !== undefined && !isConfigurationAuthentication($authentication)) return false;
  const $condition = own.call(data, "condition") ? data.condition : undefined;
  if ($condition !== undefined && !(typeof $condition === "string")) return false;
  const $timeout = own.call(data, "timeout") ? data.timeout : undefined;
  if ($timeout !== undefined && !((Number.isFinite($timeout) && $timeout >= 0) || typeof $timeout === "string")) return false;
  const $proxy = own.call(data, "proxy") ? data.proxy : undefined;
  if ($proxy !== undefined && !(typeof $proxy === "string")) return false;
  const $block = own.call(data, "block") ? data.block : undefined;
  if ($block !== undefined && !(typeof $block === "boolean")) return false;
  const $verify = own.call(data, "verify") ? data.verify : undefined;
  if ($verify !== undefined && !(typeof $verify === "boolean")) return false;
  const $delay = own.call(data, "delay") ? data.delay : undefined;
  if ($delay !== undefined && !(Number.isFinite($delay) && $delay >= 0)) return false;
  const $delayMax = own.call(data, "delayMax") ? data.delayMax : undefined;
  if ($delayMax !== undefined && !(Number.isFinite($delayMax) && $delayMax >= 0)) return false;
  return true;
}

export function isConfigurationSetQueue(data) {
  const direct = isDirect(data);
  if (!direct && !isPlainObject(data)) return false;
  const $id = direct || own.call(data, "id") ? data.id : undefined;
  if ($id !== undefined && !(typeof $id === "string")) return false;
  const $address = direct || own.call(data, "address") ? data.address : undefined;
  if ($address !== undefined && !(typeof $address === "string")) return false;
  return true;
}

export function isConfigurationSet(data) {
  const direct = isDirect(data);
  if (!direct && !isPlainObject(data)) return false;
  const $priority = direct || own.call(data, "priority") ? data.priority : undefined;
  if ($priority !== undefined && !((Number.isInteger($priority) && $priority >= 0) || typeof $priority === "string")) return false;
  const $queue = direct || own.call(data, "queue") ? data.queue : undefined;
  if ($queue !== undefined && !isConfigurationSetQueue($queue)) return false;
  const $preferredAgent = own.call(data, "preferredAgent") ? data.preferredAgent : undefined;
  if ($preferredAgent !== undefined && !(isPlainObject($preferredAgent) || typeof $preferredAgent === "string")) return false;
  const $requiredAgents = own.call(data, "requiredAgents") ? data.requiredAgents : undefined;
  if ($requiredAgents !== undefined && !(isPlainObject($requiredAgents) || typeof $requiredAgents === "string")) return false;
  return true;
}

export function isConfigurationResponse(data) {
  const direct = isDirect(data);
  if (!direct && !isPlainObject(data)) return false;
  const $set = own.call(data, "set") ? data.set : undefined;
  if ($set !== undefined && !isConfigurationSet($set)) return false;
  const $save = own.call(data, "save") ? data.save : undefined;
  if ($save !== undefined && !isPlainObject($save)) return false;
  return true;
}

export function isConfiguration(data) {
  const direct = isDirect(data);
  if (!direct && !isPlainObject(data)) return false;
  const $request = own.call(data, "request") ? data.request : undefined;
  if (!isConfigurationRequest($request)) return false;
  const $response = own.call(data, "response") ? data.response : undefined;
  if ($response !== undefined && !isConfigurationResponse($response)) return false;
  return true;
}
