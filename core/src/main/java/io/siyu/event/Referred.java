package io.siyu.event;

import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import io.siyu.identity.Subject;
import io.siyu.json.JsonObject;

/**
 * The subject brought somebody along (推荐).
 *
 * @param invitee a key of the person brought along; it is no claim and joins nobody
 * @param campaign the campaign's code
 * @param qualified whether the referral counts by the campaign's rules
 */
public record Referred(IdentityKey invitee, String campaign, boolean qualified)
    implements PersonFact {
  private static final IdentityKey UNREADABLE = new IdentityKey(KeyType.CLIENT_ID, "?", "?");

  @Override
  public FactKind kind() {
    return FactKind.REFERRED;
  }

  void describe(FactWriter out) {
    out.personal("invitee", invitee);
    out.personal("campaign", campaign);
    out.flag("qualified", qualified);
  }

  static Referred read(JsonObject in) {
    IdentityKey invitee =
        Subject.parse(in.text("invitee"))
            .filter(IdentityKey.class::isInstance)
            .map(IdentityKey.class::cast)
            .orElseGet(
                () -> {
                  in.violation("invitee", "must be an identity key, type:issuer:value");
                  return UNREADABLE;
                });
    return new Referred(invitee, in.optionalText("campaign"), in.flag("qualified", false));
  }
}
