package io.siyu.miniprogram.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A phone number that its owner handed over with {@code getPhoneNumber} (手机号快速验证). Immutable.
 *
 * @param number the number; empty where it could not be read
 * @param stampedAt when WeChat gave it, by its watermark
 * @param throughClient whether it came encrypted through the client, and not from WeChat's answer
 * @param warnings what could not be read, or what an error asks for; never values
 */
public record PhoneAnswer(
    Optional<PhoneNumber> number,
    Optional<Instant> stampedAt,
    boolean throughClient,
    List<String> warnings) {
  /** Copies. */
  public PhoneAnswer {
    warnings = ImmutableList.copyOf(warnings);
  }

  /**
   * Reads what {@code wxa/business/getuserphonenumber} answers.
   *
   * @param json the answer's body
   * @param appid the mini-program, which the watermark must name
   */
  public static PhoneAnswer parse(String json, String appid) {
    Violations violations = new Violations();
    Optional<JsonObject> answer = Lenient.parse(json, violations);
    if (answer.isEmpty()) {
      return new PhoneAnswer(
          Optional.empty(), Optional.empty(), false, Lenient.warnings(violations));
    }
    long errcode = Lenient.number(answer.get(), "errcode").orElse(0);
    if (errcode != 0) {
      violations.add("/errcode", "is " + errcode + ": " + remedy(errcode));
      return new PhoneAnswer(
          Optional.empty(), Optional.empty(), false, Lenient.warnings(violations));
    }
    JsonObject info = answer.get().object("phone_info");
    JsonObject watermark = info.object("watermark");
    Optional<PhoneNumber> number =
        read(name -> Lenient.text(info, name), info.pointer(), violations);
    if (!watermark.text("appid").equals(appid)) {
      watermark.violation("appid", "must be this mini-program's");
      number = Optional.empty();
    }
    JsonNode timestamp = watermark.raw("timestamp");
    Optional<Instant> stampedAt = timestamp == null ? Optional.empty() : Lenient.second(timestamp);
    return new PhoneAnswer(number, stampedAt, false, Lenient.warnings(violations));
  }

  /** Reads what older clients hand over as {@code encryptedData}. */
  public static PhoneAnswer of(ClientData.Opened opened) {
    Violations violations = new Violations();
    Optional<PhoneNumber> number =
        read(name -> Lenient.text(opened, name, violations), "", violations);
    return new PhoneAnswer(number, opened.stampedAt(), true, Lenient.warnings(violations));
  }

  private static Optional<PhoneNumber> read(
      UnaryOperator<String> fields, String pointer, Violations violations) {
    String whole = fields.apply("phoneNumber");
    String country = fields.apply("countryCode");
    String pure = fields.apply("purePhoneNumber");
    Optional<PhoneNumber> number = PhoneNumber.of(country, pure);
    if (number.isEmpty()) {
      violations.add(pointer + "/purePhoneNumber", "must with countryCode be a number of E.164");
    } else if (!whole.isEmpty() && !whole.equals(pure) && !number.get().isWritten(whole)) {
      violations.add(pointer + "/phoneNumber", "must be the same number as purePhoneNumber");
      return Optional.empty();
    }
    return number;
  }

  private static String remedy(long errcode) {
    return switch (Ints.saturatedCast(errcode)) {
      case -1 -> "WeChat is busy; ask again in a moment";
      case 40029 ->
          "the code is wrong, older than 5 minutes or was used before, or is wx.login's and not"
              + " getPhoneNumber's; let the person press the button again";
      case 40013 -> "the code is another mini-program's; ask with that one's access token";
      case 45011 -> "asked too often; wait";
      default -> "see the interface's table of errors";
    };
  }
}
