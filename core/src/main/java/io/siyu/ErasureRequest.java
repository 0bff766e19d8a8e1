package io.siyu;

import io.siyu.dossier.Beliefs;
import io.siyu.dossier.Cluster;
import io.siyu.dossier.Dossier;
import io.siyu.dossier.IdentityResolution;
import io.siyu.dossier.MemberId;
import io.siyu.event.ErasureRequested;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import io.siyu.playbook.IdentityRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A demand for deletion that is still open (待处理的删除请求): what it is about is still held under the key
 * at which it was made. To meet it, erase the key up to {@link #upTo}.
 *
 * @param key the account at which it was made
 * @param member who holds the key; empty where it belongs to nobody
 * @param request what is demanded
 * @param event the demand as it is held
 */
public record ErasureRequest(
    IdentityKey key, Optional<MemberId> member, ErasureRequested request, Event event) {
  /** When it was made. */
  public Instant at() {
    return event.occurredAt();
  }

  /** Up to when to erase, so that whatever happened up to the demand goes, the demand with it. */
  public Instant upTo() {
    return upTo(event);
  }

  /** The platform's clock has seconds: what is of the demand's instant is of before it. */
  static Instant upTo(Event demand) {
    return demand.occurredAt().plusMillis(1);
  }

  static Stream<ErasureRequest> openIn(Cluster cluster, IdentityRules rules) {
    List<Event> demands =
        cluster.events().stream()
            .filter(event -> event.fact() instanceof ErasureRequested)
            .filter(event -> event.subject() instanceof IdentityKey key && !key.isErased())
            .toList();
    if (demands.isEmpty()) {
      return Stream.empty();
    }
    IdentityResolution who = IdentityResolution.of(cluster, rules);
    return Beliefs.before(Instant.MAX, demands).stream().map(demand -> of(demand, who));
  }

  private static ErasureRequest of(Event demand, IdentityResolution who) {
    IdentityKey key = (IdentityKey) demand.subject();
    return new ErasureRequest(
        key, who.person(key).map(Dossier::id), (ErasureRequested) demand.fact(), demand);
  }
}
