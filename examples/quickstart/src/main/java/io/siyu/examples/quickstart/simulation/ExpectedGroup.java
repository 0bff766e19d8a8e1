package io.siyu.examples.quickstart.simulation;

/**
 * What can be known of a group chat as of the end of the window (群聊的真相), by the pushes that came.
 *
 * @param id which
 * @param present how many are in it
 * @param gaps how often pushes are missing, since it was last asked who is there
 * @param dismissed whether it is no more
 */
public record ExpectedGroup(String id, int present, int gaps, boolean dismissed) {}
