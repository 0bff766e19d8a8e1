package io.siyu.insight;

/**
 * What customers had brought in by some age, on the average and seen, not predicted (实测 LTV).
 *
 * @param days the age, in whole days after each one's first order
 * @param persons those who were seen for as long
 * @param contribution what these had brought in by then, in minor units, of orders whose costs are
 *     known
 */
public record WorthByAge(int days, long persons, long contribution) {}
