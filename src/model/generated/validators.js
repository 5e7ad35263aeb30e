// Generated from schemas/ by `npm run generate`. Change the schemas, not this file.

var isEvent = validate21;
var func0 = Object.prototype.hasOwnProperty;
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (
        ((data.name === void 0 || !func0.call(data, "name")) && (missing0 = "name")) ||
        ((data.datetime === void 0 || !func0.call(data, "datetime")) && (missing0 = "datetime"))
      )
        return (
          (validate21.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }]), !1
        );
      if (data.name !== void 0 && func0.call(data, "name")) {
        let _errs1 = errors;
        if (typeof data.name != "string")
          return (
            (validate21.errors = [
              { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" } },
            ]),
            !1
          );
        var valid0 = _errs1 === errors;
      } else var valid0 = !0;
      if (valid0)
        if (data.datetime !== void 0 && func0.call(data, "datetime")) {
          let _errs3 = errors;
          if (typeof data.datetime != "string")
            return (
              (validate21.errors = [
                {
                  instancePath: instancePath + "/datetime",
                  schemaPath: "#/properties/datetime/type",
                  keyword: "type",
                  params: { type: "string" },
                },
              ]),
              !1
            );
          var valid0 = _errs3 === errors;
        } else var valid0 = !0;
    } else return (validate21.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }]), !1;
  return (validate21.errors = vErrors), errors === 0;
}
var isContact = validate22,
  schema7 = {
    $id: "https://contact-pro-webhooks.example/schemas/v1/contact.schema.json",
    type: "object",
    required: ["channel_type", "direction", "id", "guid", "created", "language", "priority"],
    properties: {
      channel_type: { type: "string" },
      channel_sub_type: { type: ["string", "null"] },
      direction: { type: "string" },
      id: { type: "string" },
      guid: { type: "string" },
      created: { type: "string" },
      language: { type: "string" },
      priority: { type: "number" },
      skills: { type: ["array", "null"], items: { $ref: "#/$defs/skill" } },
      queue: { anyOf: [{ $ref: "#/$defs/queue" }, { type: "null" }] },
      forwarding_queue: { anyOf: [{ $ref: "#/$defs/queue" }, { type: "null" }] },
      agent: { anyOf: [{ $ref: "#/$defs/agent" }, { type: "null" }] },
      preferred_agent: { anyOf: [{ $ref: "#/$defs/agent" }, { type: "null" }] },
      transferring_agent: { anyOf: [{ $ref: "#/$defs/agent" }, { type: "null" }] },
      required_agents: { type: ["array", "null"], items: { anyOf: [{ $ref: "#/$defs/agent" }, { type: "string" }] } },
      source: { type: ["string", "null"] },
      destination: { type: ["string", "null"] },
      external_destination: { type: ["string", "null"] },
      cad: { type: ["object", "null"], additionalProperties: !0 },
      email: { anyOf: [{ $ref: "#/$defs/email" }, { type: "null" }] },
    },
    $defs: {
      queue: { type: "object", properties: { id: { type: ["string", "null"] }, address: { type: ["string", "null"] } } },
      agent: {
        type: "object",
        properties: { id: { type: ["string", "null"] }, number: { type: ["string", "null"] }, chat_address: { type: ["string", "null"] } },
      },
      skill: {
        type: "object",
        properties: { id: { type: ["string", "null"] }, value: { type: ["number", "null"] }, name: { type: ["string", "null"] } },
      },
      email: {
        type: "object",
        properties: {
          subject: { type: ["string", "null"] },
          body: { type: ["string", "null"] },
          to: { type: ["string", "array", "null"], items: { type: "string" } },
          cc: { type: ["string", "array", "null"], items: { type: "string" } },
        },
      },
    },
  },
  schema8 = {
    type: "object",
    properties: { id: { type: ["string", "null"] }, value: { type: ["number", "null"] }, name: { type: ["string", "null"] } },
  };
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.id !== void 0 && func0.call(data, "id")) {
        let data0 = data.id,
          _errs1 = errors;
        if (typeof data0 != "string" && data0 !== null)
          return (
            (validate23.errors = [
              {
                instancePath: instancePath + "/id",
                schemaPath: "#/properties/id/type",
                keyword: "type",
                params: { type: schema8.properties.id.type },
              },
            ]),
            !1
          );
        var valid0 = _errs1 === errors;
      } else var valid0 = !0;
      if (valid0) {
        if (data.value !== void 0 && func0.call(data, "value")) {
          let data1 = data.value,
            _errs3 = errors;
          if (!(typeof data1 == "number" && isFinite(data1)) && data1 !== null)
            return (
              (validate23.errors = [
                {
                  instancePath: instancePath + "/value",
                  schemaPath: "#/properties/value/type",
                  keyword: "type",
                  params: { type: schema8.properties.value.type },
                },
              ]),
              !1
            );
          var valid0 = _errs3 === errors;
        } else var valid0 = !0;
        if (valid0)
          if (data.name !== void 0 && func0.call(data, "name")) {
            let data2 = data.name,
              _errs5 = errors;
            if (typeof data2 != "string" && data2 !== null)
              return (
                (validate23.errors = [
                  {
                    instancePath: instancePath + "/name",
                    schemaPath: "#/properties/name/type",
                    keyword: "type",
                    params: { type: schema8.properties.name.type },
                  },
                ]),
                !1
              );
            var valid0 = _errs5 === errors;
          } else var valid0 = !0;
      }
    } else return (validate23.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }]), !1;
  return (validate23.errors = vErrors), errors === 0;
}
var schema9 = { type: "object", properties: { id: { type: ["string", "null"] }, address: { type: ["string", "null"] } } };
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.id !== void 0 && func0.call(data, "id")) {
        let data0 = data.id,
          _errs1 = errors;
        if (typeof data0 != "string" && data0 !== null)
          return (
            (validate25.errors = [
              {
                instancePath: instancePath + "/id",
                schemaPath: "#/properties/id/type",
                keyword: "type",
                params: { type: schema9.properties.id.type },
              },
            ]),
            !1
          );
        var valid0 = _errs1 === errors;
      } else var valid0 = !0;
      if (valid0)
        if (data.address !== void 0 && func0.call(data, "address")) {
          let data1 = data.address,
            _errs3 = errors;
          if (typeof data1 != "string" && data1 !== null)
            return (
              (validate25.errors = [
                {
                  instancePath: instancePath + "/address",
                  schemaPath: "#/properties/address/type",
                  keyword: "type",
                  params: { type: schema9.properties.address.type },
                },
              ]),
              !1
            );
          var valid0 = _errs3 === errors;
        } else var valid0 = !0;
    } else return (validate25.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }]), !1;
  return (validate25.errors = vErrors), errors === 0;
}
var schema10 = {
  type: "object",
  properties: { id: { type: ["string", "null"] }, number: { type: ["string", "null"] }, chat_address: { type: ["string", "null"] } },
};
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.id !== void 0 && func0.call(data, "id")) {
        let data0 = data.id,
          _errs1 = errors;
        if (typeof data0 != "string" && data0 !== null)
          return (
            (validate28.errors = [
              {
                instancePath: instancePath + "/id",
                schemaPath: "#/properties/id/type",
                keyword: "type",
                params: { type: schema10.properties.id.type },
              },
            ]),
            !1
          );
        var valid0 = _errs1 === errors;
      } else var valid0 = !0;
      if (valid0) {
        if (data.number !== void 0 && func0.call(data, "number")) {
          let data1 = data.number,
            _errs3 = errors;
          if (typeof data1 != "string" && data1 !== null)
            return (
              (validate28.errors = [
                {
                  instancePath: instancePath + "/number",
                  schemaPath: "#/properties/number/type",
                  keyword: "type",
                  params: { type: schema10.properties.number.type },
                },
              ]),
              !1
            );
          var valid0 = _errs3 === errors;
        } else var valid0 = !0;
        if (valid0)
          if (data.chat_address !== void 0 && func0.call(data, "chat_address")) {
            let data2 = data.chat_address,
              _errs5 = errors;
            if (typeof data2 != "string" && data2 !== null)
              return (
                (validate28.errors = [
                  {
                    instancePath: instancePath + "/chat_address",
                    schemaPath: "#/properties/chat_address/type",
                    keyword: "type",
                    params: { type: schema10.properties.chat_address.type },
                  },
                ]),
                !1
              );
            var valid0 = _errs5 === errors;
          } else var valid0 = !0;
      }
    } else return (validate28.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }]), !1;
  return (validate28.errors = vErrors), errors === 0;
}
var schema11 = {
  type: "object",
  properties: {
    subject: { type: ["string", "null"] },
    body: { type: ["string", "null"] },
    to: { type: ["string", "array", "null"], items: { type: "string" } },
    cc: { type: ["string", "array", "null"], items: { type: "string" } },
  },
};
function validate33(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.subject !== void 0 && func0.call(data, "subject")) {
        let data0 = data.subject,
          _errs1 = errors;
        if (typeof data0 != "string" && data0 !== null)
          return (
            (validate33.errors = [
              {
                instancePath: instancePath + "/subject",
                schemaPath: "#/properties/subject/type",
                keyword: "type",
                params: { type: schema11.properties.subject.type },
              },
            ]),
            !1
          );
        var valid0 = _errs1 === errors;
      } else var valid0 = !0;
      if (valid0) {
        if (data.body !== void 0 && func0.call(data, "body")) {
          let data1 = data.body,
            _errs3 = errors;
          if (typeof data1 != "string" && data1 !== null)
            return (
              (validate33.errors = [
                {
                  instancePath: instancePath + "/body",
                  schemaPath: "#/properties/body/type",
                  keyword: "type",
                  params: { type: schema11.properties.body.type },
                },
              ]),
              !1
            );
          var valid0 = _errs3 === errors;
        } else var valid0 = !0;
        if (valid0) {
          if (data.to !== void 0 && func0.call(data, "to")) {
            let data2 = data.to,
              _errs5 = errors;
            if (typeof data2 != "string" && !Array.isArray(data2) && data2 !== null)
              return (
                (validate33.errors = [
                  {
                    instancePath: instancePath + "/to",
                    schemaPath: "#/properties/to/type",
                    keyword: "type",
                    params: { type: schema11.properties.to.type },
                  },
                ]),
                !1
              );
            if (errors === _errs5 && Array.isArray(data2)) {
              var valid1 = !0;
              let len0 = data2.length;
              for (let i0 = 0; i0 < len0; i0++) {
                let _errs7 = errors;
                if (typeof data2[i0] != "string")
                  return (
                    (validate33.errors = [
                      {
                        instancePath: instancePath + "/to/" + i0,
                        schemaPath: "#/properties/to/items/type",
                        keyword: "type",
                        params: { type: "string" },
                      },
                    ]),
                    !1
                  );
                var valid1 = _errs7 === errors;
                if (!valid1) break;
              }
            }
            var valid0 = _errs5 === errors;
          } else var valid0 = !0;
          if (valid0)
            if (data.cc !== void 0 && func0.call(data, "cc")) {
              let data4 = data.cc,
                _errs9 = errors;
              if (typeof data4 != "string" && !Array.isArray(data4) && data4 !== null)
                return (
                  (validate33.errors = [
                    {
                      instancePath: instancePath + "/cc",
                      schemaPath: "#/properties/cc/type",
                      keyword: "type",
                      params: { type: schema11.properties.cc.type },
                    },
                  ]),
                  !1
                );
              if (errors === _errs9 && Array.isArray(data4)) {
                var valid2 = !0;
                let len1 = data4.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  let _errs11 = errors;
                  if (typeof data4[i1] != "string")
                    return (
                      (validate33.errors = [
                        {
                          instancePath: instancePath + "/cc/" + i1,
                          schemaPath: "#/properties/cc/items/type",
                          keyword: "type",
                          params: { type: "string" },
                        },
                      ]),
                      !1
                    );
                  var valid2 = _errs11 === errors;
                  if (!valid2) break;
                }
              }
              var valid0 = _errs9 === errors;
            } else var valid0 = !0;
        }
      }
    } else return (validate33.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }]), !1;
  return (validate33.errors = vErrors), errors === 0;
}
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (
        ((data.channel_type === void 0 || !func0.call(data, "channel_type")) && (missing0 = "channel_type")) ||
        ((data.direction === void 0 || !func0.call(data, "direction")) && (missing0 = "direction")) ||
        ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id")) ||
        ((data.guid === void 0 || !func0.call(data, "guid")) && (missing0 = "guid")) ||
        ((data.created === void 0 || !func0.call(data, "created")) && (missing0 = "created")) ||
        ((data.language === void 0 || !func0.call(data, "language")) && (missing0 = "language")) ||
        ((data.priority === void 0 || !func0.call(data, "priority")) && (missing0 = "priority"))
      )
        return (
          (validate22.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }]), !1
        );
      if (data.channel_type !== void 0 && func0.call(data, "channel_type")) {
        let _errs1 = errors;
        if (typeof data.channel_type != "string")
          return (
            (validate22.errors = [
              {
                instancePath: instancePath + "/channel_type",
                schemaPath: "#/properties/channel_type/type",
                keyword: "type",
                params: { type: "string" },
              },
            ]),
            !1
          );
        var valid0 = _errs1 === errors;
      } else var valid0 = !0;
      if (valid0) {
        if (data.channel_sub_type !== void 0 && func0.call(data, "channel_sub_type")) {
          let data1 = data.channel_sub_type,
            _errs3 = errors;
          if (typeof data1 != "string" && data1 !== null)
            return (
              (validate22.errors = [
                {
                  instancePath: instancePath + "/channel_sub_type",
                  schemaPath: "#/properties/channel_sub_type/type",
                  keyword: "type",
                  params: { type: schema7.properties.channel_sub_type.type },
                },
              ]),
              !1
            );
          var valid0 = _errs3 === errors;
        } else var valid0 = !0;
        if (valid0) {
          if (data.direction !== void 0 && func0.call(data, "direction")) {
            let _errs5 = errors;
            if (typeof data.direction != "string")
              return (
                (validate22.errors = [
                  {
                    instancePath: instancePath + "/direction",
                    schemaPath: "#/properties/direction/type",
                    keyword: "type",
                    params: { type: "string" },
                  },
                ]),
                !1
              );
            var valid0 = _errs5 === errors;
          } else var valid0 = !0;
          if (valid0) {
            if (data.id !== void 0 && func0.call(data, "id")) {
              let _errs7 = errors;
              if (typeof data.id != "string")
                return (
                  (validate22.errors = [
                    { instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" } },
                  ]),
                  !1
                );
              var valid0 = _errs7 === errors;
            } else var valid0 = !0;
            if (valid0) {
              if (data.guid !== void 0 && func0.call(data, "guid")) {
                let _errs9 = errors;
                if (typeof data.guid != "string")
                  return (
                    (validate22.errors = [
                      {
                        instancePath: instancePath + "/guid",
                        schemaPath: "#/properties/guid/type",
                        keyword: "type",
                        params: { type: "string" },
                      },
                    ]),
                    !1
                  );
                var valid0 = _errs9 === errors;
              } else var valid0 = !0;
              if (valid0) {
                if (data.created !== void 0 && func0.call(data, "created")) {
                  let _errs11 = errors;
                  if (typeof data.created != "string")
                    return (
                      (validate22.errors = [
                        {
                          instancePath: instancePath + "/created",
                          schemaPath: "#/properties/created/type",
                          keyword: "type",
                          params: { type: "string" },
                        },
                      ]),
                      !1
                    );
                  var valid0 = _errs11 === errors;
                } else var valid0 = !0;
                if (valid0) {
                  if (data.language !== void 0 && func0.call(data, "language")) {
                    let _errs13 = errors;
                    if (typeof data.language != "string")
                      return (
                        (validate22.errors = [
                          {
                            instancePath: instancePath + "/language",
                            schemaPath: "#/properties/language/type",
                            keyword: "type",
                            params: { type: "string" },
                          },
                        ]),
                        !1
                      );
                    var valid0 = _errs13 === errors;
                  } else var valid0 = !0;
                  if (valid0) {
                    if (data.priority !== void 0 && func0.call(data, "priority")) {
                      let data7 = data.priority,
                        _errs15 = errors;
                      if (!(typeof data7 == "number" && isFinite(data7)))
                        return (
                          (validate22.errors = [
                            {
                              instancePath: instancePath + "/priority",
                              schemaPath: "#/properties/priority/type",
                              keyword: "type",
                              params: { type: "number" },
                            },
                          ]),
                          !1
                        );
                      var valid0 = _errs15 === errors;
                    } else var valid0 = !0;
                    if (valid0) {
                      if (data.skills !== void 0 && func0.call(data, "skills")) {
                        let data8 = data.skills,
                          _errs17 = errors;
                        if (!Array.isArray(data8) && data8 !== null)
                          return (
                            (validate22.errors = [
                              {
                                instancePath: instancePath + "/skills",
                                schemaPath: "#/properties/skills/type",
                                keyword: "type",
                                params: { type: schema7.properties.skills.type },
                              },
                            ]),
                            !1
                          );
                        if (errors === _errs17 && Array.isArray(data8)) {
                          var valid1 = !0;
                          let len0 = data8.length;
                          for (let i0 = 0; i0 < len0; i0++) {
                            let _errs19 = errors;
                            validate23(data8[i0], {
                              instancePath: instancePath + "/skills/" + i0,
                              parentData: data8,
                              parentDataProperty: i0,
                              rootData,
                            }) ||
                              ((vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors)),
                              (errors = vErrors.length));
                            var valid1 = _errs19 === errors;
                            if (!valid1) break;
                          }
                        }
                        var valid0 = _errs17 === errors;
                      } else var valid0 = !0;
                      if (valid0) {
                        if (data.queue !== void 0 && func0.call(data, "queue")) {
                          let data10 = data.queue,
                            _errs20 = errors,
                            _errs21 = errors,
                            valid2 = !1,
                            _errs22 = errors;
                          validate25(data10, {
                            instancePath: instancePath + "/queue",
                            parentData: data,
                            parentDataProperty: "queue",
                            rootData,
                          }) ||
                            ((vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors)),
                            (errors = vErrors.length));
                          var _valid0 = _errs22 === errors;
                          if (((valid2 = valid2 || _valid0), !valid2)) {
                            let _errs23 = errors;
                            if (data10 !== null) {
                              let err0 = {
                                instancePath: instancePath + "/queue",
                                schemaPath: "#/properties/queue/anyOf/1/type",
                                keyword: "type",
                                params: { type: "null" },
                              };
                              vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++;
                            }
                            var _valid0 = _errs23 === errors;
                            valid2 = valid2 || _valid0;
                          }
                          if (valid2) (errors = _errs21), vErrors !== null && (_errs21 ? (vErrors.length = _errs21) : (vErrors = null));
                          else {
                            let err1 = {
                              instancePath: instancePath + "/queue",
                              schemaPath: "#/properties/queue/anyOf",
                              keyword: "anyOf",
                              params: {},
                            };
                            return vErrors === null ? (vErrors = [err1]) : vErrors.push(err1), errors++, (validate22.errors = vErrors), !1;
                          }
                          var valid0 = _errs20 === errors;
                        } else var valid0 = !0;
                        if (valid0) {
                          if (data.forwarding_queue !== void 0 && func0.call(data, "forwarding_queue")) {
                            let data11 = data.forwarding_queue,
                              _errs25 = errors,
                              _errs26 = errors,
                              valid3 = !1,
                              _errs27 = errors;
                            validate25(data11, {
                              instancePath: instancePath + "/forwarding_queue",
                              parentData: data,
                              parentDataProperty: "forwarding_queue",
                              rootData,
                            }) ||
                              ((vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors)),
                              (errors = vErrors.length));
                            var _valid1 = _errs27 === errors;
                            if (((valid3 = valid3 || _valid1), !valid3)) {
                              let _errs28 = errors;
                              if (data11 !== null) {
                                let err2 = {
                                  instancePath: instancePath + "/forwarding_queue",
                                  schemaPath: "#/properties/forwarding_queue/anyOf/1/type",
                                  keyword: "type",
                                  params: { type: "null" },
                                };
                                vErrors === null ? (vErrors = [err2]) : vErrors.push(err2), errors++;
                              }
                              var _valid1 = _errs28 === errors;
                              valid3 = valid3 || _valid1;
                            }
                            if (valid3) (errors = _errs26), vErrors !== null && (_errs26 ? (vErrors.length = _errs26) : (vErrors = null));
                            else {
                              let err3 = {
                                instancePath: instancePath + "/forwarding_queue",
                                schemaPath: "#/properties/forwarding_queue/anyOf",
                                keyword: "anyOf",
                                params: {},
                              };
                              return (
                                vErrors === null ? (vErrors = [err3]) : vErrors.push(err3), errors++, (validate22.errors = vErrors), !1
                              );
                            }
                            var valid0 = _errs25 === errors;
                          } else var valid0 = !0;
                          if (valid0) {
                            if (data.agent !== void 0 && func0.call(data, "agent")) {
                              let data12 = data.agent,
                                _errs30 = errors,
                                _errs31 = errors,
                                valid4 = !1,
                                _errs32 = errors;
                              validate28(data12, {
                                instancePath: instancePath + "/agent",
                                parentData: data,
                                parentDataProperty: "agent",
                                rootData,
                              }) ||
                                ((vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors)),
                                (errors = vErrors.length));
                              var _valid2 = _errs32 === errors;
                              if (((valid4 = valid4 || _valid2), !valid4)) {
                                let _errs33 = errors;
                                if (data12 !== null) {
                                  let err4 = {
                                    instancePath: instancePath + "/agent",
                                    schemaPath: "#/properties/agent/anyOf/1/type",
                                    keyword: "type",
                                    params: { type: "null" },
                                  };
                                  vErrors === null ? (vErrors = [err4]) : vErrors.push(err4), errors++;
                                }
                                var _valid2 = _errs33 === errors;
                                valid4 = valid4 || _valid2;
                              }
                              if (valid4) (errors = _errs31), vErrors !== null && (_errs31 ? (vErrors.length = _errs31) : (vErrors = null));
                              else {
                                let err5 = {
                                  instancePath: instancePath + "/agent",
                                  schemaPath: "#/properties/agent/anyOf",
                                  keyword: "anyOf",
                                  params: {},
                                };
                                return (
                                  vErrors === null ? (vErrors = [err5]) : vErrors.push(err5), errors++, (validate22.errors = vErrors), !1
                                );
                              }
                              var valid0 = _errs30 === errors;
                            } else var valid0 = !0;
                            if (valid0) {
                              if (data.preferred_agent !== void 0 && func0.call(data, "preferred_agent")) {
                                let data13 = data.preferred_agent,
                                  _errs35 = errors,
                                  _errs36 = errors,
                                  valid5 = !1,
                                  _errs37 = errors;
                                validate28(data13, {
                                  instancePath: instancePath + "/preferred_agent",
                                  parentData: data,
                                  parentDataProperty: "preferred_agent",
                                  rootData,
                                }) ||
                                  ((vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors)),
                                  (errors = vErrors.length));
                                var _valid3 = _errs37 === errors;
                                if (((valid5 = valid5 || _valid3), !valid5)) {
                                  let _errs38 = errors;
                                  if (data13 !== null) {
                                    let err6 = {
                                      instancePath: instancePath + "/preferred_agent",
                                      schemaPath: "#/properties/preferred_agent/anyOf/1/type",
                                      keyword: "type",
                                      params: { type: "null" },
                                    };
                                    vErrors === null ? (vErrors = [err6]) : vErrors.push(err6), errors++;
                                  }
                                  var _valid3 = _errs38 === errors;
                                  valid5 = valid5 || _valid3;
                                }
                                if (valid5)
                                  (errors = _errs36), vErrors !== null && (_errs36 ? (vErrors.length = _errs36) : (vErrors = null));
                                else {
                                  let err7 = {
                                    instancePath: instancePath + "/preferred_agent",
                                    schemaPath: "#/properties/preferred_agent/anyOf",
                                    keyword: "anyOf",
                                    params: {},
                                  };
                                  return (
                                    vErrors === null ? (vErrors = [err7]) : vErrors.push(err7), errors++, (validate22.errors = vErrors), !1
                                  );
                                }
                                var valid0 = _errs35 === errors;
                              } else var valid0 = !0;
                              if (valid0) {
                                if (data.transferring_agent !== void 0 && func0.call(data, "transferring_agent")) {
                                  let data14 = data.transferring_agent,
                                    _errs40 = errors,
                                    _errs41 = errors,
                                    valid6 = !1,
                                    _errs42 = errors;
                                  validate28(data14, {
                                    instancePath: instancePath + "/transferring_agent",
                                    parentData: data,
                                    parentDataProperty: "transferring_agent",
                                    rootData,
                                  }) ||
                                    ((vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors)),
                                    (errors = vErrors.length));
                                  var _valid4 = _errs42 === errors;
                                  if (((valid6 = valid6 || _valid4), !valid6)) {
                                    let _errs43 = errors;
                                    if (data14 !== null) {
                                      let err8 = {
                                        instancePath: instancePath + "/transferring_agent",
                                        schemaPath: "#/properties/transferring_agent/anyOf/1/type",
                                        keyword: "type",
                                        params: { type: "null" },
                                      };
                                      vErrors === null ? (vErrors = [err8]) : vErrors.push(err8), errors++;
                                    }
                                    var _valid4 = _errs43 === errors;
                                    valid6 = valid6 || _valid4;
                                  }
                                  if (valid6)
                                    (errors = _errs41), vErrors !== null && (_errs41 ? (vErrors.length = _errs41) : (vErrors = null));
                                  else {
                                    let err9 = {
                                      instancePath: instancePath + "/transferring_agent",
                                      schemaPath: "#/properties/transferring_agent/anyOf",
                                      keyword: "anyOf",
                                      params: {},
                                    };
                                    return (
                                      vErrors === null ? (vErrors = [err9]) : vErrors.push(err9),
                                      errors++,
                                      (validate22.errors = vErrors),
                                      !1
                                    );
                                  }
                                  var valid0 = _errs40 === errors;
                                } else var valid0 = !0;
                                if (valid0) {
                                  if (data.required_agents !== void 0 && func0.call(data, "required_agents")) {
                                    let data15 = data.required_agents,
                                      _errs45 = errors;
                                    if (!Array.isArray(data15) && data15 !== null)
                                      return (
                                        (validate22.errors = [
                                          {
                                            instancePath: instancePath + "/required_agents",
                                            schemaPath: "#/properties/required_agents/type",
                                            keyword: "type",
                                            params: { type: schema7.properties.required_agents.type },
                                          },
                                        ]),
                                        !1
                                      );
                                    if (errors === _errs45 && Array.isArray(data15)) {
                                      var valid7 = !0;
                                      let len1 = data15.length;
                                      for (let i1 = 0; i1 < len1; i1++) {
                                        let data16 = data15[i1],
                                          _errs47 = errors,
                                          _errs48 = errors,
                                          valid8 = !1,
                                          _errs49 = errors;
                                        validate28(data16, {
                                          instancePath: instancePath + "/required_agents/" + i1,
                                          parentData: data15,
                                          parentDataProperty: i1,
                                          rootData,
                                        }) ||
                                          ((vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors)),
                                          (errors = vErrors.length));
                                        var _valid5 = _errs49 === errors;
                                        if (((valid8 = valid8 || _valid5), !valid8)) {
                                          let _errs50 = errors;
                                          if (typeof data16 != "string") {
                                            let err10 = {
                                              instancePath: instancePath + "/required_agents/" + i1,
                                              schemaPath: "#/properties/required_agents/items/anyOf/1/type",
                                              keyword: "type",
                                              params: { type: "string" },
                                            };
                                            vErrors === null ? (vErrors = [err10]) : vErrors.push(err10), errors++;
                                          }
                                          var _valid5 = _errs50 === errors;
                                          valid8 = valid8 || _valid5;
                                        }
                                        if (valid8)
                                          (errors = _errs48), vErrors !== null && (_errs48 ? (vErrors.length = _errs48) : (vErrors = null));
                                        else {
                                          let err11 = {
                                            instancePath: instancePath + "/required_agents/" + i1,
                                            schemaPath: "#/properties/required_agents/items/anyOf",
                                            keyword: "anyOf",
                                            params: {},
                                          };
                                          return (
                                            vErrors === null ? (vErrors = [err11]) : vErrors.push(err11),
                                            errors++,
                                            (validate22.errors = vErrors),
                                            !1
                                          );
                                        }
                                        var valid7 = _errs47 === errors;
                                        if (!valid7) break;
                                      }
                                    }
                                    var valid0 = _errs45 === errors;
                                  } else var valid0 = !0;
                                  if (valid0) {
                                    if (data.source !== void 0 && func0.call(data, "source")) {
                                      let data17 = data.source,
                                        _errs52 = errors;
                                      if (typeof data17 != "string" && data17 !== null)
                                        return (
                                          (validate22.errors = [
                                            {
                                              instancePath: instancePath + "/source",
                                              schemaPath: "#/properties/source/type",
                                              keyword: "type",
                                              params: { type: schema7.properties.source.type },
                                            },
                                          ]),
                                          !1
                                        );
                                      var valid0 = _errs52 === errors;
                                    } else var valid0 = !0;
                                    if (valid0) {
                                      if (data.destination !== void 0 && func0.call(data, "destination")) {
                                        let data18 = data.destination,
                                          _errs54 = errors;
                                        if (typeof data18 != "string" && data18 !== null)
                                          return (
                                            (validate22.errors = [
                                              {
                                                instancePath: instancePath + "/destination",
                                                schemaPath: "#/properties/destination/type",
                                                keyword: "type",
                                                params: { type: schema7.properties.destination.type },
                                              },
                                            ]),
                                            !1
                                          );
                                        var valid0 = _errs54 === errors;
                                      } else var valid0 = !0;
                                      if (valid0) {
                                        if (data.external_destination !== void 0 && func0.call(data, "external_destination")) {
                                          let data19 = data.external_destination,
                                            _errs56 = errors;
                                          if (typeof data19 != "string" && data19 !== null)
                                            return (
                                              (validate22.errors = [
                                                {
                                                  instancePath: instancePath + "/external_destination",
                                                  schemaPath: "#/properties/external_destination/type",
                                                  keyword: "type",
                                                  params: { type: schema7.properties.external_destination.type },
                                                },
                                              ]),
                                              !1
                                            );
                                          var valid0 = _errs56 === errors;
                                        } else var valid0 = !0;
                                        if (valid0) {
                                          if (data.cad !== void 0 && func0.call(data, "cad")) {
                                            let data20 = data.cad,
                                              _errs58 = errors;
                                            if (!(data20 && typeof data20 == "object" && !Array.isArray(data20)) && data20 !== null)
                                              return (
                                                (validate22.errors = [
                                                  {
                                                    instancePath: instancePath + "/cad",
                                                    schemaPath: "#/properties/cad/type",
                                                    keyword: "type",
                                                    params: { type: schema7.properties.cad.type },
                                                  },
                                                ]),
                                                !1
                                              );
                                            var valid0 = _errs58 === errors;
                                          } else var valid0 = !0;
                                          if (valid0)
                                            if (data.email !== void 0 && func0.call(data, "email")) {
                                              let data21 = data.email,
                                                _errs61 = errors,
                                                _errs62 = errors,
                                                valid9 = !1,
                                                _errs63 = errors;
                                              validate33(data21, {
                                                instancePath: instancePath + "/email",
                                                parentData: data,
                                                parentDataProperty: "email",
                                                rootData,
                                              }) ||
                                                ((vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors)),
                                                (errors = vErrors.length));
                                              var _valid6 = _errs63 === errors;
                                              if (((valid9 = valid9 || _valid6), !valid9)) {
                                                let _errs64 = errors;
                                                if (data21 !== null) {
                                                  let err12 = {
                                                    instancePath: instancePath + "/email",
                                                    schemaPath: "#/properties/email/anyOf/1/type",
                                                    keyword: "type",
                                                    params: { type: "null" },
                                                  };
                                                  vErrors === null ? (vErrors = [err12]) : vErrors.push(err12), errors++;
                                                }
                                                var _valid6 = _errs64 === errors;
                                                valid9 = valid9 || _valid6;
                                              }
                                              if (valid9)
                                                (errors = _errs62),
                                                  vErrors !== null && (_errs62 ? (vErrors.length = _errs62) : (vErrors = null));
                                              else {
                                                let err13 = {
                                                  instancePath: instancePath + "/email",
                                                  schemaPath: "#/properties/email/anyOf",
                                                  keyword: "anyOf",
                                                  params: {},
                                                };
                                                return (
                                                  vErrors === null ? (vErrors = [err13]) : vErrors.push(err13),
                                                  errors++,
                                                  (validate22.errors = vErrors),
                                                  !1
                                                );
                                              }
                                              var valid0 = _errs61 === errors;
                                            } else var valid0 = !0;
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
    } else return (validate22.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }]), !1;
  return (validate22.errors = vErrors), errors === 0;
}
var isConversation = validate35;
function validate35(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (
        ((data.event === void 0 || !func0.call(data, "event")) && (missing0 = "event")) ||
        ((data.contact === void 0 || !func0.call(data, "contact")) && (missing0 = "contact"))
      )
        return (
          (validate35.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }]), !1
        );
      if (data.event !== void 0 && func0.call(data, "event")) {
        let _errs1 = errors;
        validate21(data.event, { instancePath: instancePath + "/event", parentData: data, parentDataProperty: "event", rootData }) ||
          ((vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors)), (errors = vErrors.length));
        var valid0 = _errs1 === errors;
      } else var valid0 = !0;
      if (valid0)
        if (data.contact !== void 0 && func0.call(data, "contact")) {
          let _errs2 = errors;
          validate22(data.contact, {
            instancePath: instancePath + "/contact",
            parentData: data,
            parentDataProperty: "contact",
            rootData,
          }) || ((vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors)), (errors = vErrors.length));
          var valid0 = _errs2 === errors;
        } else var valid0 = !0;
    } else return (validate35.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }]), !1;
  return (validate35.errors = vErrors), errors === 0;
}
var isConfiguration = validate38;
var schema14 = {
  type: "object",
  required: ["method"],
  properties: {
    method: { type: "string", enum: ["GET", "POST", "PUT", "PATCH", "DELETE"] },
    headers: { type: "object", additionalProperties: { type: "string" } },
    params: { type: "object", additionalProperties: { type: ["string", "number", "boolean"] } },
    body: {},
    authentication: { $ref: "#/$defs/authentication" },
    condition: { type: "string" },
    timeout: { type: ["number", "string"], minimum: 0 },
    proxy: { type: "string" },
    block: { type: "boolean" },
    verify: { type: "boolean" },
    delay: { type: "number", minimum: 0 },
    delayMax: { type: "number", minimum: 0 },
  },
};
function validate40(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.type === void 0 || !func0.call(data, "type")) && (missing0 = "type"))
        return (
          (validate40.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }]), !1
        );
      if (data.type !== void 0 && func0.call(data, "type")) {
        let _errs1 = errors;
        if (typeof data.type != "string")
          return (
            (validate40.errors = [
              { instancePath: instancePath + "/type", schemaPath: "#/properties/type/type", keyword: "type", params: { type: "string" } },
            ]),
            !1
          );
        var valid0 = _errs1 === errors;
      } else var valid0 = !0;
      if (valid0)
        if (data.secrets_ref !== void 0 && func0.call(data, "secrets_ref")) {
          let _errs3 = errors;
          if (typeof data.secrets_ref != "string")
            return (
              (validate40.errors = [
                {
                  instancePath: instancePath + "/secrets_ref",
                  schemaPath: "#/properties/secrets_ref/type",
                  keyword: "type",
                  params: { type: "string" },
                },
              ]),
              !1
            );
          var valid0 = _errs3 === errors;
        } else var valid0 = !0;
    } else return (validate40.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }]), !1;
  return (validate40.errors = vErrors), errors === 0;
}
function validate39(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.method === void 0 || !func0.call(data, "method")) && (missing0 = "method"))
        return (
          (validate39.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }]), !1
        );
      if (data.method !== void 0 && func0.call(data, "method")) {
        let data0 = data.method,
          _errs1 = errors;
        if (typeof data0 != "string")
          return (
            (validate39.errors = [
              {
                instancePath: instancePath + "/method",
                schemaPath: "#/properties/method/type",
                keyword: "type",
                params: { type: "string" },
              },
            ]),
            !1
          );
        if (!(data0 === "GET" || data0 === "POST" || data0 === "PUT" || data0 === "PATCH" || data0 === "DELETE"))
          return (
            (validate39.errors = [
              {
                instancePath: instancePath + "/method",
                schemaPath: "#/properties/method/enum",
                keyword: "enum",
                params: { allowedValues: schema14.properties.method.enum },
              },
            ]),
            !1
          );
        var valid0 = _errs1 === errors;
      } else var valid0 = !0;
      if (valid0) {
        if (data.headers !== void 0 && func0.call(data, "headers")) {
          let data1 = data.headers,
            _errs3 = errors;
          if (errors === _errs3)
            if (data1 && typeof data1 == "object" && !Array.isArray(data1))
              for (let key0 of Object.keys(data1)) {
                let _errs6 = errors;
                if (typeof data1[key0] != "string")
                  return (
                    (validate39.errors = [
                      {
                        instancePath: instancePath + "/headers/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),
                        schemaPath: "#/properties/headers/additionalProperties/type",
                        keyword: "type",
                        params: { type: "string" },
                      },
                    ]),
                    !1
                  );
                var valid1 = _errs6 === errors;
                if (!valid1) break;
              }
            else
              return (
                (validate39.errors = [
                  {
                    instancePath: instancePath + "/headers",
                    schemaPath: "#/properties/headers/type",
                    keyword: "type",
                    params: { type: "object" },
                  },
                ]),
                !1
              );
          var valid0 = _errs3 === errors;
        } else var valid0 = !0;
        if (valid0) {
          if (data.params !== void 0 && func0.call(data, "params")) {
            let data3 = data.params,
              _errs8 = errors;
            if (errors === _errs8)
              if (data3 && typeof data3 == "object" && !Array.isArray(data3))
                for (let key1 of Object.keys(data3)) {
                  let data4 = data3[key1],
                    _errs11 = errors;
                  if (typeof data4 != "string" && !(typeof data4 == "number" && isFinite(data4)) && typeof data4 != "boolean")
                    return (
                      (validate39.errors = [
                        {
                          instancePath: instancePath + "/params/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),
                          schemaPath: "#/properties/params/additionalProperties/type",
                          keyword: "type",
                          params: { type: schema14.properties.params.additionalProperties.type },
                        },
                      ]),
                      !1
                    );
                  var valid2 = _errs11 === errors;
                  if (!valid2) break;
                }
              else
                return (
                  (validate39.errors = [
                    {
                      instancePath: instancePath + "/params",
                      schemaPath: "#/properties/params/type",
                      keyword: "type",
                      params: { type: "object" },
                    },
                  ]),
                  !1
                );
            var valid0 = _errs8 === errors;
          } else var valid0 = !0;
          if (valid0) {
            if (data.authentication !== void 0 && func0.call(data, "authentication")) {
              let _errs13 = errors;
              validate40(data.authentication, {
                instancePath: instancePath + "/authentication",
                parentData: data,
                parentDataProperty: "authentication",
                rootData,
              }) || ((vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors)), (errors = vErrors.length));
              var valid0 = _errs13 === errors;
            } else var valid0 = !0;
            if (valid0) {
              if (data.condition !== void 0 && func0.call(data, "condition")) {
                let _errs14 = errors;
                if (typeof data.condition != "string")
                  return (
                    (validate39.errors = [
                      {
                        instancePath: instancePath + "/condition",
                        schemaPath: "#/properties/condition/type",
                        keyword: "type",
                        params: { type: "string" },
                      },
                    ]),
                    !1
                  );
                var valid0 = _errs14 === errors;
              } else var valid0 = !0;
              if (valid0) {
                if (data.timeout !== void 0 && func0.call(data, "timeout")) {
                  let data7 = data.timeout,
                    _errs16 = errors;
                  if (!(typeof data7 == "number" && isFinite(data7)) && typeof data7 != "string")
                    return (
                      (validate39.errors = [
                        {
                          instancePath: instancePath + "/timeout",
                          schemaPath: "#/properties/timeout/type",
                          keyword: "type",
                          params: { type: schema14.properties.timeout.type },
                        },
                      ]),
                      !1
                    );
                  if (errors === _errs16 && typeof data7 == "number" && isFinite(data7) && (data7 < 0 || isNaN(data7)))
                    return (
                      (validate39.errors = [
                        {
                          instancePath: instancePath + "/timeout",
                          schemaPath: "#/properties/timeout/minimum",
                          keyword: "minimum",
                          params: { comparison: ">=", limit: 0 },
                        },
                      ]),
                      !1
                    );
                  var valid0 = _errs16 === errors;
                } else var valid0 = !0;
                if (valid0) {
                  if (data.proxy !== void 0 && func0.call(data, "proxy")) {
                    let _errs18 = errors;
                    if (typeof data.proxy != "string")
                      return (
                        (validate39.errors = [
                          {
                            instancePath: instancePath + "/proxy",
                            schemaPath: "#/properties/proxy/type",
                            keyword: "type",
                            params: { type: "string" },
                          },
                        ]),
                        !1
                      );
                    var valid0 = _errs18 === errors;
                  } else var valid0 = !0;
                  if (valid0) {
                    if (data.block !== void 0 && func0.call(data, "block")) {
                      let _errs20 = errors;
                      if (typeof data.block != "boolean")
                        return (
                          (validate39.errors = [
                            {
                              instancePath: instancePath + "/block",
                              schemaPath: "#/properties/block/type",
                              keyword: "type",
                              params: { type: "boolean" },
                            },
                          ]),
                          !1
                        );
                      var valid0 = _errs20 === errors;
                    } else var valid0 = !0;
                    if (valid0) {
                      if (data.verify !== void 0 && func0.call(data, "verify")) {
                        let _errs22 = errors;
                        if (typeof data.verify != "boolean")
                          return (
                            (validate39.errors = [
                              {
                                instancePath: instancePath + "/verify",
                                schemaPath: "#/properties/verify/type",
                                keyword: "type",
                                params: { type: "boolean" },
                              },
                            ]),
                            !1
                          );
                        var valid0 = _errs22 === errors;
                      } else var valid0 = !0;
                      if (valid0) {
                        if (data.delay !== void 0 && func0.call(data, "delay")) {
                          let data11 = data.delay,
                            _errs24 = errors;
                          if (errors === _errs24)
                            if (typeof data11 == "number" && isFinite(data11)) {
                              if (data11 < 0 || isNaN(data11))
                                return (
                                  (validate39.errors = [
                                    {
                                      instancePath: instancePath + "/delay",
                                      schemaPath: "#/properties/delay/minimum",
                                      keyword: "minimum",
                                      params: { comparison: ">=", limit: 0 },
                                    },
                                  ]),
                                  !1
                                );
                            } else
                              return (
                                (validate39.errors = [
                                  {
                                    instancePath: instancePath + "/delay",
                                    schemaPath: "#/properties/delay/type",
                                    keyword: "type",
                                    params: { type: "number" },
                                  },
                                ]),
                                !1
                              );
                          var valid0 = _errs24 === errors;
                        } else var valid0 = !0;
                        if (valid0)
                          if (data.delayMax !== void 0 && func0.call(data, "delayMax")) {
                            let data12 = data.delayMax,
                              _errs26 = errors;
                            if (errors === _errs26)
                              if (typeof data12 == "number" && isFinite(data12)) {
                                if (data12 < 0 || isNaN(data12))
                                  return (
                                    (validate39.errors = [
                                      {
                                        instancePath: instancePath + "/delayMax",
                                        schemaPath: "#/properties/delayMax/minimum",
                                        keyword: "minimum",
                                        params: { comparison: ">=", limit: 0 },
                                      },
                                    ]),
                                    !1
                                  );
                              } else
                                return (
                                  (validate39.errors = [
                                    {
                                      instancePath: instancePath + "/delayMax",
                                      schemaPath: "#/properties/delayMax/type",
                                      keyword: "type",
                                      params: { type: "number" },
                                    },
                                  ]),
                                  !1
                                );
                            var valid0 = _errs26 === errors;
                          } else var valid0 = !0;
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else return (validate39.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }]), !1;
  return (validate39.errors = vErrors), errors === 0;
}
var schema17 = {
  type: "object",
  properties: {
    priority: { type: ["integer", "string"], minimum: 0 },
    queue: { $ref: "#/$defs/setQueue" },
    preferredAgent: { type: "string" },
    requiredAgents: { type: ["object", "string"], additionalProperties: !0 },
  },
};
function validate45(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.id !== void 0 && func0.call(data, "id")) {
        let _errs1 = errors;
        if (typeof data.id != "string")
          return (
            (validate45.errors = [
              { instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" } },
            ]),
            !1
          );
        var valid0 = _errs1 === errors;
      } else var valid0 = !0;
      if (valid0)
        if (data.address !== void 0 && func0.call(data, "address")) {
          let _errs3 = errors;
          if (typeof data.address != "string")
            return (
              (validate45.errors = [
                {
                  instancePath: instancePath + "/address",
                  schemaPath: "#/properties/address/type",
                  keyword: "type",
                  params: { type: "string" },
                },
              ]),
              !1
            );
          var valid0 = _errs3 === errors;
        } else var valid0 = !0;
    } else return (validate45.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }]), !1;
  return (validate45.errors = vErrors), errors === 0;
}
function validate44(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.priority !== void 0 && func0.call(data, "priority")) {
        let data0 = data.priority,
          _errs1 = errors;
        if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)) && typeof data0 != "string")
          return (
            (validate44.errors = [
              {
                instancePath: instancePath + "/priority",
                schemaPath: "#/properties/priority/type",
                keyword: "type",
                params: { type: schema17.properties.priority.type },
              },
            ]),
            !1
          );
        if (errors === _errs1 && typeof data0 == "number" && isFinite(data0) && (data0 < 0 || isNaN(data0)))
          return (
            (validate44.errors = [
              {
                instancePath: instancePath + "/priority",
                schemaPath: "#/properties/priority/minimum",
                keyword: "minimum",
                params: { comparison: ">=", limit: 0 },
              },
            ]),
            !1
          );
        var valid0 = _errs1 === errors;
      } else var valid0 = !0;
      if (valid0) {
        if (data.queue !== void 0 && func0.call(data, "queue")) {
          let _errs3 = errors;
          validate45(data.queue, { instancePath: instancePath + "/queue", parentData: data, parentDataProperty: "queue", rootData }) ||
            ((vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors)), (errors = vErrors.length));
          var valid0 = _errs3 === errors;
        } else var valid0 = !0;
        if (valid0) {
          if (data.preferredAgent !== void 0 && func0.call(data, "preferredAgent")) {
            let _errs4 = errors;
            if (typeof data.preferredAgent != "string")
              return (
                (validate44.errors = [
                  {
                    instancePath: instancePath + "/preferredAgent",
                    schemaPath: "#/properties/preferredAgent/type",
                    keyword: "type",
                    params: { type: "string" },
                  },
                ]),
                !1
              );
            var valid0 = _errs4 === errors;
          } else var valid0 = !0;
          if (valid0)
            if (data.requiredAgents !== void 0 && func0.call(data, "requiredAgents")) {
              let data3 = data.requiredAgents,
                _errs6 = errors;
              if (!(data3 && typeof data3 == "object" && !Array.isArray(data3)) && typeof data3 != "string")
                return (
                  (validate44.errors = [
                    {
                      instancePath: instancePath + "/requiredAgents",
                      schemaPath: "#/properties/requiredAgents/type",
                      keyword: "type",
                      params: { type: schema17.properties.requiredAgents.type },
                    },
                  ]),
                  !1
                );
              var valid0 = _errs6 === errors;
            } else var valid0 = !0;
        }
      }
    } else return (validate44.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }]), !1;
  return (validate44.errors = vErrors), errors === 0;
}
function validate43(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.set !== void 0 && func0.call(data, "set")) {
        let _errs1 = errors;
        validate44(data.set, { instancePath: instancePath + "/set", parentData: data, parentDataProperty: "set", rootData }) ||
          ((vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors)), (errors = vErrors.length));
        var valid0 = _errs1 === errors;
      } else var valid0 = !0;
      if (valid0)
        if (data.save !== void 0 && func0.call(data, "save")) {
          let data1 = data.save,
            _errs2 = errors;
          if (errors === _errs2 && !(data1 && typeof data1 == "object" && !Array.isArray(data1)))
            return (
              (validate43.errors = [
                { instancePath: instancePath + "/save", schemaPath: "#/properties/save/type", keyword: "type", params: { type: "object" } },
              ]),
              !1
            );
          var valid0 = _errs2 === errors;
        } else var valid0 = !0;
    } else return (validate43.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }]), !1;
  return (validate43.errors = vErrors), errors === 0;
}
function validate38(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.request === void 0 || !func0.call(data, "request")) && (missing0 = "request"))
        return (
          (validate38.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }]), !1
        );
      if (data.request !== void 0 && func0.call(data, "request")) {
        let _errs1 = errors;
        validate39(data.request, { instancePath: instancePath + "/request", parentData: data, parentDataProperty: "request", rootData }) ||
          ((vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors)), (errors = vErrors.length));
        var valid0 = _errs1 === errors;
      } else var valid0 = !0;
      if (valid0)
        if (data.response !== void 0 && func0.call(data, "response")) {
          let _errs2 = errors;
          validate43(data.response, {
            instancePath: instancePath + "/response",
            parentData: data,
            parentDataProperty: "response",
            rootData,
          }) || ((vErrors = vErrors === null ? validate43.errors : vErrors.concat(validate43.errors)), (errors = vErrors.length));
          var valid0 = _errs2 === errors;
        } else var valid0 = !0;
    } else return (validate38.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }]), !1;
  return (validate38.errors = vErrors), errors === 0;
}
export { isConfiguration, isContact, isConversation, isEvent };
