package io.siyu.event;

import io.siyu.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * A person agreed to be dealt with for a purpose (同意), or another ground for it arose.
 *
 * @param purpose what for, such as {@code marketing} or {@code archive}; another purpose needs
 *     another consent
 * @param channel by what means (触达方式), such as {@code push} or {@code sms}; empty for every means
 * @param scope whether it was given at one account or for the person wherever known
 * @param basis on what ground
 * @param notice the version of the notice (告知书) that was shown
 * @param evidence a reference to the proof: a form, a record, a message
 * @param expires from when on it counts no more, if it ends by itself
 */
public record ConsentGiven(
    String purpose,
    String channel,
    Scope scope,
    Basis basis,
    String notice,
    String evidence,
    Optional<Instant> expires)
    implements PersonFact {
  /** How far a consent reaches. */
  public enum Scope {
    /** The account at which it was given. */
    PROFILE,
    /** The person, whatever any other account said before. */
    PERSON
  }

  /**
   * On what ground a person is dealt with (处理依据): the seven of 个人信息保护法 art. 13, and a person's own
   * request, on which 广告法 art. 43 allows advertising.
   */
  public enum Basis {
    /** The person's consent (同意). */
    CONSENT,
    /** The person asked for it (请求). */
    REQUEST,
    /** A contract with the person needs it (合同). */
    CONTRACT,
    /** The law demands it (法定职责). */
    LEGAL_DUTY,
    /** An emergency (突发公共卫生事件、紧急情况). */
    EMERGENCY,
    /** News or public scrutiny (新闻报道、舆论监督). */
    PUBLIC_INTEREST,
    /** The person or the law has made it public (已公开). */
    MADE_PUBLIC,
    /** Another law (其他法律). */
    OTHER_LAW
  }

  /** A consent to a purpose at one account, without end. */
  public static ConsentGiven to(String purpose, String channel, String notice) {
    return new ConsentGiven(
        purpose, channel, Scope.PROFILE, Basis.CONSENT, notice, "", Optional.empty());
  }

  @Override
  public FactKind kind() {
    return FactKind.CONSENT_GIVEN;
  }

  void describe(FactWriter out) {
    out.text("purpose", purpose);
    out.text("channel", channel);
    out.word("scope", scope);
    out.word("basis", basis);
    out.text("notice", notice);
    out.personal("evidence", evidence);
    out.text("expires", expires.map(Instant::toString).orElse(""));
  }

  static ConsentGiven read(JsonObject in) {
    return new ConsentGiven(
        in.text("purpose"),
        in.optionalText("channel"),
        in.word("scope", Scope.class, Scope.PROFILE),
        in.word("basis", Basis.class, Basis.CONSENT),
        in.optionalText("notice"),
        in.optionalText("evidence"),
        in.optionalInstant("expires"));
  }
}
