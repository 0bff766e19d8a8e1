package io.siyu.examples.quickstart.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.examples.quickstart.simulation.Catalogue.Line;
import io.siyu.identity.ChannelDay;
import io.siyu.identity.GroupChat;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.Subject;
import io.siyu.json.Json;
import io.siyu.tck.CloudEventsKit;
import java.time.Instant;
import java.util.OptionalLong;

/** Writes what the host has to say as CloudEvents (宿主事件). */
final class HostEvents {
  private static final String REASON = "客服确认";

  private HostEvents() {}

  /** Returns a happening as a CloudEvent, with an id that is the same whenever it is sent. */
  static String write(String id, Happening happening) {
    ObjectNode data = Json.object();
    Subject subject = describe(happening, data);
    return CloudEventsKit.event(
        happening.kind().wireName(),
        id,
        Brand.HOST,
        subject.text(),
        time(id, happening.at()),
        Json.canonical(data));
  }

  /** Hosts write times with either offset; both are one instant. */
  private static String time(String id, Instant at) {
    return id.hashCode() % 2 == 0
        ? at.toString()
        : at.atZone(Season.ZONE).toOffsetDateTime().toString();
  }

  private static Subject describe(Happening happening, ObjectNode data) {
    if (happening instanceof Happening.Touched it) {
      text(data, "channel", it.channel());
      if (!it.anew()) {
        data.put("repeat", true);
      }
      return it.who();
    } else if (happening instanceof Happening.Entered it) {
      text(data.put("pool", it.pool()).put("by", "CUSTOMER"), "channel", it.channel());
      return it.who();
    } else if (happening instanceof Happening.Exited it) {
      data.put("pool", it.pool()).put("by", "CUSTOMER");
      return it.who();
    } else if (happening instanceof Happening.Spoke it) {
      data.put("pool", it.pool())
          .put("what", "message")
          .put("direction", it.inbound() ? "INBOUND" : "OUTBOUND");
      return it.who();
    } else if (happening instanceof Happening.Recognised it) {
      claim(data.put("evidence", it.evidence()).putArray("claims"), it.alsoKnownAs(), "SAME");
      return it.who();
    } else if (happening instanceof Happening.Vouched it) {
      claim(data.put("reason", REASON).putArray("claims"), it.other(), "SAME");
      return it.who();
    } else if (happening instanceof Happening.Recommended it) {
      data.put("invitee", it.invitee().text())
          .put("campaign", "spring")
          .put("qualified", it.qualified());
      return it.who();
    } else if (happening instanceof Happening.Viewed it) {
      data.put("pool", Brand.MINI_SHOP).put("what", "product").put("item", it.sku());
      return it.who();
    } else if (happening instanceof Happening.Voted it) {
      data.put("panel", it.panel()).put("candidate", it.candidate());
      stars(data, it.stars());
      return it.who();
    } else if (happening instanceof Happening.Pledged it) {
      data.put("campaign", it.campaign()).put("sku", it.sku()).put("units", it.units());
      return it.who();
    } else if (happening instanceof Happening.Labelled it) {
      data.put("tag", it.tag());
      return it.who();
    } else if (happening instanceof Happening.ConsentGiven it) {
      data.put("purpose", it.purpose())
          .put("scope", it.forPerson() ? "PERSON" : "PROFILE")
          .put("basis", "CONSENT")
          .put("notice", "2026-02")
          .put("evidence", "form/" + it.at().getEpochSecond());
      text(data, "channel", it.channel());
      it.expires().ifPresent(end -> data.put("expires", end.toString()));
      return it.who();
    } else if (happening instanceof Happening.ConsentWithdrawn it) {
      data.put("evidence", "form/" + it.at().getEpochSecond());
      text(data, "purpose", it.purpose());
      text(data, "channel", it.channel());
      return it.who();
    } else if (happening instanceof Happening.PointsAdjusted it) {
      data.put("ledger", it.ledger()).put("points", it.points()).put("reason", REASON);
      text(data, "returns", it.returns());
      return it.who();
    } else if (happening instanceof Happening.PointsSpent it) {
      data.put("ledger", it.ledger())
          .put("points", it.points())
          .put("spending", it.spending())
          .put("what", "礼品");
      return it.who();
    } else if (happening instanceof Happening.TierGranted it) {
      text(data.put("reason", REASON), "tier", it.tier());
      it.until().ifPresent(end -> data.put("until", end.toString()));
      return it.who();
    } else if (happening instanceof Happening.Appealed it) {
      data.put("against", "standing").put("outcome", it.outcome().name()).put("reason", REASON);
      return it.who();
    } else if (happening instanceof Happening.GroupAsked it) {
      it.members().forEach(data.put("version", it.version()).putArray("members")::add);
      return new GroupChat(Brand.CONTACTS_ACCOUNT, it.chat());
    } else if (happening instanceof Happening.Invoiced it) {
      money(data, "amount", OptionalLong.of(it.amount()));
      data.put("revision", it.revision());
      text(data, "cost", it.cost().equals(Happening.Invoiced.MEDIA) ? "" : it.cost());
      return new ChannelDay(it.channel(), it.day());
    } else if (happening instanceof Happening.Counted it) {
      data.put(it.clicks() ? "clicks" : "impressions", it.times()).put("revision", it.revision());
      return new ChannelDay(it.channel(), it.day());
    } else if (happening instanceof Happening.Claimed it) {
      it.conversions().ifPresent(number -> data.put("conversions", number));
      money(data.put("revision", it.revision()), "amount", it.amount());
      return new ChannelDay(it.channel(), it.day());
    } else if (happening instanceof Happening.Baited it) {
      data.put("bait", it.bait()).put("people", it.people()).put("revision", it.revision());
      it.taken().ifPresent(taken -> data.put("taken", taken));
      return new ChannelDay(it.channel(), it.day());
    }
    return describeOrder(happening, data);
  }

