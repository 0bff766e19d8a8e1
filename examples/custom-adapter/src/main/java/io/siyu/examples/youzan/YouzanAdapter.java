package io.siyu.examples.youzan;

import com.google.common.hash.Hashing;
import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Mode;
import io.siyu.event.OrderDescribed;
import io.siyu.event.OrderLine;
import io.siyu.event.OrderPaid;
import io.siyu.event.Provenance;
import io.siyu.event.Source;
import io.siyu.event.Unmapped;
import io.siyu.identity.AccountSubject;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.Subject;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.money.Money;
import io.siyu.spi.ConnectionConfig;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.PlatformAdapterFactory;
import io.siyu.spi.Reason;
import io.siyu.spi.Reply;
import io.siyu.spi.Translation;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Verifies the pushes of one Youzan shop (有赞店铺) and makes events of what is signed, {@code msg}.
 * Not even {@code type} gets into an event, or an unpaid order's push could be sent again as paid.
 * {@code msg} shows an order as it stands: each push of it states the same facts, in any order.
 */
public final class YouzanAdapter implements PlatformAdapter {
  /** Fields: clientId, kdtId, clientSecret; previousClientSecrets and bodyBytesMax if wanted. */
  public static final class Factory implements PlatformAdapterFactory {
    @Override
    public String type() {
      return "youzan";
    }

    @Override
    public PlatformAdapter create(ConnectionConfig config) {
      return new YouzanAdapter(config);
    }
  }

  private static final Reply DONE = Reply.json(200, "{\"code\":0,\"msg\":\"success\"}");
  private static final Reply REFUSAL = Reply.json(400, "{\"code\":1,\"msg\":\"refused\"}");

  private final String clientId;
  private final long kdtId;
  private final Source shop;
  private final List<String> secrets;
  private final int bodyBytesMax;

  private YouzanAdapter(ConnectionConfig config) {
    clientId = config.json().text("clientId");
    kdtId = config.json().number("kdtId");
    shop = new Source("youzan/" + kdtId);
    secrets = new ArrayList<>(config.secretList("previousClientSecrets"));
    secrets.add(config.secret("clientSecret"));
    bodyBytesMax = config.bodyBytesMax();
  }

  @Override
  public Translation translate(Delivery delivery) {
    if (!delivery.method().equals("POST")) {
      return refuse(Reason.METHOD_NOT_ALLOWED, "Youzan pushes by POST");
    }
    if (delivery.body().length > bodyBytesMax) {
      return refuse(Reason.BODY_TOO_LARGE, "raise bodyBytesMax, which is " + bodyBytesMax);
    }
    String text = new String(delivery.body(), StandardCharsets.UTF_8);
    Optional<JsonObject> body = JsonObject.parse(text, new Violations());
    if (body.isEmpty()) {
      return refuse(Reason.MALFORMED, "hand on the body as it came, which is JSON");
    }
    if (body.get().flag("test", false)) {
      return new Translation.Handshake(DONE); // signed or not: no event comes of it
    }
    String sender = body.get().optionalText("client_id");
    String msg = body.get().optionalText("msg");
    String sign = body.get().optionalText("sign");
    if (sender.isEmpty() || msg.isEmpty() || sign.isEmpty()) {
      return refuse(Reason.SIGNATURE_PARAM_MISSING, "the body needs client_id, msg and sign");
    }
    if (!isSigned(sender + msg, sign)) {
      return refuse(Reason.SIGNATURE_MISMATCH, "clientSecret must be that of the application");
    }
    if (!sender.equals(clientId) || body.get().number("kdt_id") != kdtId) {
      return refuse(Reason.RECEIVE_ID_MISMATCH, "the push is not for clientId and kdtId");
    }
    return read(msg);
  }

  private static Translation refuse(Reason reason, String hint) {
    return new Translation.Rejected(reason, hint, REFUSAL);
  }

  @SuppressWarnings("deprecation") // MD5 is what Youzan signs with
  private boolean isSigned(String text, String sign) {
    byte[] given = sign.getBytes(StandardCharsets.UTF_8);
    return secrets.stream()
        .map(secret -> Hashing.md5().hashString(text + secret, StandardCharsets.UTF_8).toString())
        .anyMatch(it -> MessageDigest.isEqual(it.getBytes(StandardCharsets.UTF_8), given));
  }

