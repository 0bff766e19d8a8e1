package io.siyu.insight;

import com.google.common.collect.ImmutableList;
import io.siyu.channel.Placement;
import io.siyu.dossier.Beliefs;
import io.siyu.dossier.Dossier;
import io.siyu.event.Event;
import io.siyu.event.Referred;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyClass;
import io.siyu.member.Member;
import io.siyu.money.Ratio;
import io.siyu.playbook.Playbook;
import io.siyu.stage.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who brought whom (裂变), among those who reached CONTACT. Of several who say that they brought
 * somebody the first counts, and only people who came later than who brought them are brought by
 * them: nobody by themselves, and no circle. Not thread-safe.
 */
public final class Referrals {
  private static final Comparator<Claim> FIRST =
      Comparator.comparing((Claim claim) -> claim.event().occurredAt())
          .thenComparing(claim -> claim.event().id());

  private final Playbook playbook;
  private final Instant asOf;
  private final List<Instant> contacts = new ArrayList<>();
  private final Map<IdentityKey, Integer> contactOf = new HashMap<>();
  private final List<Claim> claims = new ArrayList<>();
  private final Set<Integer> gone = new HashSet<>();
  private long byFission;

  /** That a contact brought whoever has a key. */
  private record Claim(int parent, IdentityKey invitee, Event event) {}

  /** Starts with nobody. */
  public Referrals(Playbook playbook, Instant asOf) {
    this.playbook = playbook;
    this.asOf = asOf;
  }

  /** Adds a member with everything known of them. */
  public void add(Dossier person, Member member) {
    Optional<Instant> contact = member.reached(Stage.CONTACT);
    if (contact.isEmpty()) {
      return;
    }
    int index = contacts.size();
    contacts.add(contact.get());
    if (!member.isReachable()) {
      gone.add(index);
    }
    if (cameByFission(member)) {
      byFission++;
    }
    for (IdentityKey key : member.keys()) {
      if (playbook.identity().classOf(key) != KeyClass.ORDER) {
        contactOf.put(key, index);
      }
    }
    if (person.events().stream().anyMatch(event -> event.fact() instanceof Referred)) {
      for (Event event : Beliefs.before(asOf, person.events())) {
        if (event.fact() instanceof Referred fact && fact.qualified()) {
          claims.add(new Claim(index, fact.invitee(), event));
        }
      }
    }
  }

  private boolean cameByFission(Member member) {
    return member
        .firstTouch()
        .flatMap(touch -> playbook.channel(touch.channel()))
        .filter(channel -> channel.placement() == Placement.FISSION)
        .isPresent();
  }

  /**
   * Somebody, and whom they brought.
   *
   * @param contact when they reached CONTACT
   * @param children when those whom they brought did
   */
  public record Bringer(Instant contact, List<Instant> children) {
    /** Copies. */
    public Bringer {
      children = ImmutableList.copyOf(children);
    }
  }

  /**
   * Who brought whom.
   *
   * @param bringers everybody who reached CONTACT, in no order
   * @param referred of all of them, those whom another brought
   * @param byFission of all of them, those whose first touch was through a channel of fission,
   *     whoever brought them
   * @param kept of those whom another brought, those who can still be reached
   * @param unknown how many referrals that count named nobody who reached CONTACT
   */
  public record Result(
      List<Bringer> bringers, Ratio referred, Ratio byFission, Ratio kept, long unknown) {
    /** Copies. */
    public Result {
      bringers = ImmutableList.copyOf(bringers);
    }
  }

  /** States the result. */
  public Result result() {
    List<List<Instant>> children = new ArrayList<>();
    contacts.forEach(contact -> children.add(new ArrayList<>()));
    Set<Integer> brought = new HashSet<>();
    long kept = 0;
    long unknown = 0;
    claims.sort(FIRST);
    for (Claim claim : claims) {
      Integer child = contactOf.get(claim.invitee());
      if (child == null) {
        unknown++;
      } else if (contacts.get(child).isAfter(contacts.get(claim.parent())) && brought.add(child)) {
        children.get(claim.parent()).add(contacts.get(child));
        kept += gone.contains(child) ? 0 : 1;
      }
    }
    List<Bringer> bringers = new ArrayList<>();
    for (int i = 0; i < contacts.size(); i++) {
      bringers.add(new Bringer(contacts.get(i), children.get(i)));
    }
    return new Result(
        bringers,
        new Ratio(brought.size(), contacts.size()),
        new Ratio(byFission, contacts.size()),
        new Ratio(kept, brought.size()),
        unknown);
  }
}
