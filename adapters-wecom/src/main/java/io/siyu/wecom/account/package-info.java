/**
 * How the events of one corp are keyed and addressed, the same for what is pushed and what is
 * fetched (企业的标识规则). Not part of the API.
 */
@NullMarked
package io.siyu.wecom.account;

import org.jspecify.annotations.NullMarked;
