/**
 * Group chats (社群): who is in a group, as far as its events tell, and where they do not. Pure
 * functions of a group's events, whatever the order in which they arrived.
 */
package io.siyu.community;
