package io.siyu.miniprogram.pay;

import com.fasterxml.jackson.databind.JsonNode;
import io.siyu.event.Event;
import io.siyu.event.Refunded;
import io.siyu.event.Source;
import io.siyu.identity.IdentityKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes events of decrypted resources. The facts, subjects, keys and instants are in the package's
 * table; where this cannot read something as one of them the resource is kept as an {@code
 * Unmapped} fact.
 */
final class Happening {
  private final Source source;
  private final String eventType;
  private final Optional<Instant> createTime;
  private final Fields resource;
  private final List<String> warnings;

  /**
   * What was read.
   *
   * @param events the events, in the resource's order
   * @param whole whether nothing that happened is missing from them
   */
  record Read(List<Event> events, boolean whole) {
    static Read of(List<Optional<Event>> each) {
      List<Event> events = each.stream().flatMap(Optional::stream).toList();
      return new Read(events, !events.isEmpty() && events.size() == each.size());
    }
  }

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

  /** The events, where this kind of notification is understood and has what events need. */
  Read read() {
    return switch (eventType) {
      case "TRANSACTION.SUCCESS" -> resource.has("combine_mchid") ? combined() : paid();
      case "REFUND.SUCCESS" -> refunded(Refunded.Outcome.SUCCESS);
      case "REFUND.ABNORMAL" -> refunded(Refunded.Outcome.ABNORMAL);
      case "REFUND.CLOSED" -> refunded(Refunded.Outcome.CLOSED);
      default -> Read.of(List.of());
    };
  }

  private Read paid() {
    Fields payer = resource.child("payer");
    Optional<IdentityKey> openId =
        isPartner()
            ? openId(resource, "sub_appid", payer, "sub_openid")
                .or(() -> openId(resource, "sp_appid", payer, "sp_openid"))
            : openId(resource, "appid", payer, "openid");
    return Read.of(List.of(paid(resource, order(resource), openId, "total", "payer_total")));
  }

  /**
   * A combined payment (合单支付): the sub-orders, each with its own payment. Their common number,
   * {@code combine_out_trade_no}, is no name of any of them: as one it would make a single order of
   * all.
   */
  private Read combined() {
    Fields payer = resource.child("combine_payer_info");
    List<Optional<Event>> each = new ArrayList<>();
    for (Fields order : resource.children("sub_orders")) {
      Optional<IdentityKey> openId =
          openId(order, "sub_appid", order, "sub_openid")
              .or(() -> openId(resource, "combine_appid", payer, "openid"));
      each.add(paid(order, order(order), openId, "total_amount", "payer_amount"));
    }
    return each.isEmpty() ? Read.of(List.of(unread("a combined payment"))) : Read.of(each);
  }

  private boolean isPartner() {
    return resource.has("sp_mchid");
  }

  /** The number in the books of the merchant whose order it is, of a partner's the sub-merchant. */
  private static Optional<IdentityKey> order(Fields of) {
    Optional<String> merchant = of.id(of.has("sub_mchid") ? "sub_mchid" : "mchid");
    Optional<String> number = of.id("out_trade_no");
    return merchant.isPresent() && number.isPresent()
        ? Optional.of(IdentityKey.orderNo(merchant.get(), number.get()))
        : Optional.empty();
  }

  private static Optional<IdentityKey> openId(
      Fields app, String appidField, Fields payer, String openIdField) {
    Optional<String> appid = app.text(appidField);
    Optional<String> openId = payer.text(openIdField);
    return appid.isPresent() && openId.isPresent()
        ? Optional.of(IdentityKey.openId(appid.get(), openId.get()))
        : Optional.empty();
  }

  private Optional<Event> paid(
      Fields from,
      Optional<IdentityKey> order,
      Optional<IdentityKey> payer,
      String total,
      String payerTotal) {
    Optional<String> payment = from.id("transaction_id");
    if (!from.text("trade_state").orElse("").equals("SUCCESS") || payment.isEmpty()) {
      return unread("a payment that is not a success or has no transaction_id");
    }
    Optional<Instant> at = occurredAt(from);
    if (order.isEmpty() || at.isEmpty()) {
      return unread("a payment without an order number of a merchant, or without an instant");
    }
    Fields amount = from.child("amount");
    return Optional.of(
        PayEvents.paid(
            source,
            payment.get(),
            order.get(),
            payer,
            amount.amount(total, "currency"),
            amount.amount(payerTotal, "payer_currency"),
            at.get()));
  }

  private Read refunded(Refunded.Outcome outcome) {
    return Read.of(List.of(refund(outcome)));
  }

  private Optional<Event> refund(Refunded.Outcome outcome) {
    Optional<String> refund = resource.id("refund_id");
    boolean agrees = resource.text("refund_status").orElse("").equals(outcome.name());
    if (!agrees || refund.isEmpty()) {
      return unread("a refund whose refund_status is not its event_type's, or without refund_id");
    }
    Optional<IdentityKey> order = order(resource);
    Optional<Instant> at = occurredAt(resource);
    if (order.isEmpty() || at.isEmpty()) {
      return unread("a refund without an order number of a merchant, or without an instant");
    }
    Fields amount = resource.child("amount");
    return Optional.of(
        PayEvents.refunded(
            source,
            refund.get(),
            outcome,
            order.get(),
            resource.id("transaction_id"),
            amount.amount("refund", "currency"),
            amount.amount("payer_refund", "payer_currency"),
            at.get()));
  }

  /**
   * A payment without a readable {@code success_time} is money all the same. The two instants may
   * differ from one notification to the next, but the key does not, so the payment still counts
   * once.
   */
  private Optional<Instant> occurredAt(Fields of) {
    return of.instant("success_time").or(() -> createTime);
  }

  private Optional<Event> unread(String what) {
    warnings.add(what + " is kept as unmapped");
    return Optional.empty();
  }
}
