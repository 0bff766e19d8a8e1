package io.siyu.spi;

import java.time.Instant;

/**
 * Something a push hands over for immediate use (一次性凭证), such as a WelcomeCode: never stored, never
 * part of an event. {@link #toString} does not show the value.
 *
 * @param name the platform's name of it
 * @param value the secret
 * @param expiresAt when the platform stops accepting it, counted from when the thing happened
 */
public record Secret(String name, String value, Instant expiresAt) {
  @Override
  public String toString() {
    return "Secret[" + name + ", expires " + expiresAt + "]";
  }
}
