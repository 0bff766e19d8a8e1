/**
 * What to do (决策): which bait draws best, how to split a budget over pools, what referrals bring.
 * Pure functions of counts and amounts; each answer says what it rests on, or what is missing.
 */
@NullMarked
package io.siyu.advice;

import org.jspecify.annotations.NullMarked;
