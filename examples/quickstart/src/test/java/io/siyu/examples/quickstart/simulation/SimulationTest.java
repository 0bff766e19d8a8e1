package io.siyu.examples.quickstart.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Event;
import io.siyu.examples.quickstart.simulation.Accounts.Route;
import io.siyu.examples.quickstart.simulation.Happening.Outcome;
import io.siyu.examples.quickstart.simulation.Happening.Removal;
import io.siyu.examples.quickstart.simulation.Happening.Turn;
import io.siyu.examples.quickstart.simulation.Sending.Manner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SimulationTest {
  private static Simulation of(int persons, int days, long seed) {
    return Simulation.of(new SimulationParameters(persons, days, seed));
  }

  private static List<String> lines(Simulation simulation) {
    List<String> out = new ArrayList<>();
    simulation.writeDeliveries(out::add);
    return out;
  }

  @Test
  void equal_parameters_give_equal_texts() {
    Simulation one = of(120, 20, 5);
    Simulation other = of(120, 20, 5);
    assertThat(lines(other)).isEqualTo(lines(one)).hasSizeGreaterThan(500);
    assertThat(other.truth()).isEqualTo(one.truth());
    assertThat(other.erasures()).isEqualTo(one.erasures()).isNotEmpty();
    assertThat(other.connectionsJson()).isEqualTo(one.connectionsJson());
    assertThat(other.playbookJson()).isEqualTo(one.playbookJson());
  }

  @Test
  void another_seed_gives_another_world_and_other_secrets() {
    Simulation one = of(50, 20, 5);
    Simulation other = of(50, 20, 6);
    assertThat(lines(other)).doesNotContainAnyElementsOf(lines(one));
    assertThat(other.truth()).isNotEqualTo(one.truth());
    assertThat(other.connectionsJson()).isNotEqualTo(one.connectionsJson());
  }

  @Test
  void the_adapters_make_of_the_deliveries_exactly_what_happened() {
    Simulation simulation = of(200, 31, 3);
    Door door = new Door(simulation.connectionsJson());
    simulation.writeDeliveries(door::receive);

    ExpectedIntake expected = simulation.expectedIntake();
    assertThat(door.deliveries).isEqualTo(expected.deliveries());
    assertThat(door.believed).isEqualTo(expected.acceptedOrDuplicate());
    assertThat(door.handshakes).isEqualTo(expected.handshake());
    assertThat(door.probes).isEqualTo(expected.probe());
    assertThat(door.rejected).isEqualTo(expected.rejected());
    assertThat(door.warnings).isZero();
    assertThat(door.duplicateEvents).isPositive();

    Map<String, Long> told =
        door.events.values().stream()
            .collect(
                Collectors.groupingBy(SimulationTest::name, TreeMap::new, Collectors.counting()));
    Map<String, Long> happened =
        simulation.happenings().stream()
            .flatMap(it -> it.kinds().stream().map(kind -> kind.wireName() + it.at()))
            .collect(Collectors.groupingBy(it -> it, TreeMap::new, Collectors.counting()));
    assertThat(told).isEqualTo(happened);
  }

  private static String name(Event event) {
    return event.fact().kind().wireName() + event.occurredAt();
  }

  @Test
  void every_kind_of_happening_occurs_among_two_thousand() {
    TreeSet<String> seen = new TreeSet<>();
    Simulation simulation = of(2000, 31, 1);
    for (Happening happening : simulation.happenings()) {
      seen.add(happening.getClass().getSimpleName());
      seen.addAll(variants(happening));
      seen.add(happening.at().isBefore(simulation.window().start()) ? "history" : "no history");
      seen.add(happening.at().isBefore(simulation.asOf()) ? "in time" : "too late");
      seen.add(happening.at().equals(simulation.asOf()) ? "at the very end" : "not at the end");
    }
    TreeSet<String> wanted = new TreeSet<>();
    for (Class<?> kind : Happening.class.getPermittedSubclasses()) {
      wanted.add(kind.getSimpleName());
    }
    wanted.addAll(
        List.of(
            "history",
            "too late",
            "at the very end",
            "half",
            "full",
            "known state",
            "foreign state",
            "no state",
            "touch again",
            "touch of a device",
            "linked",
            "unlinked",
            "unlinked device",
            "unlinked order",
            "pendingid",
            "no buyer",
            "no payer",
            "host number",
            "coupon",
            "sandbox",
            "amount unknown",
            "midnight",
            "to oneself",
            "unqualified",
            "restated",
            "cost of MEDIA",
            "cost of BAIT",
            "cost of REWARD",
            "cost of STAFF",
            "cost of RENT",
            "impressions",
            "clicks",
            "taken",
            "offered only",
            "claimed in numbers",
            "claimed in money",
            "untagged",
            "consent of an account",
            "consent for the person",
            "consent that expires",
            "a look by a link",
            "a request by a link",
            "followed by a code",
            "followed without a code",
            "received by customer",
            "received by time",
            "a shop's order stated",
            "review of a product",
            "review of an order",
            "pledged",
            "pledge taken back",
            "opened a team",
            "joined a team"));
    for (Removal how : Removal.values()) {
      wanted.add(how.name());
    }
    for (Turn turn : Turn.values()) {
      wanted.add("group " + turn);
    }
    for (Outcome outcome : Outcome.values()) {
      wanted.add(outcome.name());
    }
    assertThat(seen).containsAll(wanted);
  }

  private static List<String> variants(Happening happening) {
    List<String> out = new ArrayList<>();
    if (happening instanceof Happening.Added it) {
      out.add(it.half() ? "half" : "full");
      boolean known = Brand.CHANNELS.stream().anyMatch(c -> c.code().equals(it.state()));
      out.add(it.state().isEmpty() ? "no state" : known ? "known state" : "foreign state");
    } else if (happening instanceof Happening.Removed it) {
      out.add(it.how().name());
    } else if (happening instanceof Happening.Touched it) {
      out.add(it.anew() ? "" : "touch again");
      out.add("touch of a " + it.who().type().wireName());
    } else if (happening instanceof Happening.Vouched it) {
      out.add(it.same() ? "linked" : "unlinked");
      out.add((it.same() ? "linked " : "unlinked ") + it.other().type().wireName());
    } else if (happening instanceof Happening.Recognised it) {
      out.add(it.alsoKnownAs().type().wireName());
    } else if (happening instanceof Happening.Described it) {
      out.add(it.buyer().isEmpty() ? "no buyer" : "");
      out.add(it.merchantNumber().isPresent() ? "host number" : "");
    } else if (happening instanceof Happening.Paid it) {
      out.add(it.payer().isEmpty() ? "no payer" : "");
      out.add(it.payerTotal() < it.total() ? "coupon" : "");
      out.add(Season.midnightOf(it.at()).equals(it.at()) ? "midnight" : "");
    } else if (happening instanceof Happening.Booked it) {
      out.add(it.sandbox() ? "sandbox" : "");
      out.add(it.number().issuer().equals(Brand.SHOP_APPID) ? "a shop's order stated" : "");
      out.add(it.total().isEmpty() ? "amount unknown" : "");
    } else if (happening instanceof Happening.Refunded it) {
      out.add(it.outcome().name());
    } else if (happening instanceof Happening.Recommended it) {
      out.add(it.who().type() != it.invitee().type() ? "to oneself" : "");
      out.add(it.qualified() ? "" : "unqualified");
    } else if (happening instanceof Happening.Invoiced it) {
      out.add(it.revision() > 1 ? "restated" : "");
      out.add("cost of " + it.cost());
    } else if (happening instanceof Happening.Counted it) {
      out.add(it.clicks() ? "clicks" : "impressions");
    } else if (happening instanceof Happening.Claimed it) {
      out.add(it.conversions().isPresent() ? "claimed in numbers" : "claimed in money");
    } else if (happening instanceof Happening.Baited it) {
      out.add(it.taken().isPresent() ? "taken" : "offered only");
    } else if (happening instanceof Happening.LinkFollowed it) {
      out.add(it.asked() ? "a request by a link" : "a look by a link");
    } else if (happening instanceof Happening.Followed it) {
      out.add(it.code().isEmpty() ? "followed without a code" : "followed by a code");
    } else if (happening instanceof Happening.Received it) {
      out.add(it.byCustomer() ? "received by customer" : "received by time");
    } else if (happening instanceof Happening.Reviewed it) {
      out.add(it.sku().isEmpty() ? "review of an order" : "review of a product");
    } else if (happening instanceof Happening.Pledged it) {
      out.add(it.units() == 0 ? "pledge taken back" : "pledged");
    } else if (happening instanceof Happening.Teamed it) {
      out.add(it.opened() ? "opened a team" : "joined a team");
    } else if (happening instanceof Happening.GroupChange it) {
      out.add("group " + it.turn());
    } else if (happening instanceof Happening.Labelled it) {
      out.add(it.on() ? "" : "untagged");
    } else if (happening instanceof Happening.ConsentGiven it) {
      out.add(it.forPerson() ? "consent for the person" : "consent of an account");
      out.add(it.expires().isPresent() ? "consent that expires" : "");
    }
    return out;
  }

  @Test
  void every_manner_of_delivery_occurs() {
    SimulationParameters parameters = new SimulationParameters(500, 31, 1);
    List<Sending> sendings = Postbag.of(parameters, World.of(parameters));
    assertThat(sendings.stream().map(Sending::manner).distinct())
        .containsExactlyInAnyOrder(Manner.values());
    assertThat(sendings.stream().filter(it -> it.what().size() > 1)).isNotEmpty();
    for (Route route : Route.values()) {
      assertThat(sendings.stream().filter(it -> it.route() == route)).as("%s", route).isNotEmpty();
    }
    List<Long> order = sendings.stream().map(it -> it.receivedAt().toEpochMilli()).toList();
    assertThat(order).isNotEqualTo(order.stream().sorted().toList());
  }
}
