package io.siyu.examples.quickstart.simulation;

import io.siyu.examples.quickstart.simulation.Accounts.Route;
import io.siyu.spi.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One delivery that is still to be signed and written (待投递). Equal sendings give equal bytes but
 * for the instant of receipt.
 *
 * @param route where it goes to
 * @param manner whether it is right, or what is wrong with it
 * @param id the CloudEvents id of its first event
 * @param what what it tells of; several where it is a batch, none where it is a handshake
 * @param sentAt when it was signed
 * @param receivedAt when it arrived
 * @param seed what its nonces are drawn from
 */
record Sending(
    Route route,
    Manner manner,
    String id,
    List<Happening> what,
    Instant sentAt,
    Instant receivedAt,
    long seed) {

  /** What may be the matter with a delivery. */
  enum Manner {
    /** Nothing: it must be believed. */
    GENUINE,
    /** Nothing: it must be believed, though it comes in JSON where most come in XML. */
    GENUINE_JSON,
    /** The platform checks the address. */
    HANDSHAKE,
    /** The platform tests whether signatures are checked. */
    SIGNATURE_TEST,
    /** It was changed on its way. */
    TAMPERED(Reason.SIGNATURE_MISMATCH),
    /** It lacks what its signature needs. */
    UNSIGNED(Reason.SIGNATURE_PARAM_MISSING),
    /** It was signed too long before it came. */
    STALE(Reason.STALE_TIMESTAMP),
    /** It is for another company. */
    FOREIGN(Reason.RECEIVE_ID_MISMATCH),
    /** It is encrypted with another key. */
    WRONG_KEY(Reason.BAD_CIPHERTEXT),
    /** It is signed with a key nobody knows. */
    UNKNOWN_SERIAL(Reason.UNKNOWN_SERIAL),
    /** It goes to an address that the brand does not have. */
    MISDIRECTED(Reason.UNKNOWN_CONNECTION);

    private final Optional<Reason> rejection;

    Manner() {
      this.rejection = Optional.empty();
    }

    Manner(Reason rejection) {
      this.rejection = Optional.of(rejection);
    }

    /** Why it must be rejected; empty where it must not. */
    Optional<Reason> rejection() {
      return rejection;
    }
  }

  Sending {
    what = List.copyOf(what);
  }

  /** The same bytes once more, received later. */
  Sending repeated(Instant later) {
    return new Sending(route, manner, id, what, sentAt, later, seed);
  }

  /** The same content in other ciphertext, signed anew. */
  Sending anew(Instant later, long otherSeed) {
    return new Sending(route, manner, id, what, later, later, otherSeed);
  }
}
