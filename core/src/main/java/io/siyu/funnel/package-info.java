/**
 * Funnels (漏斗): how far people get through steps within a window. Pure functions of instants and
 * bits; who the people are, and which events match a step, is the caller's.
 */
@NullMarked
package io.siyu.funnel;

import org.jspecify.annotations.NullMarked;
