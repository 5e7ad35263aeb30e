// Generated from schemas/ by `npm run generate`. Change the schemas, not this file.

import { isDirect } from "./readers.ts";

var isEvent = validate21;
var func0 = Object.prototype.hasOwnProperty;
function validate21(data) {
  let vErrors = null,
    errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let direct;
      let missing0;
      if (
        ((data.name === void 0 || !((direct ??= isDirect(data)) || func0.call(data, "name"))) && (missing0 = "name")) ||
        ((data.datetime === void 0 || !((direct ??= isDirect(data)) || func0.call(data, "datetime"))) && (missing0 = "datetime"))
      )
        return (validate21.errors = [0]), !1;
      if (data.name !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "name"))) {
        let _errs1 = errors;
        if (typeof data.name != "string") return (validate21.errors = [0]), !1;
        var valid0 = _errs1 === errors;
      } else var valid0 = !0;
      if (valid0)
        if (data.datetime !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "datetime"))) {
          let _errs3 = errors;
          if (typeof data.datetime != "string") return (validate21.errors = [0]), !1;
          var valid0 = _errs3 === errors;
        } else var valid0 = !0;
    } else return (validate21.errors = [0]), !1;
  return (validate21.errors = vErrors), errors === 0;
}
var isContact = validate22;
function validate23(data) {
  let vErrors = null,
    errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let direct;
      if (data.id !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "id"))) {
        let data0 = data.id,
          _errs1 = errors;
        if (typeof data0 != "string" && data0 !== null) return (validate23.errors = [0]), !1;
        var valid0 = _errs1 === errors;
      } else var valid0 = !0;
      if (valid0) {
        if (data.value !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "value"))) {
          let data1 = data.value,
            _errs3 = errors;
          if (!(typeof data1 == "number" && isFinite(data1)) && data1 !== null) return (validate23.errors = [0]), !1;
          var valid0 = _errs3 === errors;
        } else var valid0 = !0;
        if (valid0)
          if (data.name !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "name"))) {
            let data2 = data.name,
              _errs5 = errors;
            if (typeof data2 != "string" && data2 !== null) return (validate23.errors = [0]), !1;
            var valid0 = _errs5 === errors;
          } else var valid0 = !0;
      }
    } else return (validate23.errors = [0]), !1;
  return (validate23.errors = vErrors), errors === 0;
}
function validate25(data) {
  let vErrors = null,
    errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let direct;
      if (data.id !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "id"))) {
        let data0 = data.id,
          _errs1 = errors;
        if (typeof data0 != "string" && data0 !== null) return (validate25.errors = [0]), !1;
        var valid0 = _errs1 === errors;
      } else var valid0 = !0;
      if (valid0)
        if (data.address !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "address"))) {
          let data1 = data.address,
            _errs3 = errors;
          if (typeof data1 != "string" && data1 !== null) return (validate25.errors = [0]), !1;
          var valid0 = _errs3 === errors;
        } else var valid0 = !0;
    } else return (validate25.errors = [0]), !1;
  return (validate25.errors = vErrors), errors === 0;
}
function validate28(data) {
  let vErrors = null,
    errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let direct;
      if (data.id !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "id"))) {
        let data0 = data.id,
          _errs1 = errors;
        if (typeof data0 != "string" && data0 !== null) return (validate28.errors = [0]), !1;
        var valid0 = _errs1 === errors;
      } else var valid0 = !0;
      if (valid0) {
        if (data.number !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "number"))) {
          let data1 = data.number,
            _errs3 = errors;
          if (typeof data1 != "string" && data1 !== null) return (validate28.errors = [0]), !1;
          var valid0 = _errs3 === errors;
        } else var valid0 = !0;
        if (valid0)
          if (data.chat_address !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "chat_address"))) {
            let data2 = data.chat_address,
              _errs5 = errors;
            if (typeof data2 != "string" && data2 !== null) return (validate28.errors = [0]), !1;
            var valid0 = _errs5 === errors;
          } else var valid0 = !0;
      }
    } else return (validate28.errors = [0]), !1;
  return (validate28.errors = vErrors), errors === 0;
}
function validate33(data) {
  let vErrors = null,
    errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let direct;
      if (data.subject !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "subject"))) {
        let data0 = data.subject,
          _errs1 = errors;
        if (typeof data0 != "string" && data0 !== null) return (validate33.errors = [0]), !1;
        var valid0 = _errs1 === errors;
      } else var valid0 = !0;
      if (valid0) {
        if (data.body !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "body"))) {
          let data1 = data.body,
            _errs3 = errors;
          if (typeof data1 != "string" && data1 !== null) return (validate33.errors = [0]), !1;
          var valid0 = _errs3 === errors;
        } else var valid0 = !0;
        if (valid0) {
          if (data.to !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "to"))) {
            let data2 = data.to,
              _errs5 = errors;
            if (typeof data2 != "string" && !Array.isArray(data2) && data2 !== null) return (validate33.errors = [0]), !1;
            if (errors === _errs5 && Array.isArray(data2)) {
              var valid1 = !0;
              let len0 = data2.length;
              for (let i0 = 0; i0 < len0; i0++) {
                let _errs7 = errors;
                if (typeof data2[i0] != "string") return (validate33.errors = [0]), !1;
                var valid1 = _errs7 === errors;
                if (!valid1) break;
              }
            }
            var valid0 = _errs5 === errors;
          } else var valid0 = !0;
          if (valid0)
            if (data.cc !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "cc"))) {
              let data4 = data.cc,
                _errs9 = errors;
              if (typeof data4 != "string" && !Array.isArray(data4) && data4 !== null) return (validate33.errors = [0]), !1;
              if (errors === _errs9 && Array.isArray(data4)) {
                var valid2 = !0;
                let len1 = data4.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  let _errs11 = errors;
                  if (typeof data4[i1] != "string") return (validate33.errors = [0]), !1;
                  var valid2 = _errs11 === errors;
                  if (!valid2) break;
                }
              }
              var valid0 = _errs9 === errors;
            } else var valid0 = !0;
        }
      }
    } else return (validate33.errors = [0]), !1;
  return (validate33.errors = vErrors), errors === 0;
}
function validate22(data) {
  let vErrors = null,
    errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let direct;
      let missing0;
      if (
        ((data.channel_type === void 0 || !((direct ??= isDirect(data)) || func0.call(data, "channel_type"))) &&
          (missing0 = "channel_type")) ||
        ((data.direction === void 0 || !((direct ??= isDirect(data)) || func0.call(data, "direction"))) && (missing0 = "direction")) ||
        ((data.id === void 0 || !((direct ??= isDirect(data)) || func0.call(data, "id"))) && (missing0 = "id")) ||
        ((data.guid === void 0 || !((direct ??= isDirect(data)) || func0.call(data, "guid"))) && (missing0 = "guid")) ||
        ((data.created === void 0 || !((direct ??= isDirect(data)) || func0.call(data, "created"))) && (missing0 = "created")) ||
        ((data.language === void 0 || !((direct ??= isDirect(data)) || func0.call(data, "language"))) && (missing0 = "language")) ||
        ((data.priority === void 0 || !((direct ??= isDirect(data)) || func0.call(data, "priority"))) && (missing0 = "priority"))
      )
        return (validate22.errors = [0]), !1;
      if (data.channel_type !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "channel_type"))) {
        let _errs1 = errors;
        if (typeof data.channel_type != "string") return (validate22.errors = [0]), !1;
        var valid0 = _errs1 === errors;
      } else var valid0 = !0;
      if (valid0) {
        if (data.channel_sub_type !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "channel_sub_type"))) {
          let data1 = data.channel_sub_type,
            _errs3 = errors;
          if (typeof data1 != "string" && data1 !== null) return (validate22.errors = [0]), !1;
          var valid0 = _errs3 === errors;
        } else var valid0 = !0;
        if (valid0) {
          if (data.direction !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "direction"))) {
            let _errs5 = errors;
            if (typeof data.direction != "string") return (validate22.errors = [0]), !1;
            var valid0 = _errs5 === errors;
          } else var valid0 = !0;
          if (valid0) {
            if (data.id !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "id"))) {
              let _errs7 = errors;
              if (typeof data.id != "string") return (validate22.errors = [0]), !1;
              var valid0 = _errs7 === errors;
            } else var valid0 = !0;
            if (valid0) {
              if (data.guid !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "guid"))) {
                let _errs9 = errors;
                if (typeof data.guid != "string") return (validate22.errors = [0]), !1;
                var valid0 = _errs9 === errors;
              } else var valid0 = !0;
              if (valid0) {
                if (data.created !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "created"))) {
                  let _errs11 = errors;
                  if (typeof data.created != "string") return (validate22.errors = [0]), !1;
                  var valid0 = _errs11 === errors;
                } else var valid0 = !0;
                if (valid0) {
                  if (data.language !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "language"))) {
                    let _errs13 = errors;
                    if (typeof data.language != "string") return (validate22.errors = [0]), !1;
                    var valid0 = _errs13 === errors;
                  } else var valid0 = !0;
                  if (valid0) {
                    if (data.priority !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "priority"))) {
                      let data7 = data.priority,
                        _errs15 = errors;
                      if (!(typeof data7 == "number" && isFinite(data7))) return (validate22.errors = [0]), !1;
                      var valid0 = _errs15 === errors;
                    } else var valid0 = !0;
                    if (valid0) {
                      if (data.skills !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "skills"))) {
                        let data8 = data.skills,
                          _errs17 = errors;
                        if (!Array.isArray(data8) && data8 !== null) return (validate22.errors = [0]), !1;
                        if (errors === _errs17 && Array.isArray(data8)) {
                          var valid1 = !0;
                          let len0 = data8.length;
                          for (let i0 = 0; i0 < len0; i0++) {
                            let _errs19 = errors;
                            validate23(data8[i0]) ||
                              ((vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors)),
                              (errors = vErrors.length));
                            var valid1 = _errs19 === errors;
                            if (!valid1) break;
                          }
                        }
                        var valid0 = _errs17 === errors;
                      } else var valid0 = !0;
                      if (valid0) {
                        if (data.queue !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "queue"))) {
                          let data10 = data.queue,
                            _errs20 = errors,
                            _errs21 = errors,
                            valid2 = !1,
                            _errs22 = errors;
                          validate25(data10) ||
                            ((vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors)),
                            (errors = vErrors.length));
                          var _valid0 = _errs22 === errors;
                          if (((valid2 = valid2 || _valid0), !valid2)) {
                            let _errs23 = errors;
                            data10 !== null && (vErrors === null ? (vErrors = [0]) : vErrors.push(0), errors++);
                            var _valid0 = _errs23 === errors;
                            valid2 = valid2 || _valid0;
                          }
                          if (valid2) (errors = _errs21), vErrors !== null && (_errs21 ? (vErrors.length = _errs21) : (vErrors = null));
                          else return vErrors === null ? (vErrors = [0]) : vErrors.push(0), errors++, (validate22.errors = vErrors), !1;
                          var valid0 = _errs20 === errors;
                        } else var valid0 = !0;
                        if (valid0) {
                          if (data.forwarding_queue !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "forwarding_queue"))) {
                            let data11 = data.forwarding_queue,
                              _errs25 = errors,
                              _errs26 = errors,
                              valid3 = !1,
                              _errs27 = errors;
                            validate25(data11) ||
                              ((vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors)),
                              (errors = vErrors.length));
                            var _valid1 = _errs27 === errors;
                            if (((valid3 = valid3 || _valid1), !valid3)) {
                              let _errs28 = errors;
                              data11 !== null && (vErrors === null ? (vErrors = [0]) : vErrors.push(0), errors++);
                              var _valid1 = _errs28 === errors;
                              valid3 = valid3 || _valid1;
                            }
                            if (valid3) (errors = _errs26), vErrors !== null && (_errs26 ? (vErrors.length = _errs26) : (vErrors = null));
                            else return vErrors === null ? (vErrors = [0]) : vErrors.push(0), errors++, (validate22.errors = vErrors), !1;
                            var valid0 = _errs25 === errors;
                          } else var valid0 = !0;
                          if (valid0) {
                            if (data.agent !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "agent"))) {
                              let data12 = data.agent,
                                _errs30 = errors,
                                _errs31 = errors,
                                valid4 = !1,
                                _errs32 = errors;
                              validate28(data12) ||
                                ((vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors)),
                                (errors = vErrors.length));
                              var _valid2 = _errs32 === errors;
                              if (((valid4 = valid4 || _valid2), !valid4)) {
                                let _errs33 = errors;
                                data12 !== null && (vErrors === null ? (vErrors = [0]) : vErrors.push(0), errors++);
                                var _valid2 = _errs33 === errors;
                                valid4 = valid4 || _valid2;
                              }
                              if (valid4) (errors = _errs31), vErrors !== null && (_errs31 ? (vErrors.length = _errs31) : (vErrors = null));
                              else return vErrors === null ? (vErrors = [0]) : vErrors.push(0), errors++, (validate22.errors = vErrors), !1;
                              var valid0 = _errs30 === errors;
                            } else var valid0 = !0;
                            if (valid0) {
                              if (data.preferred_agent !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "preferred_agent"))) {
                                let data13 = data.preferred_agent,
                                  _errs35 = errors,
                                  _errs36 = errors,
                                  valid5 = !1,
                                  _errs37 = errors;
                                validate28(data13) ||
                                  ((vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors)),
                                  (errors = vErrors.length));
                                var _valid3 = _errs37 === errors;
                                if (((valid5 = valid5 || _valid3), !valid5)) {
                                  let _errs38 = errors;
                                  data13 !== null && (vErrors === null ? (vErrors = [0]) : vErrors.push(0), errors++);
                                  var _valid3 = _errs38 === errors;
                                  valid5 = valid5 || _valid3;
                                }
                                if (valid5)
                                  (errors = _errs36), vErrors !== null && (_errs36 ? (vErrors.length = _errs36) : (vErrors = null));
                                else
                                  return vErrors === null ? (vErrors = [0]) : vErrors.push(0), errors++, (validate22.errors = vErrors), !1;
                                var valid0 = _errs35 === errors;
                              } else var valid0 = !0;
                              if (valid0) {
                                if (
                                  data.transferring_agent !== void 0 &&
                                  ((direct ??= isDirect(data)) || func0.call(data, "transferring_agent"))
                                ) {
                                  let data14 = data.transferring_agent,
                                    _errs40 = errors,
                                    _errs41 = errors,
                                    valid6 = !1,
                                    _errs42 = errors;
                                  validate28(data14) ||
                                    ((vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors)),
                                    (errors = vErrors.length));
                                  var _valid4 = _errs42 === errors;
                                  if (((valid6 = valid6 || _valid4), !valid6)) {
                                    let _errs43 = errors;
                                    data14 !== null && (vErrors === null ? (vErrors = [0]) : vErrors.push(0), errors++);
                                    var _valid4 = _errs43 === errors;
                                    valid6 = valid6 || _valid4;
                                  }
                                  if (valid6)
                                    (errors = _errs41), vErrors !== null && (_errs41 ? (vErrors.length = _errs41) : (vErrors = null));
                                  else
                                    return (
                                      vErrors === null ? (vErrors = [0]) : vErrors.push(0), errors++, (validate22.errors = vErrors), !1
                                    );
                                  var valid0 = _errs40 === errors;
                                } else var valid0 = !0;
                                if (valid0) {
                                  if (
                                    data.required_agents !== void 0 &&
                                    ((direct ??= isDirect(data)) || func0.call(data, "required_agents"))
                                  ) {
                                    let data15 = data.required_agents,
                                      _errs45 = errors;
                                    if (!Array.isArray(data15) && data15 !== null) return (validate22.errors = [0]), !1;
                                    if (errors === _errs45 && Array.isArray(data15)) {
                                      var valid7 = !0;
                                      let len1 = data15.length;
                                      for (let i1 = 0; i1 < len1; i1++) {
                                        let data16 = data15[i1],
                                          _errs47 = errors,
                                          _errs48 = errors,
                                          valid8 = !1,
                                          _errs49 = errors;
                                        validate28(data16) ||
                                          ((vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors)),
                                          (errors = vErrors.length));
                                        var _valid5 = _errs49 === errors;
                                        if (((valid8 = valid8 || _valid5), !valid8)) {
                                          let _errs50 = errors;
                                          typeof data16 != "string" && (vErrors === null ? (vErrors = [0]) : vErrors.push(0), errors++);
                                          var _valid5 = _errs50 === errors;
                                          valid8 = valid8 || _valid5;
                                        }
                                        if (valid8)
                                          (errors = _errs48), vErrors !== null && (_errs48 ? (vErrors.length = _errs48) : (vErrors = null));
                                        else
                                          return (
                                            vErrors === null ? (vErrors = [0]) : vErrors.push(0),
                                            errors++,
                                            (validate22.errors = vErrors),
                                            !1
                                          );
                                        var valid7 = _errs47 === errors;
                                        if (!valid7) break;
                                      }
                                    }
                                    var valid0 = _errs45 === errors;
                                  } else var valid0 = !0;
                                  if (valid0) {
                                    if (data.source !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "source"))) {
                                      let data17 = data.source,
                                        _errs52 = errors;
                                      if (typeof data17 != "string" && data17 !== null) return (validate22.errors = [0]), !1;
                                      var valid0 = _errs52 === errors;
                                    } else var valid0 = !0;
                                    if (valid0) {
                                      if (data.destination !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "destination"))) {
                                        let data18 = data.destination,
                                          _errs54 = errors;
                                        if (typeof data18 != "string" && data18 !== null) return (validate22.errors = [0]), !1;
                                        var valid0 = _errs54 === errors;
                                      } else var valid0 = !0;
                                      if (valid0) {
                                        if (
                                          data.external_destination !== void 0 &&
                                          ((direct ??= isDirect(data)) || func0.call(data, "external_destination"))
                                        ) {
                                          let data19 = data.external_destination,
                                            _errs56 = errors;
                                          if (typeof data19 != "string" && data19 !== null) return (validate22.errors = [0]), !1;
                                          var valid0 = _errs56 === errors;
                                        } else var valid0 = !0;
                                        if (valid0) {
                                          if (data.cad !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "cad"))) {
                                            let data20 = data.cad,
                                              _errs58 = errors;
                                            if (!(data20 && typeof data20 == "object" && !Array.isArray(data20)) && data20 !== null)
                                              return (validate22.errors = [0]), !1;
                                            var valid0 = _errs58 === errors;
                                          } else var valid0 = !0;
                                          if (valid0)
                                            if (data.email !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "email"))) {
                                              let data21 = data.email,
                                                _errs61 = errors,
                                                _errs62 = errors,
                                                valid9 = !1,
                                                _errs63 = errors;
                                              validate33(data21) ||
                                                ((vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors)),
                                                (errors = vErrors.length));
                                              var _valid6 = _errs63 === errors;
                                              if (((valid9 = valid9 || _valid6), !valid9)) {
                                                let _errs64 = errors;
                                                data21 !== null && (vErrors === null ? (vErrors = [0]) : vErrors.push(0), errors++);
                                                var _valid6 = _errs64 === errors;
                                                valid9 = valid9 || _valid6;
                                              }
                                              if (valid9)
                                                (errors = _errs62),
                                                  vErrors !== null && (_errs62 ? (vErrors.length = _errs62) : (vErrors = null));
                                              else
                                                return (
                                                  vErrors === null ? (vErrors = [0]) : vErrors.push(0),
                                                  errors++,
                                                  (validate22.errors = vErrors),
                                                  !1
                                                );
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
    } else return (validate22.errors = [0]), !1;
  return (validate22.errors = vErrors), errors === 0;
}
var isConversation = validate35;
function validate35(data) {
  let vErrors = null,
    errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let direct;
      let missing0;
      if (
        ((data.event === void 0 || !((direct ??= isDirect(data)) || func0.call(data, "event"))) && (missing0 = "event")) ||
        ((data.contact === void 0 || !((direct ??= isDirect(data)) || func0.call(data, "contact"))) && (missing0 = "contact"))
      )
        return (validate35.errors = [0]), !1;
      if (data.event !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "event"))) {
        let _errs1 = errors;
        validate21(data.event) ||
          ((vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors)), (errors = vErrors.length));
        var valid0 = _errs1 === errors;
      } else var valid0 = !0;
      if (valid0)
        if (data.contact !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "contact"))) {
          let _errs2 = errors;
          validate22(data.contact) ||
            ((vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors)), (errors = vErrors.length));
          var valid0 = _errs2 === errors;
        } else var valid0 = !0;
    } else return (validate35.errors = [0]), !1;
  return (validate35.errors = vErrors), errors === 0;
}
var isConfiguration = validate38;
function validate40(data) {
  let vErrors = null,
    errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let direct;
      let missing0;
      if ((data.type === void 0 || !func0.call(data, "type")) && (missing0 = "type")) return (validate40.errors = [0]), !1;
      if (data.type !== void 0 && func0.call(data, "type")) {
        let _errs1 = errors;
        if (typeof data.type != "string") return (validate40.errors = [0]), !1;
        var valid0 = _errs1 === errors;
      } else var valid0 = !0;
      if (valid0)
        if (data.secrets_ref !== void 0 && func0.call(data, "secrets_ref")) {
          let _errs3 = errors;
          if (typeof data.secrets_ref != "string") return (validate40.errors = [0]), !1;
          var valid0 = _errs3 === errors;
        } else var valid0 = !0;
    } else return (validate40.errors = [0]), !1;
  return (validate40.errors = vErrors), errors === 0;
}
function validate39(data) {
  let vErrors = null,
    errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let direct;
      let missing0;
      if ((data.method === void 0 || !func0.call(data, "method")) && (missing0 = "method")) return (validate39.errors = [0]), !1;
      if (data.method !== void 0 && func0.call(data, "method")) {
        let data0 = data.method,
          _errs1 = errors;
        if (typeof data0 != "string") return (validate39.errors = [0]), !1;
        if (!(data0 === "GET" || data0 === "POST" || data0 === "PUT" || data0 === "PATCH" || data0 === "DELETE"))
          return (validate39.errors = [0]), !1;
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
                if (typeof data1[key0] != "string") return (validate39.errors = [0]), !1;
                var valid1 = _errs6 === errors;
                if (!valid1) break;
              }
            else return (validate39.errors = [0]), !1;
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
                    return (validate39.errors = [0]), !1;
                  var valid2 = _errs11 === errors;
                  if (!valid2) break;
                }
              else return (validate39.errors = [0]), !1;
            var valid0 = _errs8 === errors;
          } else var valid0 = !0;
          if (valid0) {
            if (data.authentication !== void 0 && func0.call(data, "authentication")) {
              let _errs13 = errors;
              validate40(data.authentication) ||
                ((vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors)), (errors = vErrors.length));
              var valid0 = _errs13 === errors;
            } else var valid0 = !0;
            if (valid0) {
              if (data.condition !== void 0 && func0.call(data, "condition")) {
                let _errs14 = errors;
                if (typeof data.condition != "string") return (validate39.errors = [0]), !1;
                var valid0 = _errs14 === errors;
              } else var valid0 = !0;
              if (valid0) {
                if (data.timeout !== void 0 && func0.call(data, "timeout")) {
                  let data7 = data.timeout,
                    _errs16 = errors;
                  if (!(typeof data7 == "number" && isFinite(data7)) && typeof data7 != "string") return (validate39.errors = [0]), !1;
                  if (errors === _errs16 && typeof data7 == "number" && isFinite(data7) && (data7 < 0 || isNaN(data7)))
                    return (validate39.errors = [0]), !1;
                  var valid0 = _errs16 === errors;
                } else var valid0 = !0;
                if (valid0) {
                  if (data.proxy !== void 0 && func0.call(data, "proxy")) {
                    let _errs18 = errors;
                    if (typeof data.proxy != "string") return (validate39.errors = [0]), !1;
                    var valid0 = _errs18 === errors;
                  } else var valid0 = !0;
                  if (valid0) {
                    if (data.block !== void 0 && func0.call(data, "block")) {
                      let _errs20 = errors;
                      if (typeof data.block != "boolean") return (validate39.errors = [0]), !1;
                      var valid0 = _errs20 === errors;
                    } else var valid0 = !0;
                    if (valid0) {
                      if (data.verify !== void 0 && func0.call(data, "verify")) {
                        let _errs22 = errors;
                        if (typeof data.verify != "boolean") return (validate39.errors = [0]), !1;
                        var valid0 = _errs22 === errors;
                      } else var valid0 = !0;
                      if (valid0) {
                        if (data.delay !== void 0 && func0.call(data, "delay")) {
                          let data11 = data.delay,
                            _errs24 = errors;
                          if (errors === _errs24)
                            if (typeof data11 == "number" && isFinite(data11)) {
                              if (data11 < 0 || isNaN(data11)) return (validate39.errors = [0]), !1;
                            } else return (validate39.errors = [0]), !1;
                          var valid0 = _errs24 === errors;
                        } else var valid0 = !0;
                        if (valid0)
                          if (data.delayMax !== void 0 && func0.call(data, "delayMax")) {
                            let data12 = data.delayMax,
                              _errs26 = errors;
                            if (errors === _errs26)
                              if (typeof data12 == "number" && isFinite(data12)) {
                                if (data12 < 0 || isNaN(data12)) return (validate39.errors = [0]), !1;
                              } else return (validate39.errors = [0]), !1;
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
    } else return (validate39.errors = [0]), !1;
  return (validate39.errors = vErrors), errors === 0;
}
function validate45(data) {
  let vErrors = null,
    errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let direct;
      if (data.id !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "id"))) {
        let _errs1 = errors;
        if (typeof data.id != "string") return (validate45.errors = [0]), !1;
        var valid0 = _errs1 === errors;
      } else var valid0 = !0;
      if (valid0)
        if (data.address !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "address"))) {
          let _errs3 = errors;
          if (typeof data.address != "string") return (validate45.errors = [0]), !1;
          var valid0 = _errs3 === errors;
        } else var valid0 = !0;
    } else return (validate45.errors = [0]), !1;
  return (validate45.errors = vErrors), errors === 0;
}
function validate44(data) {
  let vErrors = null,
    errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let direct;
      if (data.priority !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "priority"))) {
        let data0 = data.priority,
          _errs1 = errors;
        if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)) && typeof data0 != "string")
          return (validate44.errors = [0]), !1;
        if (errors === _errs1 && typeof data0 == "number" && isFinite(data0) && (data0 < 0 || isNaN(data0)))
          return (validate44.errors = [0]), !1;
        var valid0 = _errs1 === errors;
      } else var valid0 = !0;
      if (valid0) {
        if (data.queue !== void 0 && ((direct ??= isDirect(data)) || func0.call(data, "queue"))) {
          let _errs3 = errors;
          validate45(data.queue) ||
            ((vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors)), (errors = vErrors.length));
          var valid0 = _errs3 === errors;
        } else var valid0 = !0;
        if (valid0) {
          if (data.preferredAgent !== void 0 && func0.call(data, "preferredAgent")) {
            let _errs4 = errors;
            if (typeof data.preferredAgent != "string") return (validate44.errors = [0]), !1;
            var valid0 = _errs4 === errors;
          } else var valid0 = !0;
          if (valid0)
            if (data.requiredAgents !== void 0 && func0.call(data, "requiredAgents")) {
              let data3 = data.requiredAgents,
                _errs6 = errors;
              if (!(data3 && typeof data3 == "object" && !Array.isArray(data3)) && typeof data3 != "string")
                return (validate44.errors = [0]), !1;
              var valid0 = _errs6 === errors;
            } else var valid0 = !0;
        }
      }
    } else return (validate44.errors = [0]), !1;
  return (validate44.errors = vErrors), errors === 0;
}
function validate43(data) {
  let vErrors = null,
    errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let direct;
      if (data.set !== void 0 && func0.call(data, "set")) {
        let _errs1 = errors;
        validate44(data.set) ||
          ((vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors)), (errors = vErrors.length));
        var valid0 = _errs1 === errors;
      } else var valid0 = !0;
      if (valid0)
        if (data.save !== void 0 && func0.call(data, "save")) {
          let data1 = data.save,
            _errs2 = errors;
          if (errors === _errs2 && !(data1 && typeof data1 == "object" && !Array.isArray(data1))) return (validate43.errors = [0]), !1;
          var valid0 = _errs2 === errors;
        } else var valid0 = !0;
    } else return (validate43.errors = [0]), !1;
  return (validate43.errors = vErrors), errors === 0;
}
function validate38(data) {
  let vErrors = null,
    errors = 0;
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let direct;
      let missing0;
      if ((data.request === void 0 || !func0.call(data, "request")) && (missing0 = "request")) return (validate38.errors = [0]), !1;
      if (data.request !== void 0 && func0.call(data, "request")) {
        let _errs1 = errors;
        validate39(data.request) ||
          ((vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors)), (errors = vErrors.length));
        var valid0 = _errs1 === errors;
      } else var valid0 = !0;
      if (valid0)
        if (data.response !== void 0 && func0.call(data, "response")) {
          let _errs2 = errors;
          validate43(data.response) ||
            ((vErrors = vErrors === null ? validate43.errors : vErrors.concat(validate43.errors)), (errors = vErrors.length));
          var valid0 = _errs2 === errors;
        } else var valid0 = !0;
    } else return (validate38.errors = [0]), !1;
  return (validate38.errors = vErrors), errors === 0;
}
export { isConfiguration, isContact, isConversation, isEvent };
