package io.siyu.push;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Ordering;
import com.google.common.hash.Hashing;
import io.siyu.spi.Delivery;
import io.siyu.spi.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Verifies the {@code signature} of token, timestamp and nonce (明文签名), which covers no body: it
 * proves that whoever calls has seen some signed address, no more. Immutable and thread-safe.
 */
public final class SignedAddress {
  private final ImmutableList<String> tokens;
  private final Freshness freshness;
  private final int bodyBytesMax;

  /**
   * Verifies for an account.
   *
   * @param tokens the current one, then previous ones
   * @param freshnessSeconds how far the signed timestamp may lie from received-at, in seconds; 0
   *     for any
   * @param bodyBytesMax the largest body read, in bytes
   */
  public SignedAddress(List<String> tokens, long freshnessSeconds, int bodyBytesMax) {
    this.tokens = ImmutableList.copyOf(tokens);
    this.freshness = new Freshness(freshnessSeconds);
    this.bodyBytesMax = bodyBytesMax;
  }

  /** Why a delivery is refused; empty where it is signed. */
  public Optional<Reason> check(Delivery delivery) {
    if (delivery.body().length > bodyBytesMax) {
      return Optional.of(Reason.BODY_TOO_LARGE);
    }
    SealedAddress.Signed signed = SealedAddress.Signed.of(delivery, "signature");
    if (signed.isIncomplete()) {
      return Optional.of(Reason.SIGNATURE_PARAM_MISSING);
    }
    if (!signed.isPlausible() || tokens.stream().noneMatch(token -> matches(signed, token))) {
      return Optional.of(Reason.SIGNATURE_MISMATCH);
    }
    return freshness.isStale(delivery, signed.seconds())
        ? Optional.of(Reason.STALE_TIMESTAMP)
        : Optional.empty();
  }

  // The algorithm is the platform's.
  @SuppressWarnings("deprecation")
  private static boolean matches(SealedAddress.Signed signed, String token) {
    List<String> parts =
        Ordering.natural().sortedCopy(List.of(token, signed.timestamp(), signed.nonce()));
    byte[] digest =
        Hashing.sha1().hashString(String.join("", parts), StandardCharsets.UTF_8).asBytes();
    return MessageDigest.isEqual(digest, HexFormat.of().parseHex(signed.signature()));
  }
}