  private static Subject describeOrder(Happening happening, ObjectNode data) {
    if (happening instanceof Happening.Described it) {
      ArrayNode lines = data.putArray("lines");
      it.lines().forEach(line -> line(lines.addObject(), line));
      money(data, "total", it.total());
      if (!it.coupon().isEmpty()) {
        data.putArray("coupons").add(it.coupon());
      }
      ArrayNode claims = data.putArray("claims");
      it.merchantNumber().ifPresent(number -> claim(claims, number, "SAME"));
      it.buyer().ifPresent(buyer -> claim(claims, buyer, "BUYER"));
      return it.number();
    } else if (happening instanceof Happening.Booked it) {
      text(data, "payment", it.receipt());
      data.put("authority", "HOST").put("mode", it.sandbox() ? "SANDBOX" : "LIVE");
      money(data, "total", it.total());
      it.buyer().ifPresent(buyer -> claim(data.putArray("claims"), buyer, "BUYER"));
      return it.number();
    } else if (happening instanceof Happening.HandedBack it) {
      data.put("refund", it.refund()).put("authority", "HOST").put("outcome", "SUCCESS");
      money(data, "total", OptionalLong.of(it.total()));
      return it.number();
    } else if (happening instanceof Happening.Reviewed it) {
      text(data, "sku", it.sku());
      stars(data, it.stars());
      return it.number();
    } else if (happening instanceof Happening.Teamed it) {
      data.put("activity", CocreationPlan.GROUP_BUY)
          .put("team", it.team())
          .put("sku", it.sku())
          .put("role", it.opened() ? "OPENER" : "MEMBER");
      return it.number();
    }
    throw new IllegalStateException("a platform tells this, not the host: " + happening.kind());
  }

  private static void stars(ObjectNode data, int stars) {
    data.put("score", stars).put("best", 5);
  }

  private static void text(ObjectNode data, String name, String value) {
    if (!value.isEmpty()) {
      data.put(name, value);
    }
  }

  private static void money(ObjectNode data, String name, OptionalLong fen) {
    fen.ifPresent(minor -> data.putObject(name).put("minor", minor).put("currency", "CNY"));
  }

  private static void line(ObjectNode out, Line line) {
    out.put("sku", line.sku()).put("units", line.units());
    money(out, "list", OptionalLong.of(line.list()));
    money(out, "paid", OptionalLong.of(line.paid()));
  }

  private static void claim(ArrayNode claims, IdentityKey key, String role) {
    claims.addObject().put("key", key.text()).put("role", role);
  }
}
