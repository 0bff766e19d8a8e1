package io.siyu.community;

import java.time.Instant;

/**
 * A place where changes of a group's members are missing (缺口): the platform's chain of versions is
 * broken there. Asking for the group's members, and ingesting the answer, closes it.
 *
 * @param after the last version known before
 * @param since when that version came to be
 * @param before the first version known after
 * @param until when that version was first heard of
 */
public record Gap(String after, Instant since, String before, Instant until) {}
