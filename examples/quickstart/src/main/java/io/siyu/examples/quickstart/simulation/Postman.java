package io.siyu.examples.quickstart.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.identity.IdentityKey;
import io.siyu.json.Json;
import io.siyu.json.Json.MalformedJsonException;
import io.siyu.miniprogram.kit.Notice;
import io.siyu.miniprogram.kit.PushFault;
import io.siyu.miniprogram.kit.WechatPayKit;
import io.siyu.miniprogram.kit.WeixinKit;
import io.siyu.miniprogram.kit.WeixinPush;
import io.siyu.spi.Delivery;
import io.siyu.spi.Reason;
import io.siyu.tck.CloudEventsKit;
import io.siyu.wecom.kit.AcquisitionPush;
import io.siyu.wecom.kit.ContactPush;
import io.siyu.wecom.kit.Fault;
import io.siyu.wecom.kit.GroupPush;
import io.siyu.wecom.kit.Push;
import io.siyu.wecom.kit.TagPush;
import io.siyu.wecom.kit.WeComKit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Signs, encrypts and records deliveries as the platforms and the host make them (投递员).
 * Thread-safe.
 */
final class Postman {
  private final Accounts accounts;

  Postman(Accounts accounts) {
    this.accounts = accounts;
  }

  /** Returns a delivery as one line of a file of recorded deliveries, without its end. */
  String line(Sending sending) {
    Delivery delivery = deliver(sending);
    ObjectNode out =
        Json.object()
            .put("receivedAt", delivery.receivedAt().toString())
            .put("adapter", sending.route().connection)
            .put("method", delivery.method())
            .put("query", delivery.query())
            .put("body", new String(delivery.body(), StandardCharsets.UTF_8));
    ObjectNode headers = out.putObject("headers");
    delivery.headers().forEach(headers::put);
    return Json.canonical(out);
  }

  private Delivery deliver(Sending sending) {
    return switch (sending.route()) {
      case WECOM, WECOM_CRM, NOWHERE -> byWeCom(sending);
      case PAY -> byWechatPay(sending);
      case WEIXIN_APP, WEIXIN_ACCOUNT, WEIXIN_SHOP -> byWeixin(sending);
      case HOST -> byHost(sending);
    };
  }

  private Delivery byWeCom(Sending sending) {
    WeComKit kit = accounts.wecom(sending.route(), sending.seed());
    Instant sent = sending.sentAt();
    Delivery delivery =
        switch (sending.manner()) {
          case GENUINE, MISDIRECTED -> kit.deliver(push(sending).xml(), sent);
          case GENUINE_JSON -> kit.deliverJson(push(sending).json(), sent);
          case HANDSHAKE -> kit.handshake(Long.toUnsignedString(sending.seed()), sent);
          case TAMPERED -> kit.faulty(Fault.TAMPERED_SIGNATURE, push(sending).xml(), sent);
          case UNSIGNED -> kit.faulty(Fault.MISSING_PARAMETER, push(sending).xml(), sent);
          case FOREIGN -> kit.faulty(Fault.WRONG_RECEIVE_ID, push(sending).xml(), sent);
          case WRONG_KEY -> kit.faulty(Fault.BAD_LENGTH, push(sending).xml(), sent);
          default -> throw unknown(sending);
        };
    return delivery.receivedAt(sending.receivedAt());
  }

  private static Push push(Sending sending) {
    Happening happening = sending.what().get(0);
    if (happening instanceof Happening.Added it) {
      Push push =
          it.half()
              ? ContactPush.halfAdded(Brand.CORP, it.steward(), it.contact().value(), it.at())
              : ContactPush.added(Brand.CORP, it.steward(), it.contact().value(), it.at());
      push = it.state().isEmpty() ? push : push.state(it.state());
      // The code is another for every app, and no part of what happened.
      return push.welcomeCode(Long.toUnsignedString(sending.seed(), 36));
    } else if (happening instanceof Happening.Removed it) {
      String contact = it.contact().value();
      return switch (it.how()) {
        case BY_CUSTOMER ->
            ContactPush.removedByCustomer(Brand.CORP, it.steward(), contact, it.at());
        case BY_STEWARD -> ContactPush.removedBySteward(Brand.CORP, it.steward(), contact, it.at());
        case BY_TRANSFER -> ContactPush.handedOver(Brand.CORP, it.steward(), contact, it.at());
      };
    } else if (happening instanceof Happening.Edited it) {
      return ContactPush.edited(Brand.CORP, it.steward(), it.contact().value(), it.at());
    } else if (happening instanceof Happening.HandOverFailed it) {
      return ContactPush.transferFailed(
          Brand.CORP, it.steward(), it.contact().value(), "customer_refused", it.at());
    } else if (happening instanceof Happening.LinkFollowed it) {
      return it.asked()
          ? AcquisitionPush.friendRequested(Brand.CORP, it.link(), it.state(), it.at())
          : AcquisitionPush.profileOpened(Brand.CORP, it.link(), it.state(), it.at());
    } else if (happening instanceof Happening.ChatStarted it) {
      return AcquisitionPush.chatStarted(
          Brand.CORP, it.steward(), it.contact().value(), it.link(), it.at());
    } else if (happening instanceof Happening.WroteAgain it) {
      String key = Long.toUnsignedString(sending.seed(), 36);
      return AcquisitionPush.customerWrote(Brand.CORP, it.link(), key, it.at());
    } else if (happening instanceof Happening.GroupChange it) {
      return push(it);
    } else if (happening instanceof Happening.Curiosity it) {
      return TagPush.created(Brand.CORP, it.id(), it.at());
    }
    throw unknown(sending);
  }

