/**
 * What concerns many people at once (社群): who is in a group, as far as its events tell, and where
 * they do not; and by which ids employees go. Pure functions of events, whatever the order in which
 * they arrived.
 */
package io.siyu.community;
