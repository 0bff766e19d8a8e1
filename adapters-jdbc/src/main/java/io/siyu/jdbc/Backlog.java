package io.siyu.jdbc;

import java.time.Instant;
import java.util.Optional;

/**
 * The signals of a tenant that nobody has acknowledged (积压): how far whoever acts on them lags.
 *
 * @param signals how many there are, claimed ones included
 * @param oldest when the oldest of them was written, by the clock of the process that wrote it
 */
public record Backlog(long signals, Optional<Instant> oldest) {}
