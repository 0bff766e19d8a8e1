package io.siyu.miniprogram.pay;

import com.fasterxml.jackson.databind.JsonNode;
import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Mode;
import io.siyu.event.OrderPaid;
import io.siyu.event.Provenance;
import io.siyu.event.Refunded;
import io.siyu.event.Source;
import io.siyu.identity.IdentityKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes events of decrypted resources. The facts, subjects, keys and instants are in the package's
 * table; what this cannot read as one of them is empty, and becomes an {@code Unmapped} fact.
 */
final class Happening {
  private static final String PROVIDER = "wxpay";

  private final Source source;
  private final String eventType;
  private final Optional<Instant> createTime;
  private final Fields resource;
  private final List<String> warnings;

  Happening(Source source, Envelope envelope, JsonNode resource, List<String> warnings) {
    this.source = source;
    this.eventType = envelope.eventType();
    this.createTime = envelope.createTime();
    this.resource = Fields.of(resource, warnings);
    this.warnings = warnings;
  }

  /** The merchant account that the resource is for; empty where it names none. */
  Optional<String> recipient() {
    for (String field : List.of("sp_mchid", "combine_mchid")) {
      if (resource.has(field)) {
        return resource.id(field);
      }
    }
    return resource.id("mchid");
  }

  /** The appid under which the payment was made; refunds name none. */
  Optional<String> appid() {
    for (String field : List.of("sp_appid", "combine_appid")) {
      if (resource.has(field)) {
        return resource.text(field);
      }
    }
    return resource.text("appid");
  }

  /** The event, where this kind of notification is understood and has what the event needs. */
  Optional<Event> event() {
    return switch (eventType) {
      case "TRANSACTION.SUCCESS" -> paid();
      case "REFUND.SUCCESS" -> refunded(Refunded.Outcome.SUCCESS);
      case "REFUND.ABNORMAL" -> refunded(Refunded.Outcome.ABNORMAL);
      case "REFUND.CLOSED" -> refunded(Refunded.Outcome.CLOSED);
      default -> Optional.empty();
    };
  }

  private boolean isPartner() {
    return resource.has("sp_mchid");
  }

  private Optional<IdentityKey> order() {
    Optional<String> merchant = resource.id(isPartner() ? "sub_mchid" : "mchid");
    Optional<String> number = resource.id("out_trade_no");
    return merchant.isPresent() && number.isPresent()
        ? Optional.of(IdentityKey.orderNo(merchant.get(), number.get()))
        : Optional.empty();
  }

  private Optional<IdentityKey> payer() {
    return isPartner()
        ? openId("sub_appid", "sub_openid").or(() -> openId("sp_appid", "sp_openid"))
        : openId("appid", "openid");
  }

  private Optional<IdentityKey> openId(String appidField, String openIdField) {
    Optional<String> appid = resource.text(appidField);
    Optional<String> openId = resource.child("payer").text(openIdField);
    return appid.isPresent() && openId.isPresent()
        ? Optional.of(IdentityKey.openId(appid.get(), openId.get()))
        : Optional.empty();
  }

  private Optional<Event> paid() {
    Optional<String> payment = resource.id("transaction_id");
    boolean succeeded = resource.text("trade_state").orElse("").equals("SUCCESS");
    if (!succeeded || payment.isEmpty()) {
      return unread("a payment that is not a success or has no transaction_id");
    }
    Fields amount = resource.child("amount");
    Fact fact =
        new OrderPaid(
            payment.get(),
            Authority.PROVIDER,
            amount.amount("total", "currency"),
            amount.amount("payer_total", "payer_currency"),
            Mode.LIVE);
    return event(PROVIDER + ':' + payment.get(), payer(), fact);
  }

  private Optional<Event> refunded(Refunded.Outcome outcome) {
    Optional<String> refund = resource.id("refund_id");
    boolean agrees = resource.text("refund_status").orElse("").equals(outcome.name());
    if (!agrees || refund.isEmpty()) {
      return unread("a refund whose refund_status is not its event_type's, or without refund_id");
    }
    Fields amount = resource.child("amount");
    Fact fact =
        new Refunded(
            refund.get(),
            Authority.PROVIDER,
            outcome,
            amount.amount("refund", "currency"),
            amount.amount("payer_refund", "payer_currency"),
            Mode.LIVE);
    return event("wxpayr:" + refund.get() + ':' + outcome, Optional.empty(), fact);
  }

  private Optional<Event> event(String key, Optional<IdentityKey> payer, Fact fact) {
    Optional<IdentityKey> order = order();
    // A payment without a readable success_time is money all the same. The two instants may differ
    // from
    // one notification to the next, but the key does not, so the payment still counts once.
    Optional<Instant> occurredAt = resource.instant("success_time").or(() -> createTime);
    if (order.isEmpty() || occurredAt.isEmpty()) {
      return unread("a notification without an order number of a merchant, or without an instant");
    }
    List<Claim> claims = new ArrayList<>();
    resource
        .id("transaction_id")
        .ifPresent(number -> claims.add(Claim.same(IdentityKey.paymentNo(PROVIDER, number))));
    payer.ifPresent(openId -> claims.add(Claim.payer(openId)));
    return Optional.of(
        Event.of(key, occurredAt.get(), source, order.get(), claims, fact, Provenance.CALLBACK));
  }

  private Optional<Event> unread(String what) {
    warnings.add(what + " is kept as unmapped");
    return Optional.empty();
  }
}