  private static Push push(Happening.GroupChange it) {
    return switch (it.turn()) {
      case CREATED -> GroupPush.created(Brand.CORP, it.chat(), it.at());
      case JOINED ->
          GroupPush.membersJoined(Brand.CORP, it.chat(), it.members(), it.from(), it.to(), it.at());
      case LEFT ->
          GroupPush.membersLeft(Brand.CORP, it.chat(), it.members(), it.from(), it.to(), it.at());
      case RENAMED -> GroupPush.renamed(Brand.CORP, it.chat(), it.at());
      case DISMISSED -> GroupPush.dismissed(Brand.CORP, it.chat(), it.at());
    };
  }

  private Delivery byWechatPay(Sending sending) {
    WechatPayKit kit = accounts.pay(sending.seed());
    Notice notice = notice(kit, sending);
    Instant sent = sending.sentAt();
    return switch (sending.manner()) {
      case GENUINE -> kit.send(notice, sent).receivedAt(sending.receivedAt());
      case SIGNATURE_TEST -> kit.faulty(io.siyu.miniprogram.kit.Fault.SIGNTEST, notice, sent);
      case TAMPERED -> kit.faulty(io.siyu.miniprogram.kit.Fault.CHANGED_BODY, notice, sent);
      case UNSIGNED -> kit.faulty(io.siyu.miniprogram.kit.Fault.MISSING_HEADER, notice, sent);
      case STALE -> kit.faulty(io.siyu.miniprogram.kit.Fault.STALE, notice, sent);
      case WRONG_KEY -> kit.faulty(io.siyu.miniprogram.kit.Fault.WRONG_API_V3_KEY, notice, sent);
      case UNKNOWN_SERIAL -> kit.faulty(io.siyu.miniprogram.kit.Fault.UNKNOWN_SERIAL, notice, sent);
      case FOREIGN ->
          kit.send(notice.resource(notice.resource().replace(Brand.MERCHANT, "1900099999")), sent);
      default -> throw unknown(sending);
    };
  }

  private static Notice notice(WechatPayKit kit, Sending sending) {
    Happening happening = sending.what().get(0);
    if (happening instanceof Happening.Paid it) {
      Notice notice =
          kit.paid(
              it.number().value(),
              it.transaction(),
              it.payer().map(IdentityKey::value).orElse("nobody"),
              it.total(),
              it.payerTotal(),
              it.at());
      return it.payer().isPresent() ? notice : withoutPayer(notice);
    } else if (happening instanceof Happening.Refunded it) {
      return kit.refunded(
          it.number().value(),
          it.transaction(),
          it.refund(),
          it.outcome().name(),
          it.total(),
          it.payerTotal(),
          it.at());
    } else if (happening instanceof Happening.Curiosity it) {
      ObjectNode resource = Json.object().put("mchid", Brand.MERCHANT).put("stock_id", it.id());
      return kit.other("COUPON.USE", Json.canonical(resource), it.at());
    }
    throw unknown(sending);
  }

  private static Notice withoutPayer(Notice notice) {
    try {
      JsonNode resource = Json.parse(notice.resource());
      ((ObjectNode) resource).remove("payer");
      return notice.resource(Json.canonical(resource));
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("the kit's resource is not JSON", e);
    }
  }

  private Delivery byWeixin(Sending sending) {
    WeixinKit kit = accounts.weixin(sending.route(), sending.seed());
    Instant sent = sending.sentAt();
    Delivery delivery =
        switch (sending.manner()) {
          case GENUINE -> kit.deliver(weixinPush(sending).xml(), sent);
          case GENUINE_JSON -> kit.deliver(weixinPush(sending).json(), sent);
          case HANDSHAKE -> kit.handshake(Long.toUnsignedString(sending.seed()), sent);
          case TAMPERED -> kit.faulty(PushFault.SIGNATURE_OF_CLEAR_MODE, weixinPush(sending));
          case UNSIGNED -> kit.faulty(PushFault.MISSING_PARAMETER, weixinPush(sending));
          case FOREIGN -> kit.faulty(PushFault.WRONG_RECEIVE_ID, weixinPush(sending));
          case WRONG_KEY -> kit.faulty(PushFault.BAD_LENGTH, weixinPush(sending));
          default -> throw unknown(sending);
        };
    return delivery.receivedAt(sending.receivedAt());
  }

  private static WeixinPush weixinPush(Sending sending) {
    return WeixinPushes.of(sending.what().get(0));
  }

  private Delivery byHost(Sending sending) {
    CloudEventsKit kit = accounts.host(sending.seed());
    Delivery first = hostDelivery(kit, sending);
    Duration since = Duration.between(sending.sentAt(), sending.receivedAt());
    return switch (sending.manner()) {
      case GENUINE -> since.isZero() ? first : kit.again(first, sending.receivedAt());
      case TAMPERED -> kit.faulty(Reason.SIGNATURE_MISMATCH, first);
      case UNSIGNED -> kit.faulty(Reason.SIGNATURE_PARAM_MISSING, first);
      case STALE -> kit.faulty(Reason.STALE_TIMESTAMP, first);
      default -> throw unknown(sending);
    };
  }

  private static Delivery hostDelivery(CloudEventsKit kit, Sending sending) {
    List<String> events = new ArrayList<>();
    for (Happening happening : sending.what()) {
      String id = events.isEmpty() ? sending.id() : sending.id() + "." + events.size();
      events.add(HostEvents.write(id, happening));
    }
    return events.size() == 1
        ? kit.single(sending.sentAt(), events.get(0))
        : kit.batch(sending.sentAt(), events);
  }

  private static IllegalStateException unknown(Sending sending) {
    return new IllegalStateException(
        "nothing of this kind goes this way: " + sending.route() + " " + sending.manner());
  }
}
