package io.siyu.attribution;

/**
 * A touch (触点). Immutable.
 *
 * @param at when, in milliseconds since 1970
 * @param channel the code of the channel
 */
public record Touchpoint(long at, String channel) {}
