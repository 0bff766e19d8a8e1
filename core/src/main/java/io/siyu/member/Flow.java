package io.siyu.member;

import java.time.Instant;

/**
 * Money that moved at an instant.
 *
 * @param at when
 * @param minor how much, in minor units of the playbook's currency
 */
public record Flow(Instant at, long minor) {}
