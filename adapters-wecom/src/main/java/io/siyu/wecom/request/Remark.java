package io.siyu.wecom.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import io.siyu.json.Json;
import java.util.List;

/**
 * Changes what a steward has noted on a contact (修改客户备注信息, path 92115 of
 * developer.work.weixin.qq.com). What is empty stays as it is; at least one is not.
 *
 * @param userid the steward (跟进成员) whose contact it is
 * @param externalUserid the customer
 * @param remark the name by which the steward sees the customer, at most 20 characters
 * @param description at most 150 characters
 * @param company the company noted, at most 20 characters; for contacts in 微信 alone
 * @param mobiles phone numbers, in place of all that are noted now, at most 5
 */
public record Remark(
    String userid,
    String externalUserid,
    String remark,
    String description,
    String company,
    List<String> mobiles)
    implements WeComRequest {
  private static final int REMARK_CHARACTERS_MAX = 20;
  private static final int DESCRIPTION_CHARACTERS_MAX = 150;
  private static final int COMPANY_CHARACTERS_MAX = 20;
  private static final int MOBILES_MAX = 5;

  /** Checks and copies. */
  public Remark {
    mobiles = ImmutableList.copyOf(mobiles);
    new Field("userid").id(userid);
    new Field("external_userid").id(externalUserid);
    new Field("remark").charactersAtMost(remark, REMARK_CHARACTERS_MAX);
    new Field("description").charactersAtMost(description, DESCRIPTION_CHARACTERS_MAX);
    new Field("remark_company").charactersAtMost(company, COMPANY_CHARACTERS_MAX);
    new Field("remark_mobiles").ids(mobiles);
    new Field("remark_mobiles").countAtMost(mobiles, MOBILES_MAX);
    new Field("remark")
        .check(
            !remark.isEmpty() || !description.isEmpty() || !company.isEmpty() || !mobiles.isEmpty(),
            "and description, remark_company and remark_mobiles must not all be empty: make no"
                + " request where nothing changes");
  }

  @Override
  public String path() {
    return "/cgi-bin/externalcontact/remark";
  }

  @Override
  public String body() {
    ObjectNode out = Json.object().put("userid", userid).put("external_userid", externalUserid);
    if (!remark.isEmpty()) {
      out.put("remark", remark);
    }
    if (!description.isEmpty()) {
      out.put("description", description);
    }
    if (!company.isEmpty()) {
      out.put("remark_company", company);
    }
    if (!mobiles.isEmpty()) {
      mobiles.forEach(out.putArray("remark_mobiles")::add);
    }
    return Json.canonical(out);
  }

  @Override
  public String toString() {
    return "Remark[***]";
  }
}