  /** Refuses nothing: what facts cannot tell is kept as unmapped. */
  private Translation read(String msg) {
    List<Event> events = new ArrayList<>();
    Violations violations = new Violations();
    String text = msg;
    boolean told = false;
    try {
      text = URLDecoder.decode(msg, StandardCharsets.UTF_8);
      Optional<JsonObject> in = JsonObject.parse(text, violations);
      told = in.isPresent() && in.get().has("full_order_info") && tell(in.get(), events);
    } catch (IllegalArgumentException | DateTimeException e) {
      violations.add("", "must be URL-encoded, with ids, counts and times that can be");
    }
    if (!told || !violations.isEmpty()) {
      String values = text.replaceAll("\"[^\"]*\"\\s*:", " ");
      Stream<String> ids =
          Stream.of(values.split("[^\\w.+@|*/=$-]+")).filter(it -> it.length() > 3);
      Fact fact = new Unmapped("msg", text, ids.distinct().sorted().toList());
      String key = "unmapped:" + Hashing.sha256().hashString(text, StandardCharsets.UTF_8);
      events.add(event(key, Instant.EPOCH, new AccountSubject(shop.text()), List.of(), fact));
    }
    List<String> warnings = violations.list().stream().map(it -> "msg" + it).toList();
    return new Translation.Accepted(events, List.of(), warnings, DONE);
  }

  private Event event(String key, Instant at, Subject subject, List<Claim> claims, Fact fact) {
    return Event.of(key, at, shop, subject, claims, fact, Provenance.CALLBACK);
  }

  /** Adds what facts can tell of an order, and answers whether that is all. */
  private boolean tell(JsonObject in, List<Event> events) {
    JsonObject order = in.object("full_order_info");
    JsonObject info = order.object("order_info");
    JsonObject pay = order.object("pay_info");
    String status = info.text("status");
    String paidAt = info.optionalText("pay_time");
    IdentityKey number = IdentityKey.orderNo(shop.text(), info.text("tid"));
    List<Claim> buyer = new ArrayList<>();
    String openId = order.object("buyer_info").optionalText("yz_open_id");
    if (!openId.isEmpty()) {
      buyer.add(Claim.buyer(IdentityKey.openId(shop.text(), openId)));
    }
    List<Claim> claims = new ArrayList<>(buyer);
    if (info.optionalNumber("pay_type").orElse(0) == 1) {
      // By the shop's own account at WeChat Pay, which tells of the same payments.
      for (String payment : pay.texts("outer_transactions")) {
        if (!payment.isEmpty()) {
          claims.add(Claim.same(IdentityKey.paymentNo("wxpay", payment)));
        }
      }
    }
    // While it waits, a deposit at most is paid; closed, it does not say how much was.
    if (!paidAt.isEmpty() && !List.of("WAIT_BUYER_PAY", "TRADE_CLOSED").contains(status)) {
      Optional<Money> total = yuan(pay, "payment");
      Fact fact = new OrderPaid("", Authority.PLATFORM, total, Optional.empty(), Mode.LIVE);
      events.add(event("paid:" + number.text(), beijing(paidAt), number, claims, fact));
    }
    List<OrderLine> lines = order.objects("orders").stream().map(YouzanAdapter::line).toList();
    Fact fact = new OrderDescribed(lines, Optional.empty(), List.of());
    Instant created = beijing(info.text("created"));
    events.add(event("order:" + number.text(), created, number, buyer, fact));
    // Of what comes later, such as sending, this reads no time and so states no fact.
    return List.of("WAIT_BUYER_PAY", "WAIT_SELLER_SEND_GOODS").contains(status);
  }

  private static OrderLine line(JsonObject in) {
    long id = in.optionalNumber("item_id").orElseThrow(IllegalArgumentException::new);
    return new OrderLine("" + id, in.number("num"), Optional.empty(), yuan(in, "payment"));
  }

  private static Optional<Money> yuan(JsonObject in, String name) {
    String text = in.text(name);
    if (text.matches("[0-9]{1,10}([.][0-9]{1,2})?")) {
      return Optional.of(Money.fen(new BigDecimal(text).movePointRight(2).longValueExact()));
    }
    in.violation(name, "must be yuan with two decimals at most; the amount stays unknown");
    return Optional.empty();
  }

  private static Instant beijing(String time) {
    return Instant.parse(time.replace(' ', 'T') + "+08:00");
  }
}
