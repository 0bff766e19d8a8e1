package io.siyu.wecom.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import io.siyu.json.Json;
import java.util.Collections;
import java.util.List;

/**
 * Adds tags to a contact and takes others away (编辑客户企业标签, path 92118 of
 * developer.work.weixin.qq.com). The platform sends no callback for what is changed this way.
 *
 * @param userid the steward (跟进成员) whose contact it is
 * @param externalUserid the customer
 * @param add ids of tags to add
 * @param remove ids of tags to take away; together with {@code add} at least one, and none in both
 */
public record MarkTags(String userid, String externalUserid, List<String> add, List<String> remove)
    implements WeComRequest {
  /** Checks and copies. */
  public MarkTags {
    add = ImmutableList.copyOf(add);
    remove = ImmutableList.copyOf(remove);
    new Field("userid").id(userid);
    new Field("external_userid").id(externalUserid);
    new Field("add_tag").ids(add);
    new Field("remove_tag").ids(remove);
    new Field("add_tag")
        .check(
            !add.isEmpty() || !remove.isEmpty(),
            "and remove_tag must not both be empty: make no request where nothing changes");
    new Field("add_tag")
        .check(
            Collections.disjoint(add, remove),
            "and remove_tag must have no tag in common: decide which is meant");
  }

  @Override
  public String path() {
    return "/cgi-bin/externalcontact/mark_tag";
  }

  @Override
  public String body() {
    ObjectNode out = Json.object().put("userid", userid).put("external_userid", externalUserid);
    if (!add.isEmpty()) {
      add.forEach(out.putArray("add_tag")::add);
    }
    if (!remove.isEmpty()) {
      remove.forEach(out.putArray("remove_tag")::add);
    }
    return Json.canonical(out);
  }

  @Override
  public String toString() {
    return "MarkTags[" + add.size() + " added, " + remove.size() + " removed]";
  }
}
