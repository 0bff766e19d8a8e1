package io.siyu.tier;

/**
 * One rung of a ladder of tiers (等级).
 *
 * @param code its name among the rules
 * @param name what people call it; empty where that is its code
 * @param upgrade what it takes to reach it
 * @param keep what it takes to keep it at the end of a term
 */
public record Tier(String code, String name, TierRule upgrade, TierRule keep) {}
