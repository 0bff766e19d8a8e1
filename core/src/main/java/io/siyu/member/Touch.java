package io.siyu.member;

import java.time.Instant;

/**
 * A contact through a channel (触点).
 *
 * @param at when
 * @param evidence what was carried in the channel's place; empty where nothing was
 * @param channel the code of the playbook's channel that the evidence names; empty where it names
 *     none
 */
public record Touch(Instant at, String evidence, String channel) {}
