package io.siyu.money;

/**
 * An exact ratio that carries its numerator and denominator, so that ratios can be added up and
 * zero denominators stay visible. Not reduced. Immutable.
 *
 * @param num the numerator
 * @param den the denominator; 0 means that the ratio is undefined
 */
public record Ratio(long num, long den) {}
