package io.siyu;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.siyu.dossier.Dossier;
import io.siyu.dossier.OrderFile;
import io.siyu.event.Event;
import io.siyu.event.FactKind;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import io.siyu.json.Json;
import io.siyu.playbook.ErasurePolicy;
import io.siyu.playbook.Playbook;
import io.siyu.spi.EventStore.Erased;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was done when a person was erased (擦除回执), for the person and for the files: it names neither
 * the person nor what now stands in their place. Immutable.
 *
 * @param at up to when whatever happened is nobody's
 * @param keys how many keys of each type were deleted
 * @param links how many statements that two keys belong together were deleted
 * @param signals how many waiting signals were deleted
 * @param reduced how many events of each kind lost everything that led to the person: keys, texts,
 *     tags and stewards
 * @param kept what is kept, on which ground, and until when
 */
public record ErasureReceipt(
    Instant at,
    Map<KeyType, Integer> keys,
    int links,
    int signals,
    Map<FactKind, Integer> reduced,
    List<Kept> kept) {
  /** Copies. */
  public ErasureReceipt {
    keys = Maps.immutableEnumMap(ImmutableMap.copyOf(keys));
    reduced = Maps.immutableEnumMap(reduced);
    kept = ImmutableList.copyOf(kept);
  }

  /** What is kept of somebody erased. */
  public enum What {
    /** Orders, under a pseudonym that no key leads to: number hashed, products, money, instants. */
    ORDERS,
    /** Kind, instant, pool, channel, points and tier of everything else, under that pseudonym. */
    STATISTICS,
    /**
     * That the pseudonym has a key that others have too, or one that they were not believed to
     * share: else others would become other persons.
     */
    LINKS,
    /** Keyed hashes of the keys, so that nothing that arrives later brings the person back. */
    SUPPRESSION
  }

  /**
   * Something kept.
   *
   * @param what what it is
   * @param count how many events, or how many hashes
   * @param ground on which ground
   * @param until until when it must be kept; empty where nothing sets an end
   */
  public record Kept(What what, int count, String ground, Optional<Instant> until) {}

  /** What an erasure does not reach, whoever asks for it. */
  public enum NotCovered {
    /** Keys that are found to be the person's only later: ask again once they are known. */
    LINKS_FOUND_LATER,
    /** What the platforms and the host's other systems hold, and what was exported before. */
    COPIES_ELSEWHERE
  }

  static ErasureReceipt of(Dossier person, Erased erased, Playbook playbook) {
    Map<KeyType, Integer> keys = new EnumMap<>(KeyType.class);
    for (IdentityKey key : person.keys()) {
      keys.merge(key.type(), 1, Integer::sum);
    }
    int ofOrders = person.orders().stream().mapToInt(order -> order.events().size()).sum();
    List<Kept> kept = new ArrayList<>();
    if (ofOrders > 0) {
      ErasurePolicy policy = playbook.erasure();
      Optional<Instant> last =
          person.orders().stream()
              .map(OrderFile::events)
              .flatMap(List::stream)
              .map(Event::occurredAt)
              .max(Comparator.naturalOrder());
      kept.add(
          new Kept(
              What.ORDERS,
              ofOrders,
              policy.orderGround(),
              last.map(
                  it -> it.atZone(playbook.zone()).plusYears(policy.orderYears()).toInstant())));
    }
    if (erased.events() > ofOrders) {
      kept.add(
          new Kept(
              What.STATISTICS, erased.events() - ofOrders, "去标识化的统计，不再指向个人", Optional.empty()));
    }
    if (erased.shared() > 0) {
      kept.add(new Kept(What.LINKS, erased.shared(), "防止他人的身份因此改变", Optional.empty()));
    }
    kept.add(new Kept(What.SUPPRESSION, person.keys().size(), "防止被删除的个人信息重新进入", Optional.empty()));
    return new ErasureReceipt(
        erased.at(), keys, erased.links(), erased.signals(), erased.reduced(), kept);
  }

  /** Returns the canonical JSON form, {@code "siyu":"erasure/1"}. */
  public String toJson() {
    ObjectNode out = Json.object().put("siyu", "erasure/1").put("at", at.toString());
    ObjectNode deleted = out.putObject("deleted").put("links", links).put("signals", signals);
    ObjectNode byType = deleted.putObject("keys");
    keys.forEach((type, count) -> byType.put(type.wireName(), count));
    ObjectNode byFact = out.putObject("reduced");
    reduced.forEach((kind, count) -> byFact.put(kind.wireName(), count));
    ArrayNode list = out.putArray("kept");
    for (Kept each : kept) {
      ObjectNode object =
          list.addObject()
              .put("what", each.what().name())
              .put("count", each.count())
              .put("ground", each.ground());
      each.until().ifPresent(until -> object.put("until", until.toString()));
    }
    ArrayNode notCovered = out.putArray("notCovered");
    for (NotCovered each : NotCovered.values()) {
      notCovered.add(each.name());
    }
    return Json.pretty(out);
  }
}
