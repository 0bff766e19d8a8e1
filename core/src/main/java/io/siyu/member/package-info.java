/**
 * What is known of one person as of an instant: {@link io.siyu.member.Member} and the fold that
 * computes it from a dossier. Pure functions.
 */
@NullMarked
package io.siyu.member;

import org.jspecify.annotations.NullMarked;
