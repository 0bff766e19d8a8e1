package io.siyu.examples.quickstart.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.identity.IdentityKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is who in small worlds, worked out by hand. */
final class PersonsTest {
  private static final Names NAMES = new Names(1);
  private static final IdentityKey CONTACT = NAMES.contact(1);
  private static final IdentityKey SHOPPER = NAMES.openId(1);
  private static final IdentityKey UNION = NAMES.unionId(1);
  private static final IdentityKey FORMER = NAMES.openId(2);
  private static final IdentityKey PHONE = NAMES.phone(1);
  private static final IdentityKey PENDING = NAMES.pendingId(1);
  private static final IdentityKey DEVICE = NAMES.device(1);
  private static final IdentityKey ORDER = IdentityKey.orderNo(Brand.MERCHANT, "1");
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private final List<Happening> happenings = new ArrayList<>();

  private static Instant day(long days) {
    return START.plus(Duration.ofDays(days));
  }

  private void recognise(Instant at, IdentityKey who, IdentityKey other) {
    happenings.add(new Happening.Recognised(at, who, other, "login"));
  }

  private void vouch(long day, IdentityKey who, IdentityKey other, boolean same) {
    happenings.add(new Happening.Vouched(day(day), who, other, same));
  }

  private Persons persons() {
    return Persons.of(happenings);
  }

  private Set<IdentityKey> person(IdentityKey key) {
    return persons().owner(key).orElse(Set.of());
  }

  @Test
  void the_last_of_link_and_unlink_decides_whichever_way_round_it_was_said() {
    vouch(1, CONTACT, SHOPPER, true);
    assertThat(person(CONTACT)).containsExactlyInAnyOrder(CONTACT, SHOPPER);
    vouch(2, SHOPPER, CONTACT, false);
    assertThat(person(CONTACT)).containsExactly(CONTACT);
    vouch(3, SHOPPER, CONTACT, true);
    assertThat(person(CONTACT)).containsExactlyInAnyOrder(CONTACT, SHOPPER);
  }

  @Test
  void a_pending_id_joins_for_ninety_days_and_not_a_moment_longer() {
    recognise(START, SHOPPER, PENDING);
    recognise(day(90).plusMillis(1), CONTACT, PENDING);
    assertThat(person(CONTACT)).containsExactly(CONTACT);
    happenings.remove(1);
    recognise(day(90), CONTACT, PENDING);
    assertThat(person(CONTACT)).containsExactlyInAnyOrder(CONTACT, SHOPPER);
  }

  /** FORMER gives up the number, which goes to somebody else. */
  private void recycle() {
    recognise(day(1), FORMER, PHONE);
    recognise(day(30), SHOPPER, UNION);
    recognise(day(31), UNION, PHONE);
  }

  @Test
  void a_recycled_number_joins_its_holders_because_no_timestamp_decides() {
    recycle();
    assertThat(person(FORMER)).containsExactlyInAnyOrder(FORMER, SHOPPER, UNION);
    assertThat(persons().quarantinedEdges()).isZero();
  }

  @Test
  void a_recycled_number_of_people_whom_the_host_keeps_apart_is_quarantined() {
    recycle();
    vouch(40, FORMER, UNION, false);
    assertThat(person(FORMER)).containsExactly(FORMER);
    assertThat(persons().quarantinedEdges()).isEqualTo(2);
    assertThat(persons().wouldJoin()).isEqualTo(2);
  }

  @Test
  void a_recycled_number_that_the_host_takes_from_the_former_holder_is_the_others_alone() {
    recycle();
    vouch(40, FORMER, PHONE, false);
    assertThat(person(FORMER)).containsExactly(FORMER);
    assertThat(persons().quarantinedEdges()).isZero();
  }

  @Test
  void a_device_that_the_host_denies_is_the_other_claimants_or_nobodys() {
    recognise(day(1), SHOPPER, UNION);
    recognise(day(2), SHOPPER, DEVICE);
    vouch(3, UNION, DEVICE, false);
    assertThat(person(DEVICE)).isEmpty();
    recognise(day(4), FORMER, DEVICE);
    assertThat(person(DEVICE)).containsExactly(FORMER);
  }

  @Test
  void an_order_that_the_host_denies_is_the_payers_or_nobodys() {
    recognise(day(1), SHOPPER, UNION);
    happenings.add(
        new Happening.Described(
            day(2),
            ORDER,
            Optional.empty(),
            Optional.of(SHOPPER),
            List.of(),
            OptionalLong.of(9),
            ""));
    happenings.add(new Happening.Paid(day(2), ORDER, "T1", Optional.of(SHOPPER), 900, 900));
    vouch(3, UNION, ORDER, false);
    assertThat(new Truth(Season.of(31), happenings).unresolvedOrders()).hasSize(1);
    happenings.set(2, new Happening.Paid(day(2), ORDER, "T1", Optional.of(FORMER), 900, 900));
    Truth truth = new Truth(Season.of(31), happenings);
    assertThat(truth.unresolvedOrders()).isEmpty();
    assertThat(truth.members()).hasSize(1);
  }

  @Test
  void what_is_no_simple_shape_is_refused() {
    recognise(day(1), SHOPPER, PHONE);
    recognise(day(2), SHOPPER, NAMES.phone(2));
    assertThatThrownBy(this::persons).isInstanceOf(IllegalStateException.class);
    happenings.clear();
    vouch(1, SHOPPER, ORDER, true);
    assertThatThrownBy(this::persons).isInstanceOf(IllegalStateException.class);
    happenings.clear();
    recognise(day(1), SHOPPER, UNION);
    recognise(day(1), CONTACT, UNION);
    vouch(2, SHOPPER, CONTACT, false);
    assertThatThrownBy(this::persons).isInstanceOf(IllegalStateException.class);
  }
}
