/**
 * Whether somebody is a super user or lives on discounts (超级用户与羊毛党): value and dependence judged
 * apart, with reasons, against frozen figures of the shop; and recency, frequency and money (RFM).
 */
@NullMarked
package io.siyu.standing;

import org.jspecify.annotations.NullMarked;
