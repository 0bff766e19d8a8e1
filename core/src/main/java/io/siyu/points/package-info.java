/**
 * Points and growth value (积分与成长值): the rules by which they are earned and expire, and the ledger
 * that every balance is the sum of.
 */
@NullMarked
package io.siyu.points;

import org.jspecify.annotations.NullMarked;
