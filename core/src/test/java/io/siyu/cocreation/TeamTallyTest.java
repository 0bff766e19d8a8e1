package io.siyu.cocreation;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.cocreation.Team.State;
import io.siyu.event.Event;
import io.siyu.event.TeamJoined;
import io.siyu.event.TeamJoined.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TeamTallyTest {
  private static final String NONE = "{}";
  private static final OptionalLong THREE = OptionalLong.of(3);
  private static final Optional<Instant> DAY = Optional.of(Shop.at(24));

  private static Team team(Shop shop, double hour) {
    return shop.asked().teams(Shop.at(hour)).get(0);
  }

  private static Shop seats(int orders, OptionalLong size, Optional<Instant> expires) {
    Shop shop = new Shop(NONE);
    for (int i = 1; i <= orders; i++) {
      shop.buys(i, "of" + i, "" + i, "peach", 1).joins(i, "" + i, "t", size, expires);
    }
    return shop;
  }

  @Test
  @DisplayName("Z-10 a team is open until as many as it needs have joined it, or its time is up")
  void life() {
    Shop shop = seats(3, THREE, DAY);
    assertThat(shop.asked().teams(Shop.at(1))).isEmpty();
    assertThat(team(shop, 3).state()).isEqualTo(State.OPEN);
    assertThat(team(shop, 3.1).state()).isEqualTo(State.FULL);
    assertThat(team(shop, 99).full()).contains(Shop.at(3));
    assertThat(team(shop, 99).opened()).isEqualTo(Shop.at(1));
    assertThat(team(shop, 2).orders()).isEqualTo(1);
    Shop two = seats(2, THREE, DAY);
    assertThat(team(two, 23.9).state()).isEqualTo(State.OPEN);
    assertThat(team(two, 24).state()).isEqualTo(State.EXPIRED);
    assertThat(team(two, 24).owed()).isEqualTo(2);
    two.joins(24, "late", "t", THREE, DAY);
    assertThat(team(two, 30).state()).as("joined too late").isEqualTo(State.EXPIRED);
  }

  @Test
  @DisplayName(
      "Z-11 a team whose orders were all given back is refunded; one of a full team stays full")
  void money_back() {
    Shop two = seats(2, THREE, DAY).givesBack(30, "1", 100).givesBack(31, "2", 40);
    assertThat(team(two, 32).state()).isEqualTo(State.EXPIRED);
    assertThat(team(two, 32).owed()).isEqualTo(1);
    two.givesBack(33, "2", 60);
    assertThat(team(two, 34).state()).isEqualTo(State.REFUNDED);
    assertThat(team(two, 34).owed()).isZero();
    Shop full = seats(3, THREE, DAY).givesBack(30, "1", 100);
    assertThat(team(full, 31).state()).isEqualTo(State.FULL);
    assertThat(team(full, 31).refunded()).isEqualTo(1);
    Shop left = seats(2, THREE, DAY).givesBack(2.5, "1", 100).joins(3, "3", "t", THREE, DAY);
    assertThat(team(left, 4).state()).as("never three at once").isEqualTo(State.OPEN);
    Shop met = seats(2, THREE, DAY).givesBack(3, "1", 100).joins(3, "3", "t", THREE, DAY);
    assertThat(team(met, 4).state()).as("three for an instant").isEqualTo(State.FULL);
  }

  @Test
  @DisplayName(
      "Z-12 what no event says of size and time the playbook says, and else it is not known")
  void what_a_team_needs() {
    OptionalLong unsaid = OptionalLong.empty();
    Shop nobody = seats(2, unsaid, Optional.empty());
    assertThat(team(nobody, 99).state()).isEqualTo(State.UNKNOWN);
    assertThat(team(seats(2, THREE, Optional.empty()), 999).state()).isEqualTo(State.OPEN);

    Shop ruled =
        new Shop("{\"groupBuys\":[{\"activity\":\"act\",\"size\":2,\"hours\":12}]}")
            .joins(1, "1", "t", unsaid, Optional.empty())
            .joins(2, "2", "u", THREE, DAY)
            .joins(3, "3", "u", unsaid, Optional.empty());
    assertThat(team(ruled, 13).state()).isEqualTo(State.EXPIRED);
    assertThat(team(ruled, 12.9).expires()).contains(Shop.at(13));
    Team stated = ruled.asked().teams(Shop.at(13)).get(1);
    assertThat(stated.size()).isEqualTo(THREE);
    assertThat(stated.expires()).isEqualTo(DAY);
    assertThat(stated.state()).isEqualTo(State.OPEN);
  }

  @Test
  @DisplayName("Z-10 an order that belongs to nobody has its place, and one told of twice has one")
  void whose_order_it_is() {
    TeamJoined joined = new TeamJoined("", "t", "", Role.OPENER, OptionalLong.of(2), DAY);
    Shop shop =
        new Shop(NONE)
            .happens(1, Shop.order("1"), joined)
            .happens(2, Shop.order("1"), joined)
            .happens(1, Shop.order("9"), new TeamJoined("", "s", "", Role.OPENER, THREE, DAY));
    assertThat(team(shop, 5).orders()).isEqualTo(1);
    shop.happens(3, Shop.order("2"), joined);
    assertThat(shop.asked().teams(Shop.at(5))).extracting(Team::team).containsExactly("s", "t");
    assertThat(shop.asked().teams(Shop.at(5)).get(1).state()).isEqualTo(State.FULL);
  }

  /** Steps through what happens, one thing after another. */
  private static State obvious(
      double[] joined, double[] left, int size, double expires, double asOf) {
    List<double[]> moves = new ArrayList<>();
    int seats = 0;
    int gone = 0;
    for (int i = 0; i < joined.length; i++) {
      if (joined[i] < asOf) {
        seats++;
        moves.add(new double[] {joined[i], 0});
        if (left[i] < asOf) {
          gone++;
          moves.add(new double[] {left[i], 1});
        }
      }
    }
    moves.sort((a, b) -> a[0] != b[0] ? Double.compare(a[0], b[0]) : Double.compare(a[1], b[1]));
    int present = 0;
    boolean full = false;
    for (double[] move : moves) {
      present += move[1] == 0 ? 1 : -1;
      full |= present >= size && move[1] == 0 && move[0] < expires;
    }
    if (gone == seats) {
      return State.REFUNDED;
    }
    return full ? State.FULL : asOf >= expires ? State.EXPIRED : State.OPEN;
  }

  @Property(tries = 150)
  @Label("Z-11 a team is what stepping through its joins and refunds gives, told in any order")
  void any_order(@ForAll Random random) {
    int orders = 1 + random.nextInt(5);
    double[] joined = new double[orders];
    double[] left = new double[orders];
    int size = 1 + random.nextInt(4);
    int expires = random.nextInt(12);
    Shop shop = new Shop(NONE);
    for (int i = 0; i < orders; i++) {
      joined[i] = random.nextInt(8);
      left[i] = random.nextInt(2) == 0 ? 1_000 : joined[i] + random.nextInt(5);
      shop.buys(joined[i], "of" + i, "" + i, "peach", 1)
          .joins(joined[i], "" + i, "t", OptionalLong.of(size), Optional.of(Shop.at(expires)));
      if (left[i] < 1_000) {
        shop.givesBack(left[i], "" + i, 100);
      }
    }
    List<Event> told = new ArrayList<>(shop.events());
    Collections.shuffle(told, random);
    for (int asOf = 8; asOf < 14; asOf++) {
      Team team = shop.asked(told).teams(Shop.at(asOf)).get(0);
      assertThat(team.state()).isEqualTo(obvious(joined, left, size, expires, asOf));
      assertThat(List.of(team)).isEqualTo(shop.asked().teams(Shop.at(asOf)));
    }
  }
}
