/**
 * What the interfaces of 企业微信 answer when they are asked, as events (快照): the existing customers of
 * an account before its first push, and whatever pushes have missed. The host asks with its own
 * client and ingests what was answered; nothing here reaches a network.
 */
package io.siyu.wecom.snapshot;
