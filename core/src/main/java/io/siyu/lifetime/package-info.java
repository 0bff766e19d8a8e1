/**
 * What customers will still buy and be worth (预测生命周期价值, CLV): models of repeat buying fitted to a
 * shop's purchase histories, a check of them against what happened later, and the value that
 * follows.
 *
 * <p>Histories are in whole days; parameters of time are in weeks of seven days, as they are
 * published. Nothing here knows of seasons: where a shop has them, no model of these foretells
 * them.
 */
@NullMarked
package io.siyu.lifetime;

import org.jspecify.annotations.NullMarked;
