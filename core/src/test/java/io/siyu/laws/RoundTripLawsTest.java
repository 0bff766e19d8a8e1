package io.siyu.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.Report;
import io.siyu.channel.Placement;
import io.siyu.event.Event;
import io.siyu.identity.KeyClass;
import io.siyu.identity.KeyType;
import io.siyu.json.Json;
import io.siyu.json.Json.MalformedJsonException;
import io.siyu.json.Violations.Violation;
import io.siyu.playbook.Playbook;
import io.siyu.playbook.PlaybookException;
import io.siyu.pool.Capability;
import io.siyu.pool.TrafficPool;
import io.siyu.pool.UserPool;
import io.siyu.product.ProductRole;
import io.siyu.testing.Histories;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written can be read back, and what cannot be understood is said, all of it. */
class RoundTripLawsTest {
  @Provide
  Arbitrary<List<Event>> histories() {
    return Histories.histories();
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Histories.instants();
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Histories.seeds();
  }

  @Property(tries = 1_000)
  @Label("L-8 a report reads back equal, and is written as the same bytes again")
  void reports_round_trip(
      @ForAll("histories") List<Event> history, @ForAll("instants") Instant asOf) {
    Report report = World.siyu(World.filled(history), World.FIRST).report(Histories.MARCH, asOf);
    Report read = Report.parse(report.toJson());
    assertThat(read).isEqualTo(report);
    assertThat(read.toJson()).isEqualTo(report.toJson());
  }

  private static <E extends Enum<E>> String one(Random random, Class<E> type) {
    E[] all = type.getEnumConstants();
    return all[random.nextInt(all.length)].name();
  }

  private static String text(Random random) {
    String[] parts = {"私域", "a", "\"", "\\", "é", "\u2028", " ", "😀", "%", ":"};
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      text.append(parts[random.nextInt(parts.length)]);
    }
    return text.toString();
  }

  private static ObjectNode playbook(Random random) {
    ObjectNode out =
        Json.object()
            .put("siyu", "playbook/1")
            .put("version", "v" + text(random))
            .put("zone", random.nextBoolean() ? "Asia/Shanghai" : "+05:30")
            .put("currency", random.nextBoolean() ? "CNY" : "USD");
    if (random.nextBoolean()) {
      ObjectNode identity = out.putObject("identity");
      for (KeyType type : KeyType.values()) {
        if (random.nextInt(3) == 0) {
          ObjectNode rule =
              identity.putObject(type.wireName()).put("limit", 1 + random.nextInt(1_000));
          rule.put("single", random.nextBoolean());
          if (type.defaultClass() != KeyClass.ORDER) {
            rule.putArray("blocked").add("b" + text(random)).add("a");
          }
          rule.put("class", type.defaultClass().name());
        }
      }
    }
    ArrayNode traffic = out.putArray("trafficPools");
    ArrayNode pools = out.putArray("userPools");
    ArrayNode channels = out.putArray("channels");
    ArrayNode products = out.putArray("products");
    for (int i = random.nextInt(4); i >= 0; i--) {
      traffic
          .addObject()
          .put("id", "t" + i)
          .put("name", text(random))
          .put("kind", one(random, TrafficPool.Kind.class));
      ObjectNode pool =
          pools
              .addObject()
              .put("id", "u" + i)
              .put("kind", one(random, UserPool.Kind.class))
              .put("account", text(random) + i);
      pool.putArray("capabilities").add(one(random, Capability.class));
      ObjectNode channel =
          channels
              .addObject()
              .put("code", text(random) + i)
              .put("trafficPool", "t" + i)
              .put("placement", one(random, Placement.class));
      channel.putArray("userPools").add("u" + i);
      ObjectNode product =
          products.addObject().put("sku", text(random) + i).put("price", random.nextInt(9_999));
      product
          .putArray("roles")
          .add(one(random, ProductRole.class))
          .add(one(random, ProductRole.class));
    }
    if (random.nextBoolean()) {
      out.putObject("stages")
          .put("nurturedAfter", 1 + random.nextInt(9))
          .put("leastOrder", random.nextInt(9));
      out.putObject("attribution")
          .put("model", random.nextBoolean() ? "FIRST_TOUCH" : "LAST_TOUCH");
    }
    return out;
  }

  @Property(tries = 1_000)
  @Label("L-8 a playbook reads back equal, and its canonical form is its own")
  void playbooks_round_trip(@ForAll("seeds") long seed) throws MalformedJsonException {
    String given = Json.canonical(playbook(new Random(seed)));
    Playbook playbook = Playbook.parse(given);
    Playbook read = Playbook.parse(playbook.toJson());
    assertThat(read).isEqualTo(playbook);
    assertThat(read.toJson()).isEqualTo(playbook.toJson());
    // Nothing that was given is lost: each element is there as it was written, but for sorted and
    // single words.
    JsonNode written = Json.parse(playbook.toJson());
    JsonNode was = Json.parse(given);
    for (String field :
        List.of("version", "zone", "currency", "trafficPools", "userPools", "channels")) {
      assertThat(written.get(field)).isEqualTo(was.get(field));
    }
    for (int i = 0; i < was.get("products").size(); i++) {
      assertThat(written.at("/products/" + i + "/sku"))
          .isEqualTo(was.at("/products/" + i + "/sku"));
      assertThat(written.at("/products/" + i + "/price"))
          .isEqualTo(was.at("/products/" + i + "/price"));
    }
  }

  @Property(tries = 1_000)
  @Label("L-8 unknown fields of a playbook are violations with their pointers, all of them at once")
  void unknown_fields_of_a_playbook_are_violations(@ForAll("seeds") long seed) {
    Random random = new Random(seed);
    ObjectNode playbook = playbook(random);
    List<String> pointers = new ArrayList<>();
    plant(playbook, "", random, pointers);
    Assume.that(!pointers.isEmpty());
    assertThatThrownBy(() -> Playbook.parse(Json.canonical(playbook)))
        .isInstanceOfSatisfying(
            PlaybookException.class,
            e ->
                assertThat(e.violations().stream().map(Violation::pointer))
                    .containsExactlyInAnyOrderElementsOf(pointers));
  }

  private static void plant(JsonNode node, String pointer, Random random, List<String> pointers) {
    node.properties()
        .forEach(f -> plant(f.getValue(), pointer + "/" + f.getKey(), random, pointers));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      plant(node.get(i), pointer + "/" + i, random, pointers);
    }
    if (node instanceof ObjectNode object && random.nextInt(4) == 0) {
      object.put("zzz", 1);
      pointers.add(pointer + "/zzz");
    }
  }
}
