package io.siyu.wecom.request;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What can be changed of a contact way, a code by which customers add stewards (「联系我」). Immutable.
 * Limits are those of path 92228 of developer.work.weixin.qq.com.
 *
 * @param stewards who receives the customers
 * @param state the channel code (渠道), which comes back as {@code State} of the push and so as the
 *     channel of the event; 1 to 30 characters
 * @param remark a note for the corp's own use, at most 30 characters; empty for none
 * @param skipVerify whether customers are added without the steward's confirmation
 */
public record ContactWay(Stewards stewards, String state, String remark, boolean skipVerify) {
  private static final int STATE_CHARACTERS_MAX = 30;
  private static final int REMARK_CHARACTERS_MAX = 30;

  /**
   * Checks.
   *
   * @throws IllegalArgumentException if a limit is broken
   */
  public ContactWay {
    new Field("state").id(state);
    new Field("state").charactersAtMost(state, STATE_CHARACTERS_MAX);
    new Field("remark").charactersAtMost(remark, REMARK_CHARACTERS_MAX);
  }

  void writeTo(ObjectNode out) {
    out.put("state", state).put("remark", remark).put("skip_verify", skipVerify);
    if (stewards instanceof Stewards.One one) {
      out.putArray("user").add(one.userid());
    } else if (stewards instanceof Stewards.Several several) {
      // Both, since an update leaves as it is what is not there.
      several.userids().forEach(out.putArray("user")::add);
      several.departments().forEach(out.putArray("party")::add);
    }
  }

  /** Shows no code and no remark either: a referral's code may name the person who refers. */
  @Override
  public String toString() {
    return "ContactWay[" + stewards + "]";
  }
}
