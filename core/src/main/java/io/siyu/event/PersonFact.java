package io.siyu.event;

/** A fact about one person, or about an order that belongs to one (个人事实). */
public sealed interface PersonFact extends Fact
    permits Identified,
        Linked,
        Unlinked,
        Touched,
        Joined,
        Left,
        Engaged,
        Viewed,
        Shared,
        OrderDescribed,
        OrderPaid,
        Shipped,
        Completed,
        Refunded,
        OrderCancelled,
        Referred,
        Tagged,
        Untagged,
        Observed,
        ConsentGiven,
        ConsentWithdrawn,
        ErasureRequested {}
